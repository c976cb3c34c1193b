/** What `npm start` is asked for on its command line. */
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BROWSERS, type BrowserName } from '../test/e2e/browsers/index.ts';

export const USAGE = `usage: npm start [FILE.html|URL] [-- --browser chromium|firefox]
  FILE.html   a saved page; by default demo/article.html
  URL         a page on the web, opened as it is`;

const DEMO = 'demo/article.html';

/** Something the caller can put right. */
export class UsageError extends Error {}

export interface Wish {
  readonly browser: BrowserName | null;
  /** A page on the web, or null for a file. */
  readonly url: string | null;
  readonly file: string;
}

/** Throws a `UsageError` that says what is wrong. */
export function wishOf(args: string[]): Wish {
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
