/**
 * A site that is read without a click: switched on in the popup, and off again. Firefox's question for the permission is
 * answered by its button. Chromium's stands in a window that no protocol reaches, so a copy of the extension is tested
 * there that has the permission from its installation and is asked nothing.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find, NoBrowser } from '../../scripts/browsers.ts';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import { type Driver, launch, type Popup, type Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { painted, readArticle } from './reader.ts';
import { STRICT } from './real.ts';

const SWITCH = '.automatic';

describe('chromium', () => {
  let driver: Driver;
  let site: Site;
  let tab: Tab;
  const copy = mkdtempSync(join(tmpdir(), 'parley-'));

  beforeAll(async () => {
    const executable = find('chromium');
    if (!executable) throw new NoBrowser('There is no chromium here.');
    cpSync('dist/chrome', copy, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['*://127.0.0.1/*'] }));
    driver = await launch('chromium', { executable, extension: copy });
    site = await serve(folder('demo'), STRICT);
    tab = await driver.open(`${site.origin}/article.html`);
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
    rmSync(copy, { recursive: true });
  });

  const marked = async () => Object.keys(await painted(tab)).length > 0;
  const reload = () => tab.page.reload({ waitUntil: 'load' });
  const isOn = (popup: Popup) =>
    popup.evaluate((it) => document.querySelector(it)?.getAttribute('aria-checked'), SWITCH);

  /** How many scripts the browser is to put into pages of itself; asked in a popup of ours. */
  const scriptsOf = (popup: Popup) =>
    popup.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { scripting: { getRegisteredContentScripts(): Promise<unknown[]> } };
      };
      return (await chrome.scripting.getRegisteredContentScripts()).length;
    });

  test('off by default: a page that is only loaded is left alone', async () => {
    expect(await marked()).toBe(false);
    const popup = await readArticle(tab);
    expect(await isOn(popup)).toBe('false');
    await popup.close();
  });

  test('switched on, the site is read as soon as it is loaded', async () => {
    const popup = await readArticle(tab);
    await popup.click(SWITCH);
    await popup.close();
    const registered = await tab.clickIcon();
    await until(
      'the browser knows the site',
      () => scriptsOf(registered),
      (count) => count > 0,
    );
    await registered.close();
    await reload();
    await until('the page is read of itself', marked, (yes) => yes);
    const again = await readArticle(tab);
    await until(
      'the switch is on',
      () => isOn(again),
      (state) => state === 'true',
    );
    await again.close();
  });

  test('switched off, what was read of itself goes at once, and a load brings nothing', async () => {
    await reload();
    await until('it is marked', marked, (yes) => yes);
    const popup = await readArticle(tab);
    await until(
      'the switch is on',
      () => isOn(popup),
      (state) => state === 'true',
    );
    await popup.click(SWITCH);
    await until('the marks go', marked, (yes) => !yes);
    await popup.close();
    await reload();
    const popupAgain = await tab.clickIcon();
    await until(
      'the switch is off',
      () => isOn(popupAgain),
      (state) => state === 'false',
    );
    await popupAgain.close();
  });
});

describe('firefox', () => {
  let driver: Driver;
  let site: Site;
  let tab: Tab;
  const ORIGIN = '*://127.0.0.1/*';

  beforeAll(async () => {
    const executable = find('firefox');
    if (!executable) throw new NoBrowser('There is no firefox here.');
    driver = await launch('firefox', { executable });
    site = await serve(folder('demo'), STRICT);
    tab = await driver.open(`${site.origin}/article.html`);
  });
  afterAll(async () => {
    await driver?.close();
    await site?.close();
  });

  const marked = async () => Object.keys(await painted(tab)).length > 0;
  const load = () => tab.page.goto(`${site.origin}/article.html`, { waitUntil: 'load' });
  const isOn = (popup: Popup) =>
    popup.evaluate((it) => document.querySelector(it)?.getAttribute('aria-checked'), SWITCH);
  const shows = async (state: 'true' | 'false') => {
    const popup = await readArticle(tab);
    await until(
      `the switch says ${state}`,
      () => isOn(popup),
      (now) => now === state,
    );
    return popup;
  };
  const switchOn = async (yes: boolean) => {
    const popup = await shows('false');
    await popup.click(SWITCH);
    await driver.permissions?.answer(yes);
    await popup.close();
  };
  /** Loads the page until it is marked, or not, of itself: the browser knows of a change a moment after the reader. */
  const loaded = (mark: boolean) =>
    until(
      mark ? 'the page is read of itself' : 'the page is left alone',
      async () => {
        await load();
        const end = Date.now() + 3000;
        while (Date.now() < end && (await marked()) !== mark) await new Promise((go) => setTimeout(go, 100));
        return marked();
      },
      (now) => now === mark,
    );

  test('asked and refused: nothing changes', async () => {
    await switchOn(false);
    await (await shows('false')).close();
  });

  test('asked and allowed, the site is read as soon as it is loaded, also after the popup has gone', async () => {
    await switchOn(true);
    await loaded(true);
    await (await shows('true')).close();
  });

  test('the permission taken back in the browser, what was read of itself goes at once, and a load brings nothing', async () => {
    await loaded(true);
    await driver.permissions?.takeBack(ORIGIN);
    await until('the marks go', marked, (yes) => !yes);
    await (await shows('false')).close();
    await loaded(false);
  });

  test('switched off, the permission is given back', async () => {
    await switchOn(true);
    await loaded(true);
    const popup = await shows('true');
    await popup.click(SWITCH);
    await until('the marks go', marked, (yes) => !yes);
    await popup.close();
    await loaded(false);
  });
});
