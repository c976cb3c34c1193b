/** Pictures for people to judge, in both schemes; what a machine can judge is that each scheme is followed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import type { Popup } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { hover, readArticle, reading } from './reader.ts';
import { artefact, inEachBrowser, STRICT } from './real.ts';

inEachBrowser((driver, browser) => {
  describe('looks', () => {
    let site: Site;
    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
    });
    afterAll(() => site?.close());

    test.each(['light', 'dark'] as const)('%s', async (scheme) => {
      const tab = await driver().open(`${site.origin}/article.html`);
      await tab.colorScheme(scheme);
      const popup = await readArticle(tab);
      await popup.colorScheme(scheme);
      const brightness = await until(
        `the popup turns ${scheme}`,
        () => brightnessOf(popup),
        (value) => value > 128 === (scheme === 'light'),
      );
      expect(brightness > 128 ? 'light' : 'dark').toBe(scheme);
      await popup.screenshot(artefact(`demo-popup-${browser}-${scheme}`));
      await popup.close();

      const { article, annotation } = await reading(tab);
      const [first] = annotation.positions;
      if (!first) throw new Error('no position was found');
      await hover(tab, article.text.slice(first.span.start, first.span.end));
      await tab.screenshot(artefact(`demo-page-${browser}-${scheme}`));
      await tab.close();
    });
  });
});

/** 0…255 of the popup's background. */
const brightnessOf = (popup: Popup) =>
  popup.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (!context) throw new Error('no canvas');
    const colours = [document.documentElement, document.body].map((it) => getComputedStyle(it).backgroundColor);
    // where the popup paints nothing, the browser paints its own canvas: white, or near black under a dark scheme
    context.fillStyle = matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff';
    context.fillRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
