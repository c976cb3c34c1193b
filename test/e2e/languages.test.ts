/**
 * The interface in each of its languages. Test machines have browsers that speak English alone, so the words of another
 * language are put where the English ones stand, in a copy of the extension.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find, NoBrowser } from '../../scripts/browsers.ts';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import { BROWSERS, type Driver, launch, type Popup } from './browsers/index.ts';
import { readArticle } from './reader.ts';
import { STRICT } from './real.ts';

const VIEWS = { viewParties: 'parties', viewIssues: 'issues', viewShare: 'share' } as const;

describe.each(BROWSERS)('%s', (name) => {
  describe.each(['de', 'es', 'fr', 'uk'])('%s', (locale) => {
    const copy = mkdtempSync(join(tmpdir(), 'parley-'));
    const messages: Record<string, { message: string }> = JSON.parse(
      readFileSync(`public/_locales/${locale}/messages.json`, 'utf8'),
    );
    const word = (key: string) => messages[key]?.message ?? '';
    let driver: Driver;
    let site: Site;
    let popup: Popup;
    beforeAll(async () => {
      const executable = find(name);
      if (!executable) throw new NoBrowser(`There is no ${name} here.`);
      cpSync(`dist/${name === 'firefox' ? 'firefox' : 'chrome'}`, copy, { recursive: true });
      cpSync(`public/_locales/${locale}`, join(copy, '_locales/en'), { recursive: true });
      driver = await launch(name, { executable, extension: copy });
      site = await serve(folder('demo'), STRICT);
      popup = await readArticle(await driver.open(`${site.origin}/article.html`));
    });
    afterAll(async () => {
      await driver?.close();
      await site?.close();
      rmSync(copy, { recursive: true });
    });

    test('the popup speaks it, and says so', async () => {
      const said = await popup.evaluate(() => ({
        lang: document.documentElement.lang,
        foot: document.querySelector('footer p')?.textContent,
        tabs: [...document.querySelectorAll('[role=tab]')].map((tab) => tab.textContent),
      }));
      expect(said).toEqual({ lang: locale, foot: word('footer'), tabs: Object.keys(VIEWS).map(word) });
    });

    test('its first frame does before any script has run', async () => {
      const first = await popup.evaluate(() => {
        const notice = document.body.appendChild(document.createElement('p'));
        notice.className = 'notice working';
        const words = getComputedStyle(notice, '::before').content;
        notice.remove();
        return words;
      });
      expect(first).toBe(`"${word('working')}"`);
    });

    test.each(Object.values(VIEWS))('nothing of its words sticks out: %s', async (view) => {
      await popup.click(`#tab-${view}`);
      const { wide, window } = await popup.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        window: document.documentElement.clientWidth,
      }));
      expect(wide).toBeLessThanOrEqual(window);
    });
  });
});
