/** The three views on the demo article: each shows what its model holds, and leads where it says. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Card, cardsOf } from '../../popup/model/cards.ts';
import { issueTableOf } from '../../popup/model/issues.ts';
import { shareOfVoice, wordsOf } from '../../popup/model/share.ts';
import messages from '../../public/_locales/en/messages.json';
import { folder, type Site, serve } from '../../scripts/serve.ts';
import type { Reading } from '../../src/messages.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { body, page, RIVER } from './fixtures/stories.ts';
import { outcome, readArticle, reading } from './reader.ts';
import { inEachBrowser, STRICT } from './real.ts';

// the models ask no browser for anything
vi.mock('../../src/browser.ts', () => import('../content/no-extension.ts'));

inEachBrowser((driver) => {
  describe.each(['popup', 'panel'] as const)('%s', (surface) => {
    let site: Site;
    let tab: Tab;
    let shown: Popup;
    let read: Reading;
    beforeAll(async () => {
      site = await serve(folder('demo'), STRICT);
      tab = await driver().open(`${site.origin}/article.html`);
      const popup = await readArticle(tab);
      shown = surface === 'popup' ? popup : await tab.openPanel(popup);
      expect(await outcome(shown)).toBe('read');
      read = await reading(tab);
    });
    afterAll(async () => {
      await shown?.close();
      await tab?.close();
      await site?.close();
    });

    test('by party: name, speakers with their statements, numbers by kind, positions in order', async () => {
      await shown.click('#tab-parties');
      const cards = await shown.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.party')].map((card) => ({
          name: card.querySelector<HTMLElement>('[data-name]')?.dataset.name ?? '',
          voices: [...card.querySelectorAll('.voices li')].map((voice) => [
            voice.querySelector('.voice')?.textContent,
            Number.parseInt(voice.querySelector('.statements')?.textContent ?? '0', 10),
          ]),
          tally: [...card.querySelectorAll<HTMLElement>('[data-count]')].map(({ dataset }) => Number(dataset.count)),
          positions: [...card.querySelectorAll<HTMLElement>('[data-position]')].map(({ dataset }) => dataset.position),
        })),
      );
      expect(cards.length).toBeGreaterThan(1);
      expect(cards).toEqual(cardsOf(read).map(cardAsShown));
    });

    test('by issue: a row an issue, a column a party, “silent” where it says nothing', async () => {
      await shown.click('#tab-issues');
      const table = issueTableOf(read);
      const rows = await shown.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-issue]')].map((row) => [
          row.dataset.issue,
          [...row.querySelectorAll('td[data-party]')].map(
            (cell) =>
              cell.querySelector('.silent')?.textContent ??
              [...cell.querySelectorAll<HTMLElement>('[data-position]')].map(({ dataset }) => dataset.position),
          ),
        ]),
      );
      expect(rows).toEqual(
        [...table.disputed, ...table.others].map(({ id, cells }) => [
          id,
          cells.map((items) => (items.length === 0 ? messages.issueSilent.message : items.map((item) => item.id))),
        ]),
      );
      expect(JSON.stringify(rows)).toContain(messages.issueSilent.message);
    });

    test('share of voice: each party’s words, and how many of the article’s are anyone’s', async () => {
      await shown.click('#tab-share');
      const { shares, spoken, total } = shareOfVoice(read);
      const found = await shown.evaluate(() => ({
        lead: document.querySelector('.lead')?.textContent ?? '',
        shares: [...document.querySelectorAll<HTMLElement>('[data-share]')].map((share) => [
          share.dataset.share,
          share.querySelector('.percent')?.textContent,
        ]),
      }));
      expect(found.lead).toContain(String(spoken));
      expect(found.lead).toContain(String(total));
      expect(found.shares).toEqual(
        shares.map((share) => [share.party?.id ?? 'none', `${Math.round((100 * wordsOf(share)) / spoken)}%`]),
      );
      expect(shares.length).toBeGreaterThan(1);
    });
  });

  test('an answer leads to what it answers, and from there back', async () => {
    const site = await serve(() => ({ body: QUARREL, type: 'text/html; charset=utf-8' }));
    const tab = await driver().open(site.origin);
    const popup = await readArticle(tab);
    const items = cardsOf(await reading(tab)).flatMap(({ groups }) => groups.flatMap(({ items }) => items));
    const refusal = items.find(({ kind, answers }) => kind === 'refusal' && answers.length > 0);
    const [demand] = refusal?.answers ?? [];
    expect(demand?.kind).toBe('demand');
    const focused = () =>
      popup.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.position ?? null);
    for (const view of ['parties', 'issues']) {
      await popup.click(`#tab-${view}`);
      for (const to of [demand?.id, refusal?.id]) {
        await popup.click(`[data-link="${to}"]`);
        expect(await focused()).toBe(to);
      }
    }
    await popup.click('#tab-parties');
    await popup.close();
    await tab.close();
    await site.close();
  });

  test('states stand under their flags, drawn from the extension’s own files', async () => {
    const site = await serve(() => ({ body: LAKE, type: 'text/html; charset=utf-8' }));
    const tab = await driver().open(site.origin);
    const popup = await readArticle(tab);
    const flags = await until(
      'the flags are loaded',
      () =>
        popup.evaluate(() =>
          [...document.querySelectorAll<HTMLImageElement>('img.emblem')].map(({ src, complete, naturalWidth }) => ({
            path: new URL(src).pathname,
            complete,
            drawn: naturalWidth > 0,
          })),
        ),
      (images) => images.length > 0 && images.every(({ complete }) => complete),
    );
    expect(flags).toEqual(['KE', 'UG'].map((code) => ({ path: `/flags/${code}.svg`, complete: true, drawn: true })));
    await popup.close();
    await tab.close();
    await site.close();
  });
});

/** The river's story with a sentence more, where it is told who wants what. */
const river = (sentence: string): string =>
  page(RIVER.title, `<article>${body({ ...RIVER, paragraphs: RIVER.paragraphs.toSpliced(1, 0, sentence) })}</article>`);
const QUARREL = river(
  'The water board refused to open the upper gates of the river before the summer, said its chairwoman Lena Holt.',
);
const LAKE = river(
  'Kenya demanded that Uganda open the locks of the lake. Uganda refused to open the locks before May.',
);

const cardAsShown = ({ party, voices, tally, groups }: Card) => ({
  name: party?.name ?? '',
  voices: voices.map(({ name, statements }) => [name, statements]),
  tally: tally.map(({ count }) => count),
  positions: groups.flatMap(({ items }) => items.map(({ id }) => id)),
});
