/** Pages that stand in the way: of the pointer, of the card, of the eye. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../e2e/browsers/index.ts';
import type { Player } from './player.ts';
import { type Stage, stage } from './real-pages.ts';

declare const player: Player;

const PARAGRAPHS = [
  'The ministry demanded that the port be opened before the end of the month, and said that it would not wait.',
  'The union said that it could accept a later date, provided that the guards are paid for the time of the strike.',
  'The talks are to go on in the capital on Thursday, and neither of the two sides has said who will be there for it. ' +
    'A mediator who knows them both said that there was little time left, and that the harvest would not wait for them.',
  'Last year the same two sides had met in the same room for the same reason, and they had parted without a word of it ' +
    'to anyone. This time both have promised to speak to the press, and to speak to it about the port and nothing else.',
];
const QUOTES = [
  ['demand', 'demanded that the port be opened'],
  ['concession', 'could accept a later date'],
] as const;

interface Wall {
  readonly css?: string;
  /** Around the article; % is its place. */
  readonly around?: string;
  /** On the root element. */
  readonly root?: string;
}

const WALLS: Readonly<Record<string, Wall>> = {
  'an ordinary page': {},
  'user-select: none': { css: 'body { user-select: none; -webkit-user-select: none }' },
  'a transformed page': { css: 'body { transform: translate(20px, 10px) scale(0.9) }' },
  'a transformed root with its own stacking': {
    css: 'html { transform: translateX(12px) } main { position: relative; z-index: 2147483647 }',
  },
  columns: { css: 'article { columns: 3 }' },
  'right to left': { root: 'dir="rtl"' },
  'zoomed to 200 %': { css: 'html { zoom: 2 } body { margin: 4px }' },
  'everything hidden that is not theirs': {
    css: 'html > :not(head, body) { display: none !important; opacity: 0 !important }',
  },
  'every element restyled': {
    css: '* { color: red !important; font-size: 60px; position: static; letter-spacing: 1em }',
  },
  'an open modal dialog of the page’s own': { around: '<dialog id="d">%</dialog>' },
  'a scrolling box': { around: '<div style="height: 300px; overflow: auto"><div style="height: 200px"></div>%</div>' },
};

