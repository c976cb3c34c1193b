/** The whole way of one reader on the demo article: click, hover, popup, switch, click again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { cardGone, hover, inView, painted, parties, readArticle, reading } from './reader.ts';
import { inEachBrowser, STRICT } from './real.ts';

const POSITIONS = /^parley-(demand|concession|refusal|threat|offer)/;

inEachBrowser((driver) => {
  describe('on the demo article', () => {
    let site: Site;
    let tab: Tab;
    let popup: Popup;
    let before: string;

    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
      tab = await driver().open(`${site.origin}/article.html`);
      before = await markup(tab);
      popup = await readArticle(tab);
    });
    afterAll(async () => {
      await tab?.close();
      await site?.close();
    });

    test('every position is painted where its words stand', async () => {
      const { article, annotation } = await reading(tab);
      const shown = Object.entries(await painted(tab));
      for (const { kind, span } of annotation.positions) {
        const texts = shown.flatMap(([name, texts]) => (name.startsWith(`parley-${kind}`) ? texts : []));
        expect(texts.map(oneLine)).toContain(article.text.slice(span.start, span.end));
      }
      expect(shown.filter(([name]) => POSITIONS.test(name)).flatMap(([, texts]) => texts)).not.toHaveLength(0);
    });

    test('the page’s own markup is untouched', async () => {
      expect(await markup(tab)).toBe(before);
    });

    test('the popup lists the parties of the dispute, each with its positions', async () => {
      const listed = await parties(popup);
      const names = listed.map(({ name }) => name).join('\n');
      expect(names).toMatch(/Federation/);
      expect(names).toMatch(/Northgate/);
      expect(names).toMatch(/government/i);
      for (const { positions } of listed) expect(Object.keys(positions)).not.toHaveLength(0);
    });

    test('a click on a position scrolls the page to it and flashes it', async () => {
      const last = await lastPosition(tab);
      await tab.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await popup.click(`[data-position="${last.id}"]`);
      const flashing = await until(
        'the place flashes',
        async () => Object.entries(await painted(tab)).filter(([name]) => name.startsWith('parley-flash')),
        (flash) => flash.length > 0,
      );
      expect(oneLine(flashing.flatMap(([, texts]) => texts).join(''))).toBe(last.quote);
      await until(
        'the place comes into view',
        () => inView(tab, last.quote),
        (there) => there,
      );
      await until(
        'the flash ends',
        async () => Object.keys(await painted(tab)),
        (names) => !names.some((name) => name.startsWith('parley-flash')),
      );
    });

    test('the switch clears the page and paints it again', async () => {
      const full = await painted(tab);
      await popup.click('[role=switch]');
      await until(
        'the page is clear',
        () => painted(tab),
        (now) => Object.keys(now).length === 0,
      );
      await popup.click('[role=switch]');
      await until(
        'the page is painted again',
        () => painted(tab),
        (now) => Object.keys(now).length > 0,
      );
      expect(await painted(tab)).toEqual(full);
    });

    test('a second click on the icon reads the same again and doubles nothing', async () => {
      const full = await painted(tab);
      await popup.close();
      popup = await readArticle(tab);
      expect(await painted(tab)).toEqual(full);
    });

    test('a content script injected twice more doubles nothing', async () => {
      const full = await painted(tab);
      await popup.evaluate(async () => {
        const { chrome } = globalThis as unknown as { chrome: ChromeHere };
        const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
        const injection = { target: { tabId: front?.id ?? -1 }, files: ['/content.js'] };
        await Promise.all([chrome.scripting.executeScript(injection), chrome.scripting.executeScript(injection)]);
      });
      expect(await painted(tab)).toEqual(full);
      await popup.close();
      const { quote } = await lastPosition(tab);
      await hover(tab, quote);
      expect(await tab.page.evaluate(() => document.querySelectorAll('parley-card').length)).toBe(1);
    });

    test('hovering a highlight shows its card: the kind and who holds it', async () => {
      const { article, annotation } = await reading(tab);
      for (const position of annotation.positions) {
        const words = await hover(tab, article.text.slice(position.span.start, position.span.end));
        expect(words.toLowerCase()).toContain(messages[position.kind].message.toLowerCase());
        const speaker = annotation.speakers.find(({ id }) => id === position.speaker);
        const party = annotation.parties.find(({ id }) => id === position.party);
        const holder = speaker ?? party;
        if (holder) expect(words).toContain(holder.name);
      }
    });

    test('Escape takes the card away, and so does leaving it', async () => {
      const { quote } = await lastPosition(tab);
      await hover(tab, quote);
      await tab.page.keyboard.press('Escape');
      await cardGone(tab);
      await hover(tab, quote);
      await tab.page.mouse.move(2, 2);
      await cardGone(tab);
    });
  });
});

/** The source's line breaks are spaces to the reader, and in the article's text. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** What the functions above use of the extension's own interface. */
interface ChromeHere {
  tabs: { query(which: object): Promise<{ id: number }[]> };
  scripting: { executeScript(injection: object): Promise<unknown> };
}

/** The page's document without the one element that we may add to it. */
const markup = (tab: Tab) =>
  tab.page.evaluate(() => {
    const copy = document.cloneNode(true) as Document;
    copy.querySelector('parley-card')?.remove();
    return copy.documentElement.outerHTML;
  });

async function lastPosition(tab: Tab): Promise<{ id: string; quote: string }> {
  const { article, annotation } = await reading(tab);
  const listed = new Set(
    annotation.summary.flatMap(({ entries }) => entries.flatMap((entry) => entry.positions[0] ?? [])),
  );
  const last = annotation.positions.filter(({ id }) => listed.has(id)).at(-1);
  if (!last) throw new Error('no position was found');
  return { id: last.id, quote: article.text.slice(last.span.start, last.span.end) };
}
