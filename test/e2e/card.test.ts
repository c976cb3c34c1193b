/** The card by the keyboard and by its buttons: steps, what is heard, what is copied, where the focus goes. */
import type { KeyInput } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { type Site, serve } from '../../scripts/serve.ts';
import type { Reading } from '../../src/messages.ts';
import type { Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { body, PORT, page } from './fixtures/stories.ts';
import { cardGone, readArticle, reading } from './reader.ts';
import { inEachBrowser } from './real.ts';

/** It would rather have something else on the clipboard. */
const HTML = page(
  PORT.title,
  `<button id="before">Menu</button><article>${body(PORT)}</article><textarea id="paste"></textarea>`,
  `addEventListener('copy', (event) => { event.clipboardData.setData('text/plain', 'the page’s own'); event.preventDefault() })`,
);

inEachBrowser((driver) => {
  describe('the card', () => {
    let site: Site;
    let tab: Tab;
    let read: Reading;
    /** The positions' words in the order of the text. */
    let quotes: string[];

    beforeAll(async () => {
      site = await serve(() => ({ body: HTML, type: 'text/html; charset=utf-8' }));
      tab = await driver().open(`${site.origin}/story`);
      const popup = await readArticle(tab);
      await popup.close();
      read = await reading(tab);
      const { article, annotation } = read;
      quotes = annotation.positions
        .map(({ span }) => span)
        .sort((a, b) => a.start - b.start || b.end - a.end)
        .map(({ start, end }) => article.text.slice(start, end));
    });
    afterAll(async () => {
      await tab?.close();
      await site?.close();
    });

    const focused = () => tab.page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
    const press = (key: KeyInput) => tab.page.keyboard.press(key);
    const opensAt = (nth: number) =>
      until(
        `the card is at position ${nth}`,
        () => inCard(tab, '.steps span'),
        (place) => place === `${nth} of ${quotes.length}`,
      );
    /** Each test begins at the first position, with the keyboard in its card. */
    beforeEach(async () => {
      await press('Escape');
      await cardGone(tab);
      await tab.page.evaluate(() => {
        scrollTo({ top: 0, behavior: 'instant' });
        document.getElementById('before')?.focus();
      });
      for (let i = 0; i < quotes.length; i++) {
        await step(tab, 1);
        if ((await inCard(tab, '.steps span'))?.startsWith('1 ')) break;
      }
      await opensAt(1);
    });

    test('opened by a command it has the focus, Escape gives it back', async () => {
      expect(await focused()).toBe('parley-card');
      await press('Escape');
      await cardGone(tab);
      expect(await focused()).toBe('before');
    });

    test('Tab goes through its buttons in their order', async () => {
      const { buttons } = await focusInCard(tab);
      expect(buttons).toBeGreaterThan(2);
      for (let nth = 0; nth < buttons; nth++) {
        await press('Tab');
        expect((await focusInCard(tab)).at).toBe(nth);
      }
    });

    test('the arrow keys go on and back, from the last to the first', async () => {
      for (let nth = 2; nth <= quotes.length; nth++) {
        await press('ArrowRight');
        await opensAt(nth);
      }
      await press('ArrowRight');
      await opensAt(1);
      await press('ArrowLeft');
      await opensAt(quotes.length);
      expect(await focused()).toBe('parley-card');
    });

    test('so do its buttons', async () => {
      await clickInCard(tab, '.step:last-of-type');
      await opensAt(2);
      await clickInCard(tab, '.step:first-of-type');
      await opensAt(1);
    });

    test('the live region says the kind, the speaker and the words of each', async () => {
      for (const [i, quote] of quotes.entries()) {
        const position = read.annotation.positions.find(
          ({ span }) => read.article.text.slice(span.start, span.end) === quote,
        );
        const heard = await inCard(tab, '[role=status]');
        expect(heard).toContain(quote);
        expect(heard).toContain(messages[position?.kind ?? 'demand'].message);
        await press('ArrowRight');
        await opensAt(((i + 1) % quotes.length) + 1);
      }
      await press('Escape');
      await cardGone(tab);
      expect(await inCard(tab, '[role=status]')).toBe('');
    });

    test('the confidence is told in words', async () => {
      const [first] = quotes;
      const position = read.annotation.positions.find(
        ({ span }) => read.article.text.slice(span.start, span.end) === first,
      );
      const ten = Math.min(9, Math.max(1, Math.round((position?.confidence ?? 0) * 10)));
      const line = messages.cardConfidenceOf.message.replace('$1', String(ten));
      expect(await inCard(tab, '[role=dialog]')).toContain(`${messages.cardConfidence.message}${line}`);
    });

    test('a quote is copied with who said it, where, and the way to the place; the page cannot put in its own', async () => {
      const { position, quote } = longest(read);
      const nth = quotes.indexOf(quote) + 1;
      for (let at = 1; at < nth; at++) {
        await press('ArrowRight');
        await opensAt(at + 1);
      }
      await clickInCard(tab, '.copy');
      await until(
        'the card says that it is copied',
        () => inCard(tab, '.copy'),
        (words) => words === messages.cardCopied.message,
      );
      const pasted = await paste(tab);
      const [said = '', who = '', address = '', ...more] = pasted.split('\n');
      expect(more).toEqual([]);
      expect(said).toBe(`“${quote.replace(/^["“”]+|["“”,]+$/g, '')}”`);
      const { annotation, article } = read;
      const speaker = annotation.speakers.find(({ id }) => id === position.speaker);
      const party = annotation.parties.find(({ id }) => id === position.party);
      expect(who).toContain(speaker?.name ?? party?.name ?? messages.cardUnknownSpeaker.message);
      expect(who).toContain(`“${PORT.title}”`);
      const [url, directive = ''] = address.split('#:~:text=');
      expect(url).toBe(`${site.origin}/story`);
      expect(found(article.text, directive)).toBe(quote);
    });
  });
});

/** Of the positions that someone holds, the one with the most words: its address names their beginning and end only. */
function longest({ annotation, article }: Reading) {
  const [position] = annotation.positions
    .filter(({ speaker, party }) => speaker ?? party)
    .sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  if (!position) throw new Error('nobody holds a position');
  return { position, quote: article.text.slice(position.span.start, position.span.end) };
}

/** What a browser marks for a text directive (`[before-,]start[,end]`) in a text without a repetition. */
function found(text: string, directive: string): string {
  const parts = directive.split(',');
  const before = parts[0]?.endsWith('-') ? decodeURIComponent(parts.shift()?.slice(0, -1) ?? '') : '';
  const [start = '', end = start] = parts.map(decodeURIComponent);
  const from = text.indexOf(start, text.indexOf(before));
  return text.slice(from, text.indexOf(end, from) + end.length);
}

/** What the manifest's commands have the background tell the page. */
function step(tab: Tab, by: 1 | -1): Promise<boolean> {
  return tab.inContentScript((by) => {
    const world = globalThis as unknown as Record<symbol, { page: { step(by: number): boolean } }>;
    return world[Symbol.for('parley')]?.page.step(by) ?? false;
  }, by);
}

/** The words of an element of the card; null where there is none. */
function inCard(tab: Tab, selector: string): Promise<string | null> {
  return tab.inContentScript((selector) => {
    const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
    return world[Symbol.for('parley')]?.page.card?.querySelector(selector)?.textContent ?? null;
  }, selector);
}

/** How many buttons the card has, and which of them has the focus. */
function focusInCard(tab: Tab): Promise<{ buttons: number; at: number }> {
  return tab.inContentScript(() => {
    const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
    const card = world[Symbol.for('parley')]?.page.card;
    const buttons: (Element | null)[] = [...(card?.querySelectorAll('button') ?? [])];
    return { buttons: buttons.length, at: buttons.indexOf(card?.activeElement ?? null) };
  });
}

/** A click by the mouse, as the clipboard opens to nothing less. */
async function clickInCard(tab: Tab, selector: string): Promise<void> {
  const at = await tab.inContentScript((selector) => {
    const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
    const button = world[Symbol.for('parley')]?.page.card?.querySelector(selector);
    button?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = button?.getBoundingClientRect();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }, selector);
  if (!at) throw new Error(`the card has no ${selector}`);
  await tab.page.mouse.click(at.x, at.y);
}

/** What is on the clipboard, by a paste into the page's text field. */
async function paste(tab: Tab): Promise<string> {
  const field = '#paste';
  await tab.page.focus(field);
  await tab.page.keyboard.down('Control');
  await tab.page.keyboard.press('v', { commands: ['paste'] });
  await tab.page.keyboard.up('Control');
  return until(
    'something is pasted',
    () => tab.page.$eval(field, (it) => (it as HTMLTextAreaElement).value),
    (text) => text !== '',
  );
}
