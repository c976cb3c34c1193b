/** Finds or fetches the browsers that the extension is tried and tested in. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { BrowserName } from '../test/e2e/browsers/index.ts';

interface Kind {
  /** Overrides the search. */
  readonly variable: string;
  /** Programs to look for on the PATH. */
  readonly programs: readonly string[];
  /** Where installers put it outside the PATH. */
  readonly places: readonly string[];
  readonly debian: string;
  readonly advice: string;
}

const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  (folder) => folder !== undefined,
);
const applications = ['/Applications', join(process.env.HOME ?? '', 'Applications')];

const KINDS: Record<BrowserName, Kind> = {
  chromium: {
    variable: 'PARLEY_CHROME',
    programs: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'chrome'],
    places: [
      ...applications.map((folder) => join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome')),
      ...applications.map((folder) => join(folder, 'Chromium.app/Contents/MacOS/Chromium')),
      ...programFiles.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
      ...programFiles.map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe')),
    ],
    debian: 'chromium',
    advice: 'Install Google Chrome or Chromium, version 128 or later (on Debian: `apt-get install chromium`)',
  },
  firefox: {
    variable: 'PARLEY_FIREFOX',
    programs: ['firefox', 'firefox-esr'],
    places: [
      ...applications.map((folder) => join(folder, 'Firefox.app/Contents/MacOS/firefox')),
      ...programFiles.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
    ],
    debian: 'firefox-esr',
    advice: 'Install Firefox, version 142 or later (on Debian: `apt-get install firefox-esr`)',
  },
};

/** A browser that is not there and cannot be fetched: the message says what to install. */
export class NoBrowser extends Error {}

/** The program of an installed browser, or null. A path in the environment is taken at its word. */
export function find(name: BrowserName): string | null {
  const { variable, programs, places } = KINDS[name];
  const told = process.env[variable];
  if (told) {
    if (!existsSync(told)) throw new NoBrowser(`${variable} names ${told}, which does not exist.`);
    return told;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...onPath, ...places].find((place) => existsSync(place) && !isSnapStub(place)) ?? null;
}

/** Finds a browser or, as root on Debian, installs it; otherwise throws a `NoBrowser`. */
export function provide(name: BrowserName): string {
  const found = find(name);
  if (found) return found;
  const { variable, debian, advice } = KINDS[name];
  const system = linuxName();
  const help = `${advice}, or set ${variable} to its program.`;
  if (process.getuid?.() !== 0 || (system !== 'debian' && system !== 'ubuntu')) throw new NoBrowser(help);
  if (system === 'ubuntu')
    throw new NoBrowser(`${help} Ubuntu’s own package is a snap, which cannot be driven: take the maker’s .deb.`);
  console.log(`No ${name} found: installing the package ${debian} …`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', debian]]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new NoBrowser(`\`apt-get ${args.join(' ')}\` failed. ${help}`);
  }
  const installed = find(name);
  if (!installed) throw new NoBrowser(`The package ${debian} was installed but holds no known program. ${help}`);
  return installed;
}

/** Ubuntu's `/usr/bin/firefox` and `chromium-browser` are shell scripts that call or demand a snap. */
function isSnapStub(program: string): boolean {
  if (process.platform !== 'linux') return false;
  const head = Buffer.alloc(4096);
  const file = openSync(program, 'r');
  const length = readSync(file, head);
  closeSync(file);
  const text = head.toString('latin1', 0, length);
  return text.startsWith('#!') && text.includes('/snap/bin/');
}

function linuxName(): string | null {
  try {
    return /^ID="?([a-z]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}
