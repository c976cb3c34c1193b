/**
 * The command line: the same annotator over files and streams.
 *
 * Argument parsing is Node's own `parseArgs`; it knows all that one command and five flags need.
 */
import { readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { annotate } from './annotator/annotate.ts';
import { answerBy } from './cli/answer.ts';
import { loadEngine, modelBytes } from './cli/engine.ts';
import { articleOf, isPage } from './cli/input.ts';
import { annotateLines, OtherInput } from './cli/lines.ts';
import { Pool } from './cli/pool.ts';
import { resume } from './cli/resume.ts';
import { formatSummary } from './summary-text.ts';

const USAGE = `usage:
  parley annotate FILE.html|FILE.txt [--summary]   one article; prints its annotation as JSON, or a summary to read
  parley annotate --jsonl                          lines {"id", "text"} or {"id", "html", "url"} on standard input,
                                                   one annotation a line on standard output, in the same order
      --jobs N        in N threads at once, each with an engine of its own (default 1)
      --resume FILE   writes to FILE instead, going on after the last line that it holds whole
`;

/** Something the caller can put right: told in one sentence, exit code 2. */
class UsageError extends Error {}

async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parse(argv);
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [command, ...files] = positionals;
  if (command !== 'annotate') throw new UsageError(command ? `there is no command "${command}"` : 'no command given');
  if (values.jsonl) {
    if (files.length) throw new UsageError('--jsonl reads standard input; give it no file');
    return annotateStream(jobsOf(values.jobs), values.resume);
  }
  if (values.jobs ?? values.resume) throw new UsageError('--jobs and --resume go with --jsonl');
  const [file, ...more] = files;
  if (!file || more.length) throw new UsageError('give one file, or --jsonl');
  const article = await articleOf(readInput(file));
  const annotation = annotate(article, await loadEngine());
  process.stdout.write(
    values.summary
      ? formatSummary(article.text, annotation)
      : `${JSON.stringify({ ...annotation, text: article.text }, null, 2)}\n`,
  );
  return 0;
}

async function annotateStream(jobs: number, file: string | undefined): Promise<number> {
  const { output, done } = file ? await resume(file) : { output: process.stdout, done: undefined };
  // also where threads load their own: a damaged model is told once, before anything is read
  const engine = await loadEngine();
  const pool = jobs > 1 ? new Pool(jobs, await modelBytes()) : null;
  const answer = pool?.answer ?? answerBy(engine);
  try {
    const { lines, bad } = await annotateLines(process.stdin, output, answer, { ahead: pool?.ahead ?? 1, done });
    if (file) await finished(output.end());
    if (bad === 0) return 0;
    process.stderr.write(`parley: ${bad} of ${lines} lines could not be read; each has an "error" in its place\n`);
    return 2;
  } catch (error) {
    if (error instanceof OtherInput) throw new UsageError(`${file} was written from another input: ${error.message}`);
    throw error;
  } finally {
    await pool?.close();
  }
}

function jobsOf(given: string | undefined): number {
  if (given === undefined) return 1;
  if (!/^[1-9]\d{0,2}$/.test(given)) throw new UsageError(`--jobs takes a number from 1 to 999, not "${given}"`);
  return Number(given);
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        jsonl: { type: 'boolean' },
        jobs: { type: 'string' },
        resume: { type: 'string' },
        summary: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readInput(file: string) {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'that is a folder'
          : `it cannot be read (${code})`;
    throw new UsageError(`${file}: ${why}`);
  }
  return isPage(file, content) ? { id: file, html: content } : { id: file, text: content };
}

// a reader that has seen enough (`| head`) closes the pipe: that is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) process.stderr.write(`parley: ${error.message}\n${USAGE}`);
    else process.stderr.write(`parley: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
