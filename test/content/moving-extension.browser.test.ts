/** In the extension itself, where Firefox puts a wall between the content script and the page: highlights follow their text. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import type { Tab } from '../e2e/browsers/index.ts';
import { painted, readArticle } from '../e2e/reader.ts';
import { inEachBrowser, STRICT } from '../e2e/real.ts';

inEachBrowser((driver) => {
  describe('the demo article, rendered anew', () => {
    let site: Site;
    let tab: Tab;
    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
      tab = await driver().open(`${site.origin}/article.html`);
      await readArticle(tab);
    });
    afterAll(async () => {
      await tab?.close();
      await site?.close();
    });

    test('every highlight comes back', async () => {
      const before = await painted(tab);
      expect(Object.keys(before)).not.toHaveLength(0);
      await tab.page.evaluate(() => document.body.replaceWith(document.body.cloneNode(true)));
      await expect.poll(() => painted(tab), { timeout: 5000 }).toEqual(before);
    });

    test('a page that takes its article away loses the highlights', async () => {
      await tab.page.evaluate(() => document.body.replaceChildren());
      await expect.poll(() => painted(tab), { timeout: 10_000 }).toEqual({});
    });
  });
});
