/** What goes wrong around a run: each ends in the right result or in words, and the next click works. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { find } from '../../scripts/browsers.ts';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import { BROWSERS, launch, type Popup } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { hover, outcome, painted, readArticle, reading, words } from './reader.ts';
import { inEachBrowser, STRICT } from './real.ts';

/** How many tabs are read one after another; the figure of docs/security.md is with 100. */
const TABS = Number(process.env.PARLEY_TABS ?? 8);
/** How long one may take on a busy machine, milliseconds. */
const EACH = 8_000;
/** What a tab may leave behind, on average, bytes; an article's reading alone is more. */
const LEFT = 100_000;

/** Some 90,000 characters: a second of work, to do something in the middle of. */
const LONG = `<!doctype html><html lang="en"><title>Long dispute</title><article><h1>Long dispute</h1>${Array.from(
  { length: 800 },
  (_, i) =>
    `<p>The union of town ${i} demanded that the company raise wages by ${i} percent, and the company refused to talk.</p>`,
).join('')}</article></html>`;

inEachBrowser((driver) => {
  let site: Site;
  let long: Site;
  beforeAll(async () => {
    site = await serve(folder('demo'), STRICT);
    long = await serve(() => ({ body: LONG, type: 'text/html; charset=utf-8' }), STRICT);
  });
  afterAll(async () => {
    await site?.close();
    await long?.close();
  });
  const openDemo = () => driver().open(`${site.origin}/article.html`);

  test('the background worker killed in the middle: words and a way on', async () => {
    const tab = await driver().open(long.origin);
    const popup = await tab.clickIcon();
    await working(popup);
    await driver().killBackground();
    if ((await outcome(popup)) === 'failed') {
      expect(await words(popup)).toContain(messages.failed.message);
      await popup.click('.retry');
      await until(
        'the second try has read it',
        () => outcome(popup),
        (state) => state === 'read',
      );
    }
    expect((await reading(tab)).annotation.positions.length).toBeGreaterThan(400);
    await popup.close();
    await tab.close();
  });

  test('the background worker killed between two clicks: nobody notices', async () => {
    const tab = await openDemo();
    await (await readArticle(tab)).close();
    const before = await painted(tab);
    await driver().killBackground();
    const second = await openDemo();
    await (await readArticle(second)).close();
    expect(await painted(second)).toEqual(before);
    await second.close();
    await tab.close();
  });

  test('two runs asked for at once: one painting, the same answer', async () => {
    const tab = await openDemo();
    const popup = await readArticle(tab);
    const before = await painted(tab);
    const answers = await popup.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: ChromeHere };
      const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
      const ask = () => chrome.runtime.sendMessage({ type: 'read', tab: front?.id });
      return (await Promise.all([ask(), ask(), ask()])).map((answer) => JSON.stringify(answer));
    });
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"state":"read"');
    expect(await painted(tab)).toEqual(before);
    await popup.close();
    await tab.close();
  });

  test('the tab closed in the middle: the next one is read', async () => {
    const tab = await driver().open(long.origin);
    const popup = await tab.clickIcon();
    await working(popup);
    await tab.close();
    // closed by the protocol, Firefox's tab leaves its popup open above the next one
    if (driver().name === 'firefox') await popup.close();
    const next = await openDemo();
    await (await readArticle(next)).close();
    expect(Object.keys(await painted(next))).not.toHaveLength(0);
    await next.close();
  });

  test('the tab gone elsewhere in the middle: nothing of the old page is painted, the new one is read', async () => {
    const tab = await driver().open(long.origin);
    const popup = await tab.clickIcon();
    await working(popup);
    await tab.page.goto(`${site.origin}/article.html`);
    await popup.close();
    await (await readArticle(tab)).close();
    const { title } = await reading(tab);
    expect(title).not.toContain('Long dispute');
    expect(
      Object.values(await painted(tab))
        .flat()
        .join(),
    ).not.toContain('The union of town');
    await tab.close();
  });

  test('the extension loaded anew under an annotated page: the next click takes over and doubles nothing', async () => {
    const tab = await openDemo();
    await (await readArticle(tab)).close();
    const before = await painted(tab);
    const { article, annotation } = await reading(tab);
    const [first] = annotation.positions;
    const quote = article.text.slice(first?.span.start, first?.span.end);
    await hover(tab, quote);
    const faults: unknown[] = [];
    tab.page.on('pageerror', (error) => faults.push(error));

    await driver().reload();
    // the copy that is left behind can reach nobody; what it still does must not end in an error
    await tab.page.mouse.move(2, 2);
    await tab.page.mouse.move(300, 300, { steps: 5 });
    await tab.page.evaluate(() => document.querySelector('article p')?.append(' Later.'));
    await (await readArticle(tab)).close();

    await until(
      'the page is painted as before',
      () => painted(tab),
      (now) => Object.values(now).flat().length === Object.values(before).flat().length,
    );
    expect(await hover(tab, quote)).not.toBe('');
    expect(await tab.page.evaluate(() => document.querySelectorAll('parley-card').length)).toBe(1);
    expect(faults).toEqual([]);
    await tab.close();
  });

  test('a full disk: the popup says so, what was kept stays, and the next try works', async () => {
    const tab = await openDemo();
    const popup = await readArticle(tab);
    await popup.click('.take summary');
    const pressed = (to: string) =>
      until(
        `the button turns to ${to}`,
        () => popup.evaluate(() => document.querySelector('[data-take=keep]')?.getAttribute('aria-pressed')),
        (now) => now === to,
      );
    const said = (words: string) =>
      until(
        `the popup says “${words}”`,
        () => popup.evaluate(() => document.querySelector('.take [role=status]')?.textContent ?? ''),
        (now) => now === words,
      );
    await pressed('false');
    await popup.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      Object.assign(window, { mend: () => void Object.assign(IDBObjectStore.prototype, { put }) });
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await popup.click('[data-take=keep]');
    await said(messages.keepFull.message);
    await pressed('false');
    await popup.evaluate(() => (window as unknown as { mend(): void }).mend());
    await popup.click('[data-take=keep]');
    await pressed('true');
    await said('');
    await popup.click('[data-take=keep]');
    await pressed('false');
    await popup.close();
    await tab.close();
  });

  test('settings that the browser refuses to write: the page says so and shows what holds', async () => {
    const options = await driver().openOwn('pages/options/index.html');
    await until(
      'the settings are shown',
      () => options.evaluate(() => document.querySelector('input[name=palette]') !== null),
      (there) => there,
    );
    const chosen = () =>
      options.evaluate(() => document.querySelector<HTMLInputElement>('input[name=palette]:checked')?.value ?? '');
    const before = await chosen();
    await options.evaluate(() => {
      const world = globalThis as unknown as Record<string, { storage: { local: object } } | undefined>;
      for (const name of ['chrome', 'browser']) {
        const local = world[name]?.storage.local;
        const set = () => {
          throw new Error('no room');
        };
        if (local) Object.defineProperty(local, 'set', { value: set, configurable: true });
      }
    });
    await options.click('input[name=palette][value=muted]');
    const said = await until(
      'it says so',
      () => options.evaluate(() => document.querySelector('[role=alert]')?.textContent ?? ''),
      (text) => text !== '',
    );
    expect(said).toBe(messages.settingsNotSaved.message);
    await options.close();
    const again = await driver().openOwn('pages/options/index.html');
    await until(
      'the settings are shown again',
      () => again.evaluate(() => document.querySelector<HTMLInputElement>('input[name=palette]:checked')?.value),
      (palette) => palette === before,
    );
    await again.close();
  });

  test(
    `${TABS} tabs read one after another: memory is back where it was`,
    async () => {
      const once = async () => {
        const tab = await openDemo();
        await (await readArticle(tab)).close();
        await tab.close();
      };
      for (let warm = 0; warm < 3; warm++) await once();
      const before = await driver().memory();
      for (let n = 0; n < TABS; n++) await once();
      const grown = (await driver().memory()) - before;
      console.log(
        `${driver().name}: ${TABS} tabs left ${(grown / 1e6).toFixed(2)} MB behind, of ${(before / 1e6).toFixed(1)}`,
      );
      expect(grown).toBeLessThan(driver().name === 'firefox' ? 40e6 + LEFT * TABS : 1e6 + LEFT * TABS);
    },
    60_000 + TABS * EACH,
  );
});

