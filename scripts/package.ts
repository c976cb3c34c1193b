/**
 * `npm run package`: builds, and packs what the stores take: dist/parley-VERSION-chrome.zip, -firefox.zip and, for
 * reviewers, -source.zip (the files of the last commit). The same sources give the same bytes: names sorted, one fixed
 * time, no attributes of the machine.
 *
 * fflate: writes a zip with a time of our choosing, in 8 kB without dependencies of its own.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { build, StepFailed, step } from './steps.ts';

/** The earliest that a zip can name; read in the machine's own time zone, so that the bytes are the same in all. */
const TIME = new Date(1980, 0, 1);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

try {
  // nothing of an earlier build may get into a package
  rmSync('dist', { recursive: true, force: true });
  step('build (vite)', build);
  step('zips', () => {
    pack('chrome', filesOf('dist/chrome'));
    pack('firefox', filesOf('dist/firefox'));
    pack('source', committed());
  });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`✘ ${error.message}`);
  process.exitCode = 1;
}

function pack(what: string, content: ReadonlyMap<string, Uint8Array>): void {
  const files: Zippable = {};
  for (const [name, bytes] of [...content].sort(([a], [b]) => (a < b ? -1 : 1))) files[name] = bytes;
  const zip = zipSync(files, { level: 9, mtime: TIME });
  const file = `dist/parley-${version}-${what}.zip`;
  writeFileSync(file, zip);
  const digest = createHash('sha256').update(zip).digest('hex');
  console.log(`${file}  ${content.size} files, ${(zip.length / 1000).toFixed(1)} kB, sha256 ${digest}`);
}

function filesOf(root: string): Map<string, Uint8Array> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(root, name)).isFile());
  return new Map(files.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(root, name))]));
}

/** The files of the last commit, as `git cat-file --batch` gives them: a line `ID blob SIZE`, SIZE bytes, a line's end. */
function committed(): Map<string, Uint8Array> {
  const names = git(['ls-tree', '-r', '-z', '--name-only', 'HEAD']).toString('utf8').split('\0').filter(Boolean);
  const stream = git(['cat-file', '--batch'], names.map((name) => `HEAD:${name}\n`).join(''));
  let at = 0;
  return new Map(
    names.map((name) => {
      const start = stream.indexOf('\n', at) + 1;
      const size = Number(stream.toString('latin1', at, start).split(' ')[2]);
      at = start + size + 1;
      return [name, stream.subarray(start, start + size)];
    }),
  );
}

function git(args: string[], input = ''): Buffer {
  const { status, stdout, stderr } = spawnSync('git', args, { input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new StepFailed(`git ${args[0]}: ${stderr}`);
  return stdout;
}
