/** The same article as readers see it who print, see badly, or are made ill by motion; what is seen is told by pictures. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contrast, parseColour } from '../../content/colour.ts';
import { type Site, serve } from '../../scripts/serve.ts';
import type { Media, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { contrastIn, groundOf } from './contrast.ts';
import { body, PORT, page } from './fixtures/stories.ts';
import { card, cardGone, hover, inView, painted, readArticle, reading } from './reader.ts';
import { inEachBrowser } from './real.ts';

/** Style sheets of papers, each with a ground and a text colour of its own. */
const PAPERS: Readonly<Record<string, string>> = {
  white: '',
  'light grey': 'body { background: #eceff1; color: #37474f }',
  night: 'body { background: #121212; color: #e0e0e0 }',
  'dim night': 'body { background: #22272e; color: #adbac7 }',
  'dark box on white': 'article { background: #1b2430; color: #d7dde4 }',
  'pale text that bears no tint': 'body { color: #767676 }',
  sepia: 'body { background: #f4ecd8; color: #5b4636 }',
};
const story = (css: string) =>
  page(PORT.title, `<style>${css}</style><article>${body(PORT)}</article><div style="height: 2000px"></div>`);

inEachBrowser((driver) => {
  describe('as others see it', () => {
    let site: Site;
    let tab: Tab;
    beforeAll(async () => {
      site = await serve((path) => ({ body: story(PAPERS[path.slice(1)] ?? ''), type: 'text/html; charset=utf-8' }));
    });
    afterAll(() => site?.close());

    /** Each of the page's positions with its words, in pieces as they are painted. */
    const open = async (paper: string, media: Media = {}) => {
      tab = await driver().open(`${site.origin}/${encodeURI(paper)}`);
      await tab.media(media);
      const popup = await readArticle(tab);
      await popup.close();
      const { article, annotation } = await reading(tab);
      return annotation.positions.map(({ kind, span }) => ({ kind, quote: article.text.slice(span.start, span.end) }));
    };
    const says = (query: string) => tab.page.evaluate((query) => matchMedia(query).matches, query);
    const obeys = (query: string) =>
      until(
        `the page is shown by ${query}`,
        () => says(query),
        (yes) => yes,
      );
    afterEach(async () => {
      await tab?.media({});
      await tab?.close();
    });

    /** A picture of the first line of some words. */
    const picture = async (quote: string) => {
      const clip = await tab.page.evaluate((quote) => {
        const range = [...CSS.highlights.values()]
          .flatMap((highlight) => [...highlight] as Range[])
          .find((range) => quote.startsWith(range.toString()) && range.toString() !== '');
        range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        const line = range?.getClientRects()[0];
        // a picture's place counts from the document's beginning
        return line && { x: line.x + scrollX, y: line.y + scrollY, width: line.width, height: line.height };
      }, quote);
      if (!clip) throw new Error(`nothing painted begins “${quote}”`);
      return tab.page.screenshot({ clip });
    };
    const textColour = async () =>
      parseColour(await tab.page.evaluate(() => getComputedStyle(document.querySelector('p') as Element).color));

    test.each(Object.keys(PAPERS))('%s: every marked text keeps a contrast of 4.5 : 1', async (paper) => {
      const positions = await open(paper);
      const ink = await textColour();
      expect(ink).not.toBeNull();
      expect(new Set(positions.map(({ kind }) => kind)).size).toBeGreaterThan(2);
      for (const { quote } of positions)
        expect(contrastIn(await picture(quote), ink ?? undefined)).toBeGreaterThanOrEqual(4.5);
    });

    test('a tint is there to be seen', async () => {
      const [position] = await open('white');
      const { r, g, b } = groundOf(await picture(position?.quote ?? ''));
      expect([r, g, b]).not.toEqual([255, 255, 255]);
    });

    test('printed: the marks stay, the card is left out', async () => {
      const [position] = await open('white');
      const before = await painted(tab);
      await hover(tab, position?.quote ?? '');
      await tab.media({ print: true });
      await obeys('print');
      await cardGone(tab);
      expect(await painted(tab)).toMatchObject(before);
      await tab.media({});
      await until(
        'the card is on the screen again',
        () => card(tab),
        (words) => words !== null,
      );
    });

    test('forced colours: every kind readable, sources unmarked, and the card has its words', async () => {
      const positions = await open('white', { forcedColors: true });
      await obeys('(forced-colors: active)');
      expect(Object.keys(await painted(tab))).not.toContain('parley-speaker');
      // the pair that the reader's system has for it: more cannot be had than that gives
      const [ground, ink] = await tab.page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('p'));
        probe.style.cssText = 'forced-color-adjust: none; background: Highlight; color: HighlightText';
        const { backgroundColor, color } = getComputedStyle(probe);
        probe.remove();
        return [backgroundColor, color];
      });
      const pair = [ground, ink].map((colour) => parseColour(colour ?? ''));
      const own = pair[0] && pair[1] ? contrast(pair[0], pair[1]) : 0;
      console.info(`the system's pair for marked text: ${ground}, ${ink}, ${own.toFixed(1)} : 1`);
      for (const { quote } of positions)
        expect(contrastIn(await picture(quote))).toBeGreaterThanOrEqual(Math.min(4.5, 0.95 * own));
      const [position] = positions;
      expect(await hover(tab, position?.quote ?? '')).not.toBe('');
    });

    test('reduced motion: the page jumps to a position, and the card comes at once', async () => {
      const positions = await open('white', { reducedMotion: true });
      await obeys('(prefers-reduced-motion: reduce)');
      const { quote = '' } = positions.at(-1) ?? {};
      await tab.page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
      expect(await inView(tab, quote)).toBe(false);
      const { span } = (await reading(tab)).annotation.positions.at(-1) ?? {};
      // no frame between the request and the look
      const there = await tab.inContentScript((span) => {
        const world = globalThis as unknown as Record<symbol, { page: { reveal(span: unknown): boolean } }>;
        world[Symbol.for('parley')]?.page.reveal(span);
        return scrollY;
      }, span);
      expect(there).toBeLessThan(1500);
      expect(await inView(tab, quote)).toBe(true);
      await hover(tab, quote);
      const moving = await tab.inContentScript(() => {
        const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
        return world[Symbol.for('parley')]?.page.card?.getAnimations().length;
      });
      expect(moving).toBe(0);
    });
  });
});
