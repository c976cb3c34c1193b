/** An article that must be understood in full: who stands where in a war, with the teasers around it left alone. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, serve } from '../../scripts/serve.ts';
import type { Kind } from '../../src/annotator/annotation.ts';
import type { Reading } from '../../src/messages.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { parties, readArticle, reading } from './reader.ts';
import { artefact, inEachBrowser, STRICT, shared } from './real.ts';

const file = shared('gold', 'dev-00.txt');

inEachBrowser((driver, browser) => {
  describe.skipIf(file === null)('on the article about the peace talks', () => {
    let site: Site;
    let tab: Tab;
    let popup: Popup;
    let read: Reading;
    let listed: Awaited<ReturnType<typeof parties>>;

    beforeAll(async () => {
      const body = asPage(readFileSync(file ?? '', 'utf8'));
      site = await serve(
        (path) => (path === '/article.html' ? { body, type: 'text/html; charset=utf-8' } : null),
        STRICT,
      );
      tab = await driver().open(`${site.origin}/article.html`);
      popup = await readArticle(tab);
      read = await reading(tab);
      listed = await parties(popup);
      await popup.screenshot(artefact(`peace-talks-popup-${browser}`));
      await popup.close();
      await tab.screenshot(artefact(`peace-talks-page-${browser}`));
    });
    afterAll(async () => {
      await tab?.close();
      await site?.close();
    });

    test('Russia and Ukraine are parties', () => {
      expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['Russia', 'Ukraine']));
    });

    test.each([
      ['Putin', 'Russia'],
      ['Zelensky', 'Ukraine'],
    ])('%s speaks for %s', (name, party) => {
      const speaker = read.annotation.speakers.find((speaker) => speaker.name.includes(name));
      expect(partyName(read, speaker?.party ?? null)).toBe(party);
    });

    test('the Kremlin’s words are Russia’s', () => {
      const said = positions(read, 'demand').filter(({ sentence }) => sentence.includes('The Kremlin has also called'));
      expect(said.map(({ party }) => party)).toContain('Russia');
    });

    test.each<[Kind, string, RegExp]>([
      ['demand', 'Russia', /relinquish all claims to Crimea/],
      ['demand', 'Russia', /reduce the size of its armed forces/],
      ['demand', 'Russia', /joining NATO/],
      ['concession', 'Ukraine', /giving up some territory/],
      ['refusal', 'Russia', /deployment of foreign troops/],
      [
        'threat',
        'Russia',
        /prolong and potentially expand its invasion|expand what he described|achieve the liberation/,
      ],
    ])('the %s of %s: %s', (kind, party, quote) => {
      const found = positions(read, kind).filter((position) => quote.test(position.quote));
      expect(found.map((position) => position.party)).toContain(party);
    });

    test('the concession has its condition', () => {
      const conditions = positions(read, 'concession').map(({ condition }) => condition);
      expect(conditions).toContain('provided Kyiv receives binding security guarantees');
    });

    test('the author’s biography and the teasers at the end are left alone', () => {
      const { article, annotation } = read;
      const found = article.text.indexOf('Zubair Amin is a Senior Journalist');
      const biography = found < 0 ? article.text.length : found;
      for (const { span } of annotation.positions) expect(span.end).toBeLessThanOrEqual(biography);
      for (const { content } of annotation.attributions)
        for (const { end } of content) expect(end).toBeLessThanOrEqual(biography);
    });
  });
});

/** The saved text as a plain page: its first line is the headline, every other a paragraph. */
function asPage(text: string): string {
  const escaped = (line: string) => line.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const [title = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const paragraphs = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body><main><article><h1>${escaped(title)}</h1>
${paragraphs}
</article></main></body></html>`;
}

const partyName = ({ annotation }: Reading, id: string | null) =>
  annotation.parties.find((party) => party.id === id)?.name ?? null;

/** All positions of a kind in the article's words. */
function positions(read: Reading, kind: Kind) {
  const { text, blocks } = read.article;
  const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return read.annotation.positions
    .filter((position) => position.kind === kind)
    .map(({ span, party, condition }) => ({
      quote: words(span),
      sentence: words(blocks.find((block) => block.start <= span.start && span.end <= block.end) ?? span),
      party: partyName(read, party),
      condition: condition && words(condition),
    }));
}
