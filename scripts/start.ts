/**
 * `npm start [FILE.html|URL] [-- --browser firefox]`: builds the extension, opens it in a browser on an article, clicks
 * its icon and prints what it found. With a display the window stays open; without one the pictures of page and popup
 * are left in artefacts/.
 */
import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { formatSummary } from '../src/summary-text.ts';
import { BROWSERS, type BrowserName, type Driver, launch } from '../test/e2e/browsers/index.ts';
import { outcome, reading, words } from '../test/e2e/reader.ts';
import { find, NoBrowser, provide } from './browsers.ts';
import { folder, type Site, serve } from './serve.ts';
import { build, StepFailed, step } from './steps.ts';

const USAGE = `usage: npm start [FILE.html|URL] [-- --browser chromium|firefox]
  FILE.html   a saved page; by default demo/article.html
  URL         a page on the web, opened as it is`;

const DEMO = 'demo/article.html';
/** A saved page as it was saved: with its own files, without its scripts, and without a word to the web. */
const SAVED = "default-src 'self' 'unsafe-inline' data:; script-src 'none'";

/** Something the caller can put right. */
class UsageError extends Error {}

interface Wish {
  readonly browser: BrowserName | null;
  /** A page on the web, or null for a file. */
  readonly url: string | null;
  readonly file: string;
}

try {
  process.exitCode = await start(wishOf(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n${USAGE}`);
  else if (error instanceof NoBrowser || error instanceof StepFailed) console.error(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

function wishOf(args: string[]): Wish {
  const { values, positionals } = parse(args);
  const [place = DEMO, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`One page at a time; what is ${more.join(' ')}?`);
  const browser = BROWSERS.find((name) => name === values.browser) ?? null;
  if (values.browser !== undefined && !browser)
    throw new UsageError(`There is no browser “${values.browser}”; choose ${BROWSERS.join(' or ')}.`);
  const url = /^https?:\/\//i.test(place) ? place : null;
  if (url && !URL.canParse(url)) throw new UsageError(`${url} is not an address.`);
  if (!url) checkPage(place);
  return { browser, url, file: place };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { browser: { type: 'string' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checkPage(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`${file}: there is no such file.`);
  if (!found.isFile() || !/\.html?$/i.test(file)) throw new UsageError(`${file} is not an HTML file.`);
}

async function start(wish: Wish): Promise<number> {
  const window = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  step('build (vite)', build);
  const name = wish.browser ?? BROWSERS.find(find) ?? 'chromium';
  const executable = provide(name);
  const site = wish.url ? null : await serve(folder(dirname(wish.file)), SAVED);
  const driver = await launch(name, { executable, window, online: window || wish.url !== null });
  try {
    return await read(driver, wish.url ?? addressOf(site, wish.file), window);
  } finally {
    if (!window) await driver.close();
    await site?.close();
  }
}

function addressOf(site: Site | null, file: string): string {
  return `${site?.origin}/${encodeURIComponent(basename(file))}`;
}

async function read(driver: Driver, url: string, window: boolean): Promise<number> {
  const tab = await driver.open(url).catch((error: unknown) => {
    throw new StepFailed(`${url} cannot be opened: ${error instanceof Error ? error.message : error}`);
  });
  const popup = await tab.clickIcon();
  const state = await outcome(popup);
  const found = state === 'read' ? await reading(tab) : null;
  if (found) console.log(`\n${found.title}\n\n${formatSummary(found.article.text, found.annotation)}`);
  else console.log(`\n${await words(popup)}\n`);
  if (window) {
    console.log('The window stays open: hover what is highlighted. Close it (or press Ctrl-C) to end.');
    await driver.closed;
  } else {
    mkdirSync('artefacts', { recursive: true });
    await popup.screenshot('artefacts/start-popup.png');
    await popup.close();
    await tab.screenshot('artefacts/start-page.png');
    console.log(`No display here, so ${driver.name} ran without a window. Its pictures:`);
    console.log('  artefacts/start-page.png\n  artefacts/start-popup.png');
  }
  return found || state === 'nothing' ? 0 : 1;
}
