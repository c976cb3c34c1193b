/**
 * `npm run package`: builds, and packs what the stores take: dist/parley-VERSION-chrome.zip, -firefox.zip and, for
 * reviewers, -source.zip (the files of the last commit). The same sources give the same bytes: names sorted, one fixed
 * time, no attributes of the machine.
 *
 * fflate: writes a zip with a time of our choosing, in 8 kB without dependencies of its own.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { build, StepFailed, step } from './steps.ts';

/** The earliest that a zip can name; read in the machine's own time zone, so that the bytes are the same in all. */
const TIME = new Date(1980, 0, 1);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

try {
  step('build (vite)', build);
  step('zips', () => {
    pack('chrome', filesOf('dist/chrome'), (name) => readFileSync(join('dist/chrome', name)));
    pack('firefox', filesOf('dist/firefox'), (name) => readFileSync(join('dist/firefox', name)));
    pack('source', committed(), (name) => git('show', `HEAD:${name}`));
  });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`✘ ${error.message}`);
  process.exitCode = 1;
}

function pack(what: string, names: readonly string[], read: (name: string) => Uint8Array): void {
  const files: Zippable = {};
  for (const name of [...names].sort()) files[name] = read(name);
  const zip = zipSync(files, { level: 9, mtime: TIME });
  const file = `dist/parley-${version}-${what}.zip`;
  writeFileSync(file, zip);
  const digest = createHash('sha256').update(zip).digest('hex');
  console.log(`${file}  ${names.length} files, ${(zip.length / 1000).toFixed(1)} kB, sha256 ${digest}`);
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'));
}

function committed(): string[] {
  return git('ls-tree', '-r', '-z', '--name-only', 'HEAD').toString('utf8').split('\0').filter(Boolean);
}

function git(...args: string[]): Buffer {
  const { status, stdout, stderr } = spawnSync('git', args, { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new StepFailed(`git ${args[0]}: ${stderr}`);
  return stdout;
}
