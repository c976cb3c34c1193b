/** The views in every state, in real browsers: nothing for axe to say, all by keyboard, at any width, in any colours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { CDPSession } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, stage } from '../content/real-pages.ts';
import { BROWSERS } from '../e2e/browsers/index.ts';
import { artefact } from '../e2e/real.ts';
import type { Gallery } from './gallery.tsx';
import { POLICY } from './pictures.ts';
import { LOOKS, type Look, type StateName, SURFACES, THEMES, VIEWS, widthOf } from './states.ts';

declare const gallery: Gallery;
declare const axe: { run(context: Document): Promise<AxeResults> };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGE = '<!doctype html><html lang="en"><head><title>Parley</title></head><body></body></html>';

describe.each(BROWSERS)('%s', (browser) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(browser, 'test/popup/gallery.tsx', POLICY);
  });
  afterAll(() => on?.close());

  /** A fresh page of a width, in CSS pixels, that shows a state. */
  async function show([state, surface, view]: Look, width = 400): Promise<void> {
    await on.page.setViewport({ width, height: 700 });
    await on.load(PAGE);
    await again([state, surface, view]);
  }
  /** Another state in the same page. */
  async function again([state, surface, view]: Look): Promise<void> {
    await on.page.evaluate((state, surface, view) => gallery.show(state, surface, view), state, surface, view);
    await on.page.waitForSelector(state === 'working' ? 'main[aria-busy=true]' : 'main[aria-busy=false]');
  }
  const asked = () => on.page.evaluate(() => gallery.asked);

  describe.each(THEMES)('%s', (theme) => {
    test('nothing for axe to say in any state', { timeout: 300_000 }, async () => {
      await show(['working', 'popup']);
      await on.page.evaluate(AXE);
      await on.page.evaluate((theme) => document.documentElement.style.setProperty('color-scheme', theme), theme);
      for (const look of LOOKS) {
        await again(look);
        await on.page.evaluate(() => gallery.hover('o0'));
        const violations = await on.page.evaluate(async () =>
          (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)[0]}`),
        );
        expect(violations, look.join(' ')).toEqual([]);
      }
    });

    test('pictures for people to judge', async () => {
      for (const view of VIEWS)
        for (const surface of SURFACES) {
          const look: Look = [view === 'issues' ? 'four' : 'many', surface, view];
          await show(look, widthOf(look));
          await on.page.evaluate((theme) => document.documentElement.style.setProperty('color-scheme', theme), theme);
          await on.page.screenshot({ path: artefact(`view-${view}-${surface}-${browser}-${theme}`), fullPage: true });
        }
      expect(await on.page.evaluate(() => document.querySelectorAll('[data-share]').length)).toBeGreaterThan(2);
    });
  });

  describe('by keyboard alone', () => {
    test('the Tab key goes through the controls in the order in which they stand', async () => {
      await show(['two', 'popup', 'parties']);
      const reached: string[] = [];
      for (let i = 0; i < 6; i++) {
        await on.page.keyboard.press('Tab');
        reached.push(
          await on.page.evaluate(() => {
            const { dataset, role, id } = document.activeElement as HTMLElement;
            return dataset.action ?? dataset.position ?? dataset.link ?? role ?? id;
          }),
        );
      }
      expect(reached).toEqual(['switch', 'panel', 'tab', 'o0', 'place', 'o1'].map((it) => (it === 'place' ? '' : it)));
    });

    test('arrows, Home and End walk the tabs and show each view', async () => {
      await show(['two', 'popup', 'parties']);
      await on.page.focus('[role=tab]');
      for (const [key, view] of [
        ['ArrowRight', 'issues'],
        ['ArrowRight', 'share'],
        ['ArrowRight', 'parties'],
        ['ArrowLeft', 'share'],
        ['Home', 'parties'],
        ['End', 'share'],
      ] as const) {
        await on.page.keyboard.press(key);
        const now = await on.page.evaluate(() => [
          document.querySelector<HTMLElement>('[role=tabpanel]')?.dataset.view,
          document.activeElement?.id,
          document.querySelector('[role=tab][aria-selected=true]')?.id,
        ]);
        expect(now, key).toEqual([view, `tab-${view}`, `tab-${view}`]);
      }
    });

    test('Enter on a quote leads to its place, on a number to its repetition', async () => {
      await show(['two', 'popup', 'parties']);
      await on.page.focus('[data-position=o0]');
      await on.page.keyboard.press('Enter');
      await on.page.keyboard.press('Tab');
      await on.page.keyboard.press(' ');
      expect(await asked()).toEqual(['reveal demanded a new pier at the east shore', 'reveal demanded a new pier.']);
    });

    test.each(['parties', 'issues'] as const)(
      'a link to an answer takes the focus there and marks it: %s',
      async (view) => {
        await show(['two', 'popup', view]);
        await on.page.focus('[data-link=o1]');
        await on.page.keyboard.press('Enter');
        expect(
          await on.page.evaluate(() => [
            (document.activeElement as HTMLElement).dataset.position,
            document.activeElement?.getAttribute('aria-current'),
          ]),
        ).toEqual(['o1', 'true']);
        // what the pointer does in the page is newer
        await on.page.evaluate(() => gallery.hover('o0'));
        const marked = () =>
          on.page.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>('[aria-current=true]')].map(({ dataset }) => dataset.position),
          );
        if (view === 'parties') expect(await marked()).toEqual(['o1']);
        else expect(await marked()).toEqual(['o1']);
      },
    );
  });

  describe('at any size', () => {
    test.each([
      ['a narrow panel', 320, ''],
      ['a panel at 200 %', 200, ''],
      ['a popup at 200 %', 400, ''],
      ['twice the size of text', 400, '200%'],
      ['right to left', 400, 'rtl'],
    ])('nothing sticks out: %s', async (_, width, how) => {
      for (const view of VIEWS)
        for (const surface of SURFACES) {
          await show(['many', surface, view], width);
          await on.page.evaluate((how) => {
            if (how === 'rtl') document.documentElement.dir = how;
            else document.documentElement.style.fontSize = how;
          }, how);
          const sticking = await on.page.evaluate(() => {
            const { clientWidth } = document.documentElement;
            return [...document.querySelectorAll<HTMLElement>('main *:not(.unseen, thead, thead *)')]
              .filter((it) => it.checkVisibility())
              .filter((it) => {
                const { left, right } = it.getBoundingClientRect();
                return left < -1 || right > clientWidth + 1;
              })
              .map(({ className, tagName, textContent }) => `${tagName}.${className} ${textContent.slice(0, 40)}`);
          });
          expect(sticking, `${view} ${surface}`).toEqual([]);
        }
    });

    test.each([
      ['two', 400, 2],
      ['two', 320, 2],
      ['two', 200, 1],
      ['three', 496, 3],
      ['three', 400, 1],
      ['four', 640, 4],
      ['four', 360, 1],
      ['many', 768, 5],
      ['many', 500, 1],
    ] as const)('the table of %s parties in %i px has %i columns side by side', async (state, width, columns) => {
      await show([state, 'panel', 'issues'], width);
      const shown = await on.page.evaluate(() => {
        const cells = [...document.querySelectorAll<HTMLElement>('tbody tr:has(td[data-party])')][0]?.children ?? [];
        return {
          sideBySide: new Set([...cells].map((cell) => Math.round(cell.getBoundingClientRect().left))).size,
          narrowest: Math.min(...[...cells].map((cell) => cell.getBoundingClientRect().width)),
          named: [...cells].every((cell) => cell.querySelector<HTMLElement>('.cell-party')?.checkVisibility()),
        };
      });
      expect(shown.sideBySide).toBe(columns);
      expect(shown.narrowest).toBeGreaterThan(110);
      expect(shown.named).toBe(columns === 1);
    });
  });

  test('markup in the article stays text', async () => {
    await show(['two', 'popup', 'parties']);
    expect(await on.page.evaluate(() => document.querySelectorAll('main script, main img').length)).toBe(0);
  });
});

describe('chromium, which lets a test choose the reader’s settings and read the accessibility tree', () => {
  let on: Stage;
  let session: CDPSession;
  beforeAll(async () => {
    on = await stage('chromium', 'test/popup/gallery.tsx', POLICY);
    session = await on.page.createCDPSession();
    await on.page.setViewport({ width: 400, height: 700 });
    await on.load(PAGE);
  });
  afterEach(() => media([]));
  afterAll(() => on?.close());

  async function media(features: { name: string; value: string }[]): Promise<void> {
    await session.send('Emulation.setEmulatedMedia', { features });
  }
  async function show(state: StateName, view: (typeof VIEWS)[number]): Promise<void> {
    await on.page.evaluate((state, view) => gallery.show(state, 'panel', view), state, view);
    await on.page.waitForSelector('main[aria-busy=false]');
  }

  test('under forced colours bars and glyphs still stand out, the chosen tab and the marked position too', async () => {
    await media([{ name: 'forced-colors', value: 'active' }]);
    await show('many', 'parties');
    await on.page.evaluate(() => gallery.hover('o0'));
    await on.page.waitForSelector('[aria-current=true]');
    const parties = await on.page.evaluate(() => {
      const style = (selector: string) => {
        const element = document.querySelector(selector);
        if (!element) throw new Error(`no ${selector}`);
        return getComputedStyle(element);
      };
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        canvas: style('body').backgroundColor,
        bar: style('.tally [data-kind=demand] .bar > span').backgroundColor,
        glyph: style('.glyph').borderTopStyle,
        tab: style('[role=tab][aria-selected=true]').borderBottomColor,
        marked: style('[data-marked=true]').outlineStyle,
      };
    });
    expect(parties).toMatchObject({ forced: true, glyph: 'solid', marked: 'solid' });
    expect(parties.bar).not.toBe(parties.canvas);
    expect(parties.tab).not.toBe(parties.canvas);
    await show('many', 'share');
    const share = await on.page.evaluate(() => {
      const direct = document.querySelector('.bars .direct');
      const reported = document.querySelector('.bars .reported');
      if (!direct || !reported) throw new Error('no bars');
      return {
        direct: getComputedStyle(direct).backgroundColor,
        reported: getComputedStyle(reported).backgroundImage,
      };
    });
    expect(share.direct).not.toBe(parties.canvas);
    expect(share.reported).toContain('repeating-linear-gradient');
    await on.page.screenshot({ path: artefact('view-share-forced-colours') });
  });

  test('nothing moves for readers who want no motion', async () => {
    await media([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await show('many', 'parties');
    const moving = await on.page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((it) =>
        ['', '::before'].flatMap((part) => {
          const { transitionDuration, animationName } = getComputedStyle(it, part);
          return transitionDuration === '0s' && animationName === 'none' ? [] : [it.className];
        }),
      ),
    );
    expect(moving).toEqual([]);
  });

  const tree = async () => {
    const root = await on.page.accessibility.snapshot({ interestingOnly: false });
    const found: string[] = [];
    const walk = (node: typeof root) => {
      if (!node) return;
      if (node.name && !['StaticText', 'InlineTextBox'].includes(node.role)) found.push(`${node.role}: ${node.name}`);
      for (const child of node.children ?? []) walk(child);
    };
    walk(root);
    return found;
  };

  test('a screen reader hears each party’s name, its numbers by kind, and its positions', async () => {
    await show('two', 'parties');
    const heard = await tree();
    expect(heard).toEqual(
      expect.arrayContaining([
        'switch: Highlights',
        'tablist: Views',
        'tab: By party',
        'tabpanel: By party',
        'region: Ferrymen’s Guild',
        'heading: Ferrymen’s Guild',
        'heading: Demands',
        'button: “demanded a new pier at the east shore”',
        'button: Place 2 of 2',
        'button: Answered by: Refusal · Lake Council',
      ]),
    );
    // flags, initials and glyphs are for eyes
    expect(heard.filter((line) => /→|FG|✕/.test(line))).toEqual([]);
  });

  test.each([
    ['columns', 900],
    ['stacked', 360],
  ])('a screen reader hears a table, %s', async (_, width) => {
    await on.page.setViewport({ width, height: 700 });
    await show('four', 'issues');
    const heard = await tree();
    expect(heard).toEqual(
      expect.arrayContaining([
        'table: What each party says of each issue',
        'columnheader: Ferrymen’s Guild',
        'columnheader: Switzerland',
        'rowheader: New pier',
      ]),
    );
    expect(heard.filter((line) => line.startsWith('columnheader'))).toHaveLength(4);
  });
});
