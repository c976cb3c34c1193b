/** What the reader has chosen in the settings, on a page and in the popup. */
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import { DEFAULTS, type Settings } from '../../src/settings.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { card, cardGone, hover, painted, pointAt, readArticle, reading } from './reader.ts';
import { inEachBrowser, STRICT } from './real.ts';

// what the defaults are is the same without a browser
vi.mock('../../src/browser.ts', () => import('../content/no-extension.ts'));

inEachBrowser((driver) => {
  describe('on the demo article', () => {
    let site: Site;
    let tab: Tab;
    let quote: string;
    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
      tab = await driver().open(`${site.origin}/article.html`);
      await (await readArticle(tab)).close();
      const { article, annotation } = await reading(tab);
      const [first] = annotation.positions;
      quote = article.text.slice(first?.span.start, first?.span.end);
      return async () => {
        await tab.close();
        await site.close();
      };
    });
    afterEach(() => choose(DEFAULTS));

    /** As the settings page stores it; resolves once the page in the tab has heard of it. */
    async function choose(change: Partial<Settings>): Promise<void> {
      const options = await driver().openOwn('pages/options/index.html');
      await store(options, change);
      await options.close();
      await tab.page.bringToFront();
      const { card } = change;
      if (card !== undefined)
        await until(
          'the page knows when its card is to come',
          () => inHover(tab).then(({ mode }) => mode),
          (mode) => mode === card,
        );
    }

    test('the card comes to the pointer, if nothing else is chosen', async () => {
      await hover(tab, quote);
      expect(await card(tab)).toContain(quote.slice(0, 20));
    });

    test('at a click alone', async () => {
      await choose({ card: 'click' });
      const { x, y } = await pointAt(tab, quote);
      expect((await inHover(tab)).waitsFor).toBe('');
      expect(await card(tab)).toBeNull();
      await tab.page.mouse.click(x, y);
      await until(
        'the card shows',
        () => card(tab),
        (words) => words !== null,
      );
      await tab.page.keyboard.press('Escape');
      await cardGone(tab);
    });

    test('never, but for the keys that ask for it', async () => {
      await choose({ card: 'never' });
      const { x, y } = await pointAt(tab, quote);
      expect((await inHover(tab)).waitsFor).toBe('');
      await tab.page.mouse.click(x, y);
      expect(await inHover(tab)).toMatchObject({ waitsFor: '', mode: 'never' });
      expect(await card(tab)).toBeNull();
      const stepped = await tab.inContentScript(() => {
        const world = globalThis as unknown as Record<symbol, { page: { step(by: number): boolean } }>;
        return world[Symbol.for('parley')]?.page.step(1) ?? false;
      });
      expect(stepped).toBe(true);
      expect(await card(tab)).not.toBeNull();
      await tab.page.keyboard.press('Escape');
      await cardGone(tab);
    });

    test('a kind that is left out is neither painted nor listed', async () => {
      const { annotation } = await reading(tab);
      expect(annotation.positions.some(({ kind }) => kind === 'demand')).toBe(true);
      await choose({ kinds: ['refusal', 'concession', 'threat', 'offer'] });
      const kindsOf = (names: string[]) => names.map((name) => name.split('-')[1]);
      await until(
        'the page has no demands',
        async () => kindsOf(Object.keys(await painted(tab))),
        (kinds) => kinds.includes('refusal') && !kinds.includes('demand'),
      );
      const popup = await readArticle(tab);
      const listed = () =>
        popup.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('[data-position]')].map(({ dataset }) => dataset.kind),
        );
      await until(
        'the popup lists no demands',
        listed,
        (kinds) => kinds.includes('refusal') && !kinds.includes('demand'),
      );
      await popup.close();
    });

    test('other colours are the page’s too', async () => {
      await choose({ palette: 'muted' });
      await until(
        'the page is painted in them',
        async () => Object.keys(await painted(tab)),
        (names) => names.some((name) => /^parley-demand.*muted/.test(name)),
      );
    });

    test('every article is kept if that is chosen, and none before', async () => {
      expect(await keptAddresses()).toEqual([]);
      await choose({ keep: true });
      await (await readArticle(tab)).close();
      const kept = await until('the article is kept', keptAddresses, (addresses) => addresses.length > 0);
      expect(kept).toEqual([tab.page.url()]);
    });

    /** What the page of the kept articles lists, once it has looked. */
    async function keptAddresses(): Promise<(string | undefined)[]> {
      const page = await driver().openOwn('pages/kept/index.html');
      await until(
        'the shelf has been looked at',
        () => page.evaluate(() => document.querySelector('[data-empty], [data-url]') !== null),
        (there) => there,
      );
      const addresses = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-url]')].map(({ dataset }) => dataset.url),
      );
      await page.close();
      await tab.page.bringToFront();
      return addresses;
    }
  });
});

const store = (page: Popup, change: Partial<Settings>) =>
  page.evaluate(async (change) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(change: object): Promise<void> } } };
    };
    await chrome.storage.local.set(change);
  }, change);

/**
 * When the card is to come, and which positions it waits to show or shows: two frames after the last event, as it looks at
 * a pointer's place in the frame after it has come there.
 */
function inHover(tab: Tab): Promise<{ mode: string; waitsFor: string }> {
  return tab.inContentScript(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    await frame();
    await frame();
    const world = globalThis as unknown as Record<symbol, { page: { hover: { mode: string; current: string } } }>;
    const hover = world[Symbol.for('parley')]?.page.hover;
    return { mode: hover?.mode ?? '', waitsFor: hover?.current ?? '' };
  });
}
