/** Our pages in tabs of their own: first steps, settings, kept articles, print. Nothing for axe to say, and what they are for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import type { Annotation } from '../../src/annotator/annotation.ts';
import { type ArticleRecord, recordOf } from '../../src/export/record.ts';
import { DEFAULTS, readSettings, type Settings, writeSettings } from '../../src/settings.ts';
import { collection, expand } from '../export/web-annotation-model.ts';
import { pay } from '../fixtures.ts';
import type { ColorScheme, Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { readArticle, reading } from './reader.ts';
import { artefact, inEachBrowser, STRICT } from './real.ts';

// what a file of settings holds is the same without a browser
vi.mock('../../src/browser.ts', () => import('../content/no-extension.ts'));

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCHEMES: readonly ColorScheme[] = ['light', 'dark'];
const pathOf = (page: string) => `pages/${page}/index.html`;

/** The page's own CSP forbids `eval`, so axe goes in as the function's own source. */
const runAxe = Object.assign((): Promise<string[]> => Promise.resolve([]), {
  toString: () => `async () => {
    ${AXE};
    const { violations } = await window.axe.run(document);
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '));
  }`,
});

inEachBrowser((driver, browser) => {
  let page: Popup | null = null;
  const show = async (name: string, ready: string, query = '') => {
    const opened = await driver().openOwn(pathOf(name) + query);
    page = opened;
    await until(
      `${name} shows ${ready}`,
      () => opened.evaluate((ready) => document.querySelector(ready) !== null, ready),
      (there) => there,
    );
    return opened;
  };
  afterEach(async () => {
    await page?.close();
    page = null;
  });

  describe.each([
    ['options', 'input[name=palette]'],
    ['welcome', '.paper article'],
    ['kept', '[data-empty]'],
  ])('%s', (name, ready) => {
    test.each(SCHEMES)('%s: nothing for axe to say', async (scheme) => {
      const opened = await show(name, ready);
      await opened.colorScheme(scheme);
      await opened.screenshot(artefact(`own-${name}-${browser}-${scheme}`));
      expect(await opened.evaluate(runAxe)).toEqual([]);
    });

    test('is not wider than its window, from right to left and with letters twice as large', async () => {
      const opened = await show(name, ready);
      const widths = await opened.evaluate(() => {
        const root = document.documentElement;
        root.dir = 'rtl';
        root.style.fontSize = '200%';
        return [root.scrollWidth, root.clientWidth] as const;
      });
      expect(widths[0]).toBeLessThanOrEqual(widths[1]);
    });
  });

  describe('first steps', () => {
    test('a sentence about privacy, and the keys that read any other article', async () => {
      const opened = await show('welcome', '.promises');
      const said = await opened.evaluate(async () => {
        const { chrome } = globalThis as unknown as { chrome: ChromeHere };
        // Chromium gives no keys to an extension that a protocol installs
        const command = (await chrome.commands.getAll()).find(({ name }) => name === '_execute_action');
        return { words: document.querySelector('.promises')?.textContent ?? '', keys: command?.shortcut ?? '' };
      });
      const way =
        said.keys === '' ? messages.welcomeIcon.message : messages.welcomeKeys.message.replace('$1', said.keys);
      expect(said.words).toContain(messages.welcomePrivacy.message);
      expect(said.words).toContain(way);
      if (browser === 'firefox') expect(said.keys).toMatch(/P$/);
    });

    test('the sample article is read at a click, as any page is', async () => {
      const opened = await show('welcome', '.paper article');
      await opened.click('.try button');
      const painted = await until(
        'the article is painted',
        () => highlights(opened),
        (names) => names.length > 0,
      );
      expect(painted.filter((name) => /^parley-(demand|refusal|concession|offer|threat)$/.test(name)).length).toBe(5);
      const said = await opened.evaluate(() => document.querySelector('[role=status]')?.textContent ?? '');
      expect(said).toContain(messages.previewHover.message);
      await opened.screenshot(artefact(`own-welcome-read-${browser}`));
      expect(await opened.evaluate(runAxe)).toEqual([]);
    });
  });

  describe('settings', () => {
    afterAll(async () => {
      const opened = await show('options', 'input[name=palette]');
      await opened.evaluate(async () => {
        const { chrome } = globalThis as unknown as { chrome: ChromeHere };
        await chrome.storage.local.clear();
      });
    });

    test('what is chosen shows in the preview at once, and stays', async () => {
      const opened = await show('options', 'input[name=palette]');
      await until(
        'the preview is painted',
        () => highlights(opened),
        (names) => names.length === 5,
      );
      await opened.click('input[name=kinds][value=threat]');
      await opened.click('input[name=palette][value=muted]');
      const muted = await until(
        'the preview has other colours and a kind less',
        () => highlights(opened),
        (names) => names.length === 4 && names.every((name) => name.endsWith('-muted')),
      );
      expect(muted.some((name) => name.includes('threat'))).toBe(false);
      await opened.close();
      const again = await show('options', 'input[name=palette]');
      const chosen = await again.evaluate(() => [
        document.querySelector<HTMLInputElement>('input[name=palette][value=muted]')?.checked,
        document.querySelector<HTMLInputElement>('input[name=kinds][value=threat]')?.checked,
      ]);
      expect(chosen).toEqual([true, false]);
    });

    test('are taken along in a file that brings them back', async () => {
      const opened = await show('options', 'input[name=palette]');
      await opened.evaluate(catchFiles);
      await opened.click('[data-export]');
      const file = await until(
        'the file is there',
        () => opened.evaluate(() => (window as unknown as Caught).caught.splice(0).pop() ?? ''),
        (text) => text !== '',
      );
      const chosen = await opened.evaluate(
        () => document.querySelector<HTMLInputElement>('[name=palette]:checked')?.value,
      );
      expect(readSettings(file)).toMatchObject({ palette: chosen, card: DEFAULTS.card, keep: false });
    });

    test('a file of settings is shown before it is used', async () => {
      const opened = await show('options', 'input[name=palette]');
      const wanted: Settings = { ...DEFAULTS, palette: 'grey', card: 'click' };
      await choose(opened, writeSettings(wanted));
      const offer = await until(
        'the changes are shown',
        () => opened.evaluate(() => document.querySelector('.changes')?.textContent ?? ''),
        (text) => text !== '',
      );
      expect(offer).toContain(messages.paletteGrey.message);
      expect(offer).toContain(messages.cardModeClick.message);
      expect(await opened.evaluate(runAxe)).toEqual([]);
      await opened.click('[role=status] .button.first');
      await until(
        'they are used',
        () => opened.evaluate(() => document.querySelector<HTMLInputElement>('input[value=grey]')?.checked),
        (checked) => checked === true,
      );
    });

    test.each([
      ['nonsense', 'kinds: all', messages.importNotJson.message],
      ['a wrong value', writeSettings({ ...DEFAULTS, palette: 'red' as never }), 'settings.palette'],
    ])('a file with %s changes nothing and says why', async (_, text, reason) => {
      const opened = await show('options', 'input[name=palette]');
      await choose(opened, text);
      const said = await until(
        'a reason is given',
        () => opened.evaluate(() => document.querySelector('[role=alert]')?.textContent ?? ''),
        (words) => words !== '',
      );
      expect(said).toContain(reason);
      expect(await opened.evaluate(() => document.querySelector('.changes'))).toBeNull();
    });

    test('what is no site is refused', async () => {
      const opened = await show('options', 'input[name=site]');
      await opened.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('input[name=site]');
        if (input) input.value = 'two words';
      });
      await opened.click('form .button');
      const said = await until(
        'it says so',
        () => opened.evaluate(() => document.querySelector('[role=alert]')?.textContent ?? ''),
        (words) => words !== '',
      );
      expect(said).toBe(messages.sitesWrong.message.replace('$1', 'two words'));
    });
  });

  describe('kept articles', () => {
    const record = recordOf(pay, new Date('2025-03-05T10:00:00Z'));
    const later: ArticleRecord = {
      ...record,
      url: 'https://example.org/pay-2',
      title: 'Pay, a week later',
      published: '2025-03-11',
      positions: record.positions.map((position) =>
        position.party === 'the company' ? { ...position, kind: 'concession' } : position,
      ),
    };

    test('show how a party moved, and can be forgotten', async () => {
      const opened = await show('kept', '[data-empty]');
      await seed(opened, [later, record]);
      await opened.close();
      const full = await show('kept', '.strand');
      const moments = await full.evaluate(() =>
        [...document.querySelectorAll('.moment')].map((moment) => [
          moment.querySelector('time')?.dateTime,
          moment.querySelector('.change')?.textContent ?? '',
        ]),
      );
      const moved = `${messages.keptNew.message.replace('$1', messages.concession.message)} · ${messages.keptGone.message.replace('$1', messages.refusal.message)}`;
      expect(moments).toEqual([
        ['2025-03-04', ''],
        ['2025-03-11', moved],
      ]);
      for (const scheme of SCHEMES) {
        await full.colorScheme(scheme);
        await full.screenshot(artefact(`own-kept-full-${browser}-${scheme}`));
        expect(await full.evaluate(runAxe)).toEqual([]);
      }
      await full.evaluate(catchFiles);
      await full.click('[data-export=json]');
      const file = await until(
        'the file is there',
        () => full.evaluate(() => (window as unknown as Caught).caught.splice(0).pop() ?? ''),
        (text) => text !== '',
      );
      for (const part of [record.url, later.url, record.title, later.title]) expect(file).toContain(part);
      expect(file.toLowerCase()).toContain('machine-made, may be wrong');
      await full.click('[data-forget-all]');
      await full.click('[data-sure]');
      await until(
        'the shelf is empty',
        () => full.evaluate(() => document.querySelector('[data-empty]') !== null),
        (empty) => empty,
      );
      expect(await full.evaluate(() => document.querySelectorAll('[data-url]').length)).toBe(0);
    });
  });

  test('the print view has title, address, date, the note, and every position', async () => {
    const site = await serve(folder('demo'), STRICT);
    const tab = await driver().open(`${site.origin}/article.html`);
    const popup = await readArticle(tab);
    const id = await popup.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: ChromeHere };
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.id;
    });
    await popup.close();
    const { title, url, article, annotation } = await reading(tab);
    const paper = await show('print', 'h1', `?tab=${id}`);
    const words = await paper.evaluate(() => document.body.textContent.replace(/\s+/g, ' '));
    for (const part of [title, url, '2025', messages.disclaimer.message]) expect(words).toContain(part);
    for (const { span } of annotation.positions.filter(({ id }) => isQuoted(annotation, id)))
      expect(words).toContain(article.text.slice(span.start, span.end).replace(/\s+/g, ' '));
    for (const scheme of SCHEMES) {
      await paper.colorScheme(scheme);
      await paper.screenshot(artefact(`own-print-${browser}-${scheme}`));
      expect(await paper.evaluate(runAxe)).toEqual([]);
    }
    await tab.close();
    await site.close();
  });

  describe('taking the demo article along', () => {
    let site: Site;
    let tab: Tab;
    let popup: Popup;
    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
      tab = await driver().open(`${site.origin}/article.html`);
      popup = await readArticle(tab);
      await popup.evaluate(catchFiles);
      await popup.click('.take summary');
      await until(
        'the ways to take it along are there',
        () => popup.evaluate(() => document.querySelector('[data-take=print]') !== null),
        (there) => there,
      );
    });
    afterAll(async () => {
      await popup?.close();
      await tab?.close();
      await site?.close();
    });

    test.each([
      ['markdown', (text: string) => text],
      ['json', (text: string) => JSON.stringify(JSON.parse(text))],
      ['csv', (text: string) => text],
      ['annotations', (text: string) => JSON.stringify(JSON.parse(text))],
    ])('%s carries title, address, date and the note', async (format, parse) => {
      await popup.click(`[data-take=${format}]`);
      const file = await until(
        'the file is there',
        () => popup.evaluate(() => (window as unknown as Caught).caught.splice(0).pop() ?? ''),
        (text) => text !== '',
      );
      const { title, url } = await reading(tab);
      for (const part of [title, url, '2025']) expect(parse(file)).toContain(part);
      expect(parse(file).toLowerCase()).toContain('machine-made, may be wrong');
    });

    test('Web Annotations say where the words stand in the page’s own text', async () => {
      await popup.click('[data-take=annotations]');
      const file = await until(
        'the file is there',
        () => popup.evaluate(() => (window as unknown as Caught).caught.splice(0).pop() ?? ''),
        (text) => text !== '',
      );
      const document = JSON.parse(file);
      expect(() => v.parse(collection, document)).not.toThrow();
      expect(await expand(document)).toHaveLength(1);
      const text = await tab.page.evaluate(() => window.document.body.textContent);
      const { items } = document.first;
      expect(items.length).toBe((await reading(tab)).annotation.positions.length);
      for (const { target } of items) {
        const [quote, place] = target.selector;
        expect(text.slice(place.start, place.end)).toBe(quote.exact);
        expect(text.slice(0, place.start).endsWith(quote.prefix)).toBe(true);
        expect(text.slice(place.end).startsWith(quote.suffix)).toBe(true);
      }
    });

    test.each(SCHEMES)('%s: nothing for axe to say with the ways to take it along open', async (scheme) => {
      await popup.colorScheme(scheme);
      await popup.screenshot(artefact(`own-take-${browser}-${scheme}`));
      expect(await popup.evaluate(runAxe)).toEqual([]);
    });

    test('its positions are kept at a click, listed, and forgotten at the next', async () => {
      const pressed = () =>
        popup.evaluate(() => document.querySelector('[data-take=keep]')?.getAttribute('aria-pressed') ?? '');
      const turned = (to: string) => until(`the button turns to ${to}`, pressed, (now) => now === to);
      await turned('false');
      await popup.click('[data-take=keep]');
      await turned('true');
      await popup.click('[data-take=keep]');
      await turned('false');
      expect(await pressed()).toBe('false');
    });
  });
});

