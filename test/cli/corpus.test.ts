/** The built command line over a corpus: threads, order, a reader that stops, a kill, and GNU parallel. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CLI = 'dist/cli.js';
const folder = mkdtempSync(join(tmpdir(), 'parley-corpus-'));
const path = (name: string) => join(folder, name);

/** Short and long, plain and pages, good and bad, so that threads finish out of turn. */
const INPUT = Array.from({ length: 60 }, (_, i) => {
  const sentence = `The union of town ${i} demanded that the company raise wages by ${i} percent. `;
  if (i % 13 === 5) return `not json ${i}`;
  if (i % 17 === 3) return JSON.stringify({ id: i, text: 'an id must be text' });
  const text = sentence.repeat(i % 7 === 2 ? 30 : 1 + (i % 3));
  if (i % 11 !== 4) return JSON.stringify({ id: `a${i}`, text });
  const paragraphs = Array.from({ length: 8 }, (_, n) => `<p>In paragraph ${n} of this story, ${sentence}</p>`).join(
    '',
  );
  const html = `<html lang="en"><body><article><h1>Pay</h1>${paragraphs}</article></body></html>`;
  return JSON.stringify({ id: `a${i}`, html });
}).join('\n');

function annotate(args: string[], input: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [CLI, 'annotate', '--jsonl', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
}

let expected: string;
beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('There is no build; run `npm run build` first.');
  const { stdout, status, stderr } = annotate([], INPUT);
  expect(stderr).toMatch(/^parley: 9 of 60 lines could not be read/);
  expect(status).toBe(2);
  expected = stdout;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('one answer a line, in order', () => {
  const ids = expected
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);
  expect(ids).toHaveLength(60);
  expect(ids.filter((id) => typeof id === 'string').map((id) => Number(id.slice(1)))).toEqual(
    ids.flatMap((id, i) => (typeof id === 'string' ? [i] : [])),
  );
});

test.each([2, 3])('%d threads write the same bytes', (jobs) => {
  const { stdout, status } = annotate(['--jobs', String(jobs)], INPUT);
  expect(stdout).toBe(expected);
  expect(status).toBe(2);
});

describe('--resume', () => {
  const out = path('resumed.jsonl');

  test.each([
    ['nothing', 0],
    ['half a line', 100],
    ['some lines and a half', 5_000],
  ])('goes on after %s', (_, length) => {
    writeFileSync(out, expected.slice(0, length));
    expect(annotate(['--resume', out, '--jobs', '2'], INPUT).stdout).toBe('');
    expect(readFileSync(out, 'utf8')).toBe(expected);
  });

  test('does nothing where all is done', () => {
    expect(annotate(['--resume', out], INPUT)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(out, 'utf8')).toBe(expected);
  });

  test.each([
    ['another input', INPUT.replaceAll('"a', '"b'), 'was written from another input'],
    ['a shorter one', INPUT.slice(0, INPUT.indexOf('\n')), 'only 1 lines came in, but 60 are answered'],
  ])('refuses %s and leaves the file as it is', (_, input, words) => {
    const { status, stderr } = annotate(['--resume', out], input);
    expect(stderr).toContain(words);
    expect(status).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe(expected);
  });

  test('after a kill in the middle, nothing is missing and nothing twice', async () => {
    rmSync(out);
    const run = spawn(process.execPath, [CLI, 'annotate', '--jsonl', '--resume', out, '--jobs', '2']);
    run.stdin.on('error', () => {}); // the kill breaks the pipe
    // an endless stream: the run cannot end before it is killed
    const feed = () => run.stdin.write(`${INPUT.split('\n')[0]}\n`, (error) => error ?? setImmediate(feed));
    run.stdin.write(`${INPUT}\n`, feed);
    const grown = setInterval(() => {
      if (existsSync(out) && readFileSync(out, 'utf8').length > expected.length / 2) run.kill('SIGKILL');
    }, 5);
    await once(run, 'exit');
    clearInterval(grown);
    expect(run.signalCode).toBe('SIGKILL');
    const written = readFileSync(out, 'utf8');
    const endless = `${INPUT}\n${`${INPUT.split('\n')[0]}\n`.repeat(written.split('\n').length)}`;
    annotate(['--resume', out, '--jobs', '2'], endless);
    const whole = readFileSync(out, 'utf8');
    expect(whole.startsWith(expected)).toBe(true);
    expect(whole.split('\n')).toHaveLength(endless.split('\n').length);
  });
});

test('a reader that has seen enough ends the run without a complaint', async () => {
  const run = spawn(process.execPath, [CLI, 'annotate', '--jsonl', '--jobs', '2'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  run.stderr.on('data', (words) => {
    complaint += words;
  });
  run.stdin.on('error', () => {});
  const feed = () => run.stdin.write(`${INPUT}\n`, (error) => error ?? feed());
  feed();
  await once(run.stdout, 'data');
  run.stdout.destroy();
  const [code] = await once(run, 'exit');
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});

test.each([
  [['--jobs', '0'], '--jobs takes a number from 1 to 999'],
  [['--jobs', 'many'], '--jobs takes a number from 1 to 999'],
  [['file.txt'], 'give it no file'],
])('%j is refused', (args, words) => {
  const { status, stdout, stderr } = annotate(args, '');
  expect(stderr).toContain(words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

const parallel = spawnSync('parallel', ['--version'], { encoding: 'utf8' });
const gnu = parallel.status === 0 && parallel.stdout.startsWith('GNU parallel');
if (!gnu) console.warn('GNU parallel is not installed: its way over machines is left out.');

test.skipIf(!gnu)('GNU parallel spreads it over processes and keeps the order', () => {
  const { stdout } = spawnSync(
    'parallel',
    ['--pipe', '--block', '5k', '--keep-order', '--jobs', '2', 'node', CLI, 'annotate', '--jsonl'],
    { input: INPUT, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  expect(stdout).toBe(expected);
});
