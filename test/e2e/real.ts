/** What every end-to-end test begins with: a real browser with the built extension, and the pages to read in it. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { find, NoBrowser } from '../../scripts/browsers.ts';
import { BROWSERS, type BrowserName, type Driver, launch } from './browsers/index.ts';

/** As strict as a news site's policy can be: nothing but the page's own style sheets. */
export const STRICT = "default-src 'none'; style-src 'self'; script-src 'none'";

/** The same tests in each browser. `driver()` is there once the tests run. */
export function inEachBrowser(tests: (driver: () => Driver, name: BrowserName) => void): void {
  describe.each(BROWSERS)('%s', (name) => {
    let driver: Driver | undefined;
    beforeAll(async () => {
      const executable = find(name);
      if (!executable) throw new NoBrowser(`There is no ${name} here; \`npm test\` says how to get it.`);
      if (!existsSync('dist/chrome/manifest.json')) throw new Error('There is no build; run `npm run build` first.');
      driver = await launch(name, { executable });
    });
    afterAll(() => driver?.close());
    tests(() => {
      if (!driver) throw new Error('the browser is not open');
      return driver;
    }, name);
  });
}

/** A folder of the development data that the project's makers keep beside the repository, or null where it is not. */
export function shared(...path: string[]): string | null {
  const place = join(process.env.PARLEY_SHARED ?? '../shared', ...path);
  if (existsSync(place)) return place;
  console.warn(`${place} is not here: what tests it is left out.`);
  return null;
}

/** Where a test leaves a picture for people to look at. */
export function artefact(name: string): `${string}.png` {
  mkdirSync('artefacts', { recursive: true });
  return `artefacts/${name}.png`;
}