describe.each(BROWSERS)('%s with a model file that is', (name) => {
  const place = mkdtempSync(join(tmpdir(), 'parley-model-'));
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  test.each<[string, (file: string) => void]>([
    ['missing', (file) => rmSync(file)],
    ['cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, 1_000_000))],
    [
      'damaged in one byte',
      (file) => {
        const bytes = readFileSync(file);
        bytes[2_000_000] = (bytes[2_000_000] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
  ])('%s, the popup says so', async (what, spoil) => {
    const extension = join(place, what.replaceAll(' ', '-'));
    cpSync(name === 'chromium' ? 'dist/chrome' : 'dist/firefox', extension, { recursive: true });
    spoil(join(extension, 'model', 'parley.model'));
    const site = await serve(folder('demo'), STRICT);
    const driver = await launch(name, { executable: find(name) ?? name, extension });
    try {
      const tab = await driver.open(`${site.origin}/article.html`);
      const popup = await tab.clickIcon();
      expect(await outcome(popup)).toBe('failed');
      expect(await words(popup)).toContain(messages.failedModel.message);
      expect(await painted(tab)).toEqual({});
    } finally {
      await driver.close();
      await site.close();
    }
  });
});

interface ChromeHere {
  tabs: { query(which: object): Promise<{ id: number }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
}

/** Until the run is under way; a fast machine may have ended it before it is looked at. */
async function working(popup: Popup): Promise<void> {
  await until(
    'the run begins',
    () => popup.evaluate(() => document.querySelector('main')?.dataset.state),
    (state) => state === 'working' || state === 'read',
  );
}
