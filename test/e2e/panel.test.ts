/** The side panel beside the page: what one shows the other follows, from page to page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { hover, outcome, painted, parties, readArticle, reading, words } from './reader.ts';
import { inEachBrowser, STRICT } from './real.ts';

inEachBrowser((driver) => {
  describe('the side panel on the demo article', () => {
    let site: Site;
    let tab: Tab;
    let panel: Popup;
    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
      tab = await driver().open(`${site.origin}/article.html`);
      panel = await tab.openPanel(await readArticle(tab));
      expect(await outcome(panel)).toBe('read');
    });
    afterAll(async () => {
      await panel?.close();
      await tab?.close();
      await site?.close();
    });

    test('lists the same parties as the page’s reading', async () => {
      const { annotation } = await reading(tab);
      const held = new Set(annotation.positions.map(({ party }) => party));
      const names = [...held].map((id) => annotation.parties.find((party) => party.id === id)?.name ?? null);
      const listed = (await parties(panel)).map(({ name }) => (name === messages.partyUnnamed.message ? null : name));
      expect(new Set(listed)).toEqual(new Set(names));
      expect(listed).toHaveLength(names.length);
    });

    test('marks what the pointer rests on in the page, and forgets it when it leaves', async () => {
      const { article, annotation } = await reading(tab);
      for (const { id, span } of [annotation.positions.at(-1), annotation.positions[0]].flatMap((p) => p ?? [])) {
        await hover(tab, article.text.slice(span.start, span.end));
        const entry = annotation.summary
          .flatMap(({ entries }) => entries)
          .find(({ positions }) => positions.includes(id));
        await until(
          'the position is marked and in view',
          () => marked(panel),
          (now) => now.length === 1 && now[0]?.id === entry?.positions[0] && now[0]?.inView === true,
        );
        expect((await marked(panel)).map(({ id }) => id)).toEqual([entry?.positions[0]]);
      }
      await tab.page.mouse.move(2, 2);
      await until(
        'the mark goes',
        () => marked(panel),
        (now) => now.length === 0,
      );
    });

    test('a click on a position flashes it in the page', async () => {
      await panel.click('[data-position]');
      await until(
        'the place flashes',
        () => painted(tab),
        (now) => Object.keys(now).some((name) => name.startsWith('parley-flash')),
      );
    });

    test('its switch follows the popup’s', async () => {
      const popup = await readArticle(tab);
      await popup.click('[role=switch]');
      await until(
        'the panel’s switch turns',
        () => checked(panel),
        (on) => on === 'false',
      );
      await popup.click('[role=switch]');
      await until(
        'the panel’s switch turns back',
        () => checked(panel),
        (on) => on === 'true',
      );
      await popup.close();
    });

    test('in a tab that no click has opened to us it says what to do, and back in the first it has its reading again', async () => {
      const other = await driver().open(`${site.origin}/article.html?other`);
      await until(
        'the panel turns to the other tab',
        () => words(panel),
        (now) => now === messages.panelWaits.message,
      );
      const popup = await readArticle(other);
      await until(
        'the panel shows what the click has read',
        () => outcome(panel),
        (state) => state === 'read',
      );
      await popup.close();
      await other.close();
      await tab.page.bringToFront();
      await until(
        'the panel has the first tab’s reading',
        () => outcome(panel),
        (state) => state === 'read',
      );
    });

    test('the badge counts the positions, and its title says so in words', async () => {
      const count = (await reading(tab)).annotation.positions.length;
      const badge = await until(
        'the badge is there',
        () => tab.badge(),
        ({ text }) => text !== '',
      );
      expect(badge).toEqual({ text: String(count), title: messages.badge_other.message.replace('$1', String(count)) });
    });
  });
});

const checked = (panel: Popup) =>
  panel.evaluate(() => document.querySelector('[role=switch]')?.getAttribute('aria-checked') ?? null);

/** What is marked in the list, and whether it can be seen. */
const marked = (panel: Popup) =>
  panel.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-position][aria-current="true"]')].map((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return { id: it.dataset.position, inView: top >= 0 && bottom <= innerHeight };
    }),
  );