const html = ({ css = '', around = '%', root = '' }: Wall, paragraphs = PARAGRAPHS) =>
  `<!doctype html><html lang="en" ${root}><title>Port</title><style>body{margin:40px;font:18px/1.5 serif}${css}</style>
  <main>${around.replace('%', `<article>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`)}</main></html>`;

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let on: Stage;
    beforeAll(async () => {
      on = await stage(name, 'test/content/player.ts');
    });
    afterAll(() => on?.close());

    const read = () => on.page.evaluate((quotes) => player.read(quotes), QUOTES);
    const boxes = () => on.page.evaluate(() => player.boxes('accept a later'));
    const card = () => on.page.evaluate(() => player.card());
    const hover = async () => {
      const { words } = await boxes();
      await on.page.mouse.move(1, 1, { steps: 2 });
      // a busy browser joins moves between two frames into one: the pointer would never have been away
      await on.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await on.page.mouse.move(words.x + words.width / 2, words.y + words.height / 2, { steps: 3 });
      await expect.poll(card).toMatch(/Concession.*The Ministry.*Answers.*Demand/);
    };

    const toTheWords = () =>
      on.page.evaluate(() =>
        player.find('accept a later')?.startContainer.parentElement?.scrollIntoView({ block: 'center' }),
      );
    /** How the card stands in a window of this size; its place is found a moment after the words are in. */
    const cardIn = async (width: number, height: number) => {
      const { card, words } = await boxes();
      const inView = card.top >= 0 && card.left >= 0 && card.bottom <= height && card.right <= width;
      const apart = card.bottom <= words.top + 1 || card.top >= words.bottom - 1;
      return { inView, apart, wide: card.width > 150 };
    };

    test.each(Object.entries(WALLS))('%s: painted, hovered, the card in view beside the words', async (_, wall) => {
      await on.load(html(wall));
      await on.page.evaluate(() => document.querySelector('dialog')?.showModal());
      expect(await read()).toBe('painted');
      await toTheWords();
      await hover();
      await expect.poll(() => cardIn(1000, 800)).toEqual({ inView: true, apart: true, wide: true });
    });

    test('zoomed to 200 % by the browser: half the room, twice the pixels', async () => {
      await on.page.setViewport({ width: 500, height: 400, deviceScaleFactor: 2 });
      try {
        await on.load(html({}));
        expect(await read()).toBe('painted');
        await toTheWords();
        await hover();
        await expect.poll(() => cardIn(500, 400)).toEqual({ inView: true, apart: true, wide: true });
      } finally {
        await on.page.setViewport({ width: 1000, height: 800, deviceScaleFactor: 1 });
      }
    });

    test('a point beside the text is no text', async () => {
      await on.load(html({ css: 'p { width: 400px }' }));
      await read();
      const { words } = await boxes();
      await on.page.mouse.move(words.x + 5, words.y + 5);
      await expect.poll(card).not.toBeNull();
      await on.page.mouse.move(900, words.y + 5);
      await expect.poll(card).toBeNull();
    });

    test('Escape closes until the pointer comes anew; the pointer may enter the card', async () => {
      await on.load(html({}));
      await read();
      await hover();
      const { card: box } = await boxes();
      await on.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
      await new Promise((done) => setTimeout(done, 500));
      expect(await card()).not.toBeNull();
      await on.page.keyboard.press('Escape');
      expect(await card()).toBeNull();
      await hover();
      await on.page.keyboard.press('Escape');
      const { words } = await boxes();
      await on.page.mouse.move(words.x + words.width / 2 + 4, words.y + words.height / 2);
      await new Promise((done) => setTimeout(done, 400));
      expect(await card()).toBeNull();
    });

    test('a tap opens the card, a tap beside it closes it', async () => {
      await on.load(html({}));
      await read();
      const { words } = await boxes();
      await on.page.touchscreen.tap(words.x + words.width / 2, words.y + words.height / 2);
      await expect.poll(card).toMatch(/Concession/);
      await on.page.touchscreen.tap(990, 790);
      await expect.poll(card).toBeNull();
    });

    test('from one highlight to the next the card stays the same element', async () => {
      await on.load(html({}));
      await read();
      await hover();
      await on.page.evaluate(() => player.page.card?.querySelector('.card')?.setAttribute('data-same', ''));
      const demand = await on.page.evaluate(() => player.boxes('demanded that the port').words);
      await on.page.mouse.move(demand.x + 2, demand.y + 5);
      await on.page.mouse.move(demand.x + 4, demand.y + 5);
      await expect.poll(card).toMatch(/Demand/);
      expect(await on.page.evaluate(() => player.page.card?.querySelector('.card')?.hasAttribute('data-same'))).toBe(
        true,
      );
    });

    test('reveal: the middle of the screen, clear of a sticky header, also in a scrolling box', async () => {
      const header = '<header style="position:sticky;top:0;height:200px;background:#fff">Paper</header>';
      const space = '<div style="height:3000px"></div>';
      await on.load(
        html({ around: `${header}${space}<div style="height:300px;overflow:auto">${space}%${space}</div>${space}` }),
      );
      await read();
      await on.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]).catch(() => {});
      await on.page.evaluate(() => {
        const position = player.page.reading?.annotation.positions[1];
        if (position) player.page.reveal(position.span);
      });
      await expect.poll(async () => (await boxes()).words.top, { timeout: 5000 }).toBeGreaterThan(300);
      await expect.poll(async () => (await boxes()).words.bottom, { timeout: 5000 }).toBeLessThan(500);
      expect(Object.keys(await on.page.evaluate(() => player.painted()))).toContain('parley-flash');
      await expect
        .poll(() => on.page.evaluate(() => Object.keys(player.painted())), { timeout: 3000 })
        .not.toContain('parley-flash');
    });

    test.each([
      ['light text on a dark page', 'body { background: #16181c; color: #ddd }', 'parley-demand-dark'],
      ['a dark box on a light page', 'article { background: #16181c; color: #ddd }', 'parley-demand-dark'],
      [
        'glass over a dark page',
        'body { background: #000; color: #eee } article { background: rgb(255 255 255 / 0.08) }',
        'parley-demand-dark',
      ],
      ['a dark picture behind light text', 'body { background: url(x) center; color: #fff }', 'parley-demand-dark'],
      ['a grey that bears no tint', 'body { color: #767676 }', 'parley-demand-bare'],
      ['a grey that bears no tint, on dark', 'body { background: #222; color: #8a8a8a }', 'parley-demand-bare'],
      [
        'colours of another space',
        'body { background: oklch(0.98 0.01 90); color: oklch(0.2 0.02 90) }',
        'parley-demand',
      ],
    ])('%s', async (_, css, name) => {
      await on.load(html({ css }));
      await read();
      expect(Object.keys(await on.page.evaluate(() => player.painted()))).toContain(name);
    });

    test('taken away, nothing is left', async () => {
      await on.load(html({}));
      const before = await on.page.evaluate(() => document.documentElement.outerHTML);
      await read();
      await hover();
      await on.page.evaluate(() => player.page.stop());
      expect(await on.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
      expect(await on.page.evaluate(() => CSS.highlights.size)).toBe(0);
    });

    test('a very long page', async () => {
      const many = Array.from({ length: 1300 }, (_, i) => `Part ${i}. ${PARAGRAPHS.join(' ')}`);
      await on.load(html({}, many));
      const began = Date.now();
      expect(await read()).toBe('painted');
      expect(Date.now() - began).toBeLessThan(8000);
    });

    test.each([
      ['a front page', '<article><h2><a href="#">%h</a></h2><p>%p</p></article>', 'none'],
      ['a search page', '<div><h3><a href="#">%h</a></h3><span>%p</span></div>', 'none'],
    ])('%s is no article', async (_, teaser, state) => {
      const teasers = Array.from({ length: 20 }, (_, i) =>
        teaser.replace('%h', `Headline number ${i} says something`).replace('%p', PARAGRAPHS[i % 4] ?? ''),
      );
      await on.load(`<!doctype html><html lang="en"><title>Paper</title><main>${teasers.join('')}</main></html>`);
      expect(await on.page.evaluate(async () => (await player.page.read()).state)).toBe(state);
    });
  });
}
