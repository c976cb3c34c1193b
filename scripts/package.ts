/**
 * `npm run package`: builds, and packs what the stores take: dist/parley-VERSION-chrome.zip, -firefox.zip and, for
 * reviewers, -source.zip (the files of the last commit), with a software bill of materials beside them. The same
 * sources give the same bytes. `npm run build-for-amo` packs Firefox's alone: it needs no repository, only the files
 * of the source zip, for whoever checks that the one was made from the other.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { billOfMaterials } from './sbom.ts';
import { build, StepFailed, step } from './steps.ts';
import { type Files, filesOf, zip } from './zip.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const [only] = process.argv.slice(2);

try {
  // nothing of an earlier build may get into a package
  rmSync('dist', { recursive: true, force: true });
  step('build (vite)', build);
  step('zips', () => {
    pack('firefox', filesOf('dist/firefox'));
    if (only === 'firefox') return;
    pack('chrome', filesOf('dist/chrome'));
    pack('source', committed());
    write('sbom.cdx.json', Buffer.from(billOfMaterials()));
  });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`✘ ${error.message}`);
  process.exitCode = 1;
}

function pack(what: string, content: Files): void {
  write(`${what}.zip`, zip(content));
}

function write(what: string, bytes: Uint8Array): void {
  const file = `dist/parley-${version}-${what}`;
  writeFileSync(file, bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  console.log(`${file}  ${(bytes.length / 1000).toFixed(1)} kB, sha256 ${digest}`);
}

/** The files of the last commit, as `git cat-file --batch` gives them: a line `ID blob SIZE`, SIZE bytes, a line's end. */
function committed(): Files {
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
