/** Real news pages under a policy that lets nothing load; they stay out of the repository, for they belong to their papers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import { until } from './browsers/until.ts';
import { hover, inView, painted, parties, readArticle, reading } from './reader.ts';
import { artefact, inEachBrowser, STRICT, shared } from './real.ts';

const PAGES = [
  'h05-mexico-news-daily-mexico-to-fight-illogical-steel-tariffs',
  'h07-politico-republicans-threaten-revolt-may-block-tr',
  'h15-chicago-tribune-energy-department-rejects-trump-s-reques',
];

const pages = shared('corpora', 'pages');

inEachBrowser((driver, browser) => {
  describe.skipIf(pages === null)('on real pages', () => {
    let site: Site;
    beforeAll(async () => {
      site = await serve(folder(pages ?? ''), STRICT);
    });
    afterAll(() => site?.close());

    test.each(PAGES)('%s: painted, carded, listed, scrolled', async (page) => {
      const tab = await driver().open(`${site.origin}/${page}.html`);
      const popup = await readArticle(tab);
      const { article, annotation } = await reading(tab);
      expect(annotation.positions).not.toHaveLength(0);

      const shown = Object.entries(await painted(tab));
      const quoteOf = (span: { start: number; end: number }) => article.text.slice(span.start, span.end);
      for (const { kind, span } of annotation.positions) {
        const texts = shown.flatMap(([name, texts]) => (name.startsWith(`parley-${kind}`) ? texts : []));
        // a position that crosses inline markup or a block is painted in pieces
        expect(plain(texts.join(''))).toContain(plain(quoteOf(span)));
      }

      expect((await parties(popup)).length).toBeGreaterThan(0);

      const whole = new Set(shown.flatMap(([, texts]) => texts));
      const listed = new Set(annotation.summary.flatMap(({ entries }) => entries.map((entry) => entry.positions[0])));
      const last = annotation.positions.filter(({ id, span }) => listed.has(id) && whole.has(quoteOf(span))).at(-1);
      if (!last) throw new Error('no position is painted in one piece');
      const quote = quoteOf(last.span);
      await tab.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await popup.click(`[data-position="${last.id}"]`);
      await until(
        'the page scrolls to the position',
        () => inView(tab, quote),
        (there) => there,
      );
      await popup.screenshot(artefact(`${page.slice(0, 3)}-popup-${browser}`));
      await popup.close();

      const words = await hover(tab, quote);
      expect(words.toLowerCase()).toContain(messages[last.kind].message.toLowerCase());
      await tab.screenshot(artefact(`${page.slice(0, 3)}-page-${browser}`));
      await tab.close();
    });
  });
});

/** Block ends are breaks in the article's text and nothing on the page. */
const plain = (text: string) => text.replace(/[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/g, '');