interface ChromeHere {
  storage: { local: { clear(): Promise<void> } };
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
  tabs: { query(which: object): Promise<{ id: number }[]> };
}
interface Caught {
  caught: string[];
}

/** Files and what is copied are caught in the popup instead of being handed to the system. */
function catchFiles(): void {
  const here = window as unknown as Caught;
  here.caught = [];
  URL.createObjectURL = (blob: Blob) => {
    blob.text().then((text) => here.caught.push(text));
    return '#';
  };
  HTMLAnchorElement.prototype.click = () => {};
  navigator.clipboard.writeText = async (text: string) => void here.caught.push(text);
}

/** Repetitions stand beside what they repeat. */
const isQuoted = ({ summary }: Annotation, id: string) =>
  summary.flatMap(({ entries }) => entries).some(({ positions }) => positions[0] === id);

const highlights = (page: Popup) =>
  page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name !== 'parley-speaker'));

/** As if the reader had picked this file. */
const choose = (page: Popup, text: string) =>
  page.evaluate((text) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'settings.json', { type: 'application/json' }));
    if (!input) throw new Error('no file can be picked');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);

/** Puts articles on the shelf. */
const seed = (page: Popup, records: ArticleRecord[]) =>
  page.evaluate(
    (records) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('parley');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('articles', 'readwrite');
          for (const record of records) transaction.objectStore('articles').put(record);
          transaction.onerror = () => fail(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    records,
  );
