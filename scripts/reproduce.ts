/**
 * `npm run reproduce`: shows that the packages can be made again. Packs the last commit here, in a clean clone with
 * packages freshly installed from the lockfile, and Firefox's from the source zip as a store's reviewer does; says
 * whether all bytes are the same.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { StepFailed, step } from './steps.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const temporary = mkdtempSync(join(tmpdir(), 'parley-'));

try {
  const clone = join(temporary, 'clone');
  const source = join(temporary, 'source');
  step('here', () => run('npm', ['run', 'package']));
  step('a clean clone', () => {
    run('git', ['clone', '--quiet', '.', clone]);
    install(clone);
    run('npm', ['run', 'package'], clone);
  });
  step('the source zip', () => {
    unpack(`dist/parley-${version}-source.zip`, source);
    install(source);
    run('npm', ['run', 'build-for-amo'], source);
  });
  const made = readdirSync('dist').filter((name) => name.startsWith(`parley-${version}-`));
  for (const name of made) same(join('dist', name), join(clone, 'dist', name));
  same(`dist/parley-${version}-firefox.zip`, join(source, 'dist', `parley-${version}-firefox.zip`));
  console.log(`\nThe same bytes each time: ${made.join(', ')}`);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(`✘ ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function install(folder: string): void {
  run('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], folder);
}

function run(program: string, args: string[], cwd = '.'): void {
  const { status } = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new StepFailed(`${program} ${args.join(' ')} failed in ${cwd}`);
}

function unpack(file: string, folder: string): void {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

function same(one: string, other: string): void {
  if (!readFileSync(one).equals(readFileSync(other))) throw new StepFailed(`${one} and ${other} differ`);
}
