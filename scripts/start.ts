/**
 * `npm start [FILE.html|URL] [-- --browser firefox]`: builds the extension, opens it in a browser on an article, clicks
 * its icon and prints what it found. With a display the window stays open; without one the pictures of page and popup
 * are left in artefacts/.
 */
import { mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { formatSummary } from '../src/summary-text.ts';
import { BROWSERS, type Driver, launch } from '../test/e2e/browsers/index.ts';
import { outcome, reading, words } from '../test/e2e/reader.ts';
import { find, NoBrowser, provide } from './browsers.ts';
import { folder, type Site, serve } from './serve.ts';
import { build, StepFailed, step } from './steps.ts';
import { USAGE, UsageError, type Wish, wishOf } from './wish.ts';

/** A saved page as it was saved: with its own files, without its scripts, and without a word to the web. */
const SAVED = "default-src 'self' 'unsafe-inline' data:; script-src 'none'";

try {
  process.exitCode = await start(wishOf(process.argv.slice(2)));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n${USAGE}`);
  else if (error instanceof NoBrowser || error instanceof StepFailed) console.error(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
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
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    throw new StepFailed(`${url} cannot be opened: ${why}`);
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
