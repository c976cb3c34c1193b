/** The card by itself: accessible in both themes, its words only ever words. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../e2e/browsers/index.ts';
import type { Player } from './player.ts';
import { type Stage, stage } from './real-pages.ts';

declare const player: Player;
declare const axe: { run(node: Element): Promise<AxeResults> };

const REST =
  'The talks are to go on in the capital on Thursday, and neither of the two sides has said who will be there for it. ' +
  'A mediator who knows them both said that there was little time left, and that the harvest would not wait for them.';
const html = (css: string, marked: string) =>
  `<!doctype html><html lang="en"><title>Port</title><style>body{margin:200px 40px;font:18px/1.5 serif}${css}</style>
  <main><article><p>The union ${marked} before the end of the month.</p><p>${REST}</p><p>${REST} ${REST}</p></article></main></html>`;

describe.each(BROWSERS)('the card in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, 'test/content/player.ts');
  });
  afterAll(() => on?.close());

  const open = async (css: string, marked: string, quote: string) => {
    await on.load(html(css, marked));
    await on.page.evaluate(
      (quote) => player.read(['demand', 'refusal'].map((kind) => [kind as 'demand', quote])),
      quote,
    );
    const { words } = await on.page.evaluate((quote) => player.boxes(quote.slice(0, 8)), quote);
    await on.page.mouse.move(1, 1);
    await on.page.mouse.move(words.x + 8, words.y + 8, { steps: 2 });
    await expect.poll(() => on.page.evaluate(() => player.card())).not.toBeNull();
  };

  test.each([
    ['light', ''],
    ['dark', 'body { background: #15171a; color: #ddd }'],
  ])('nothing for axe to say, %s', async (_, css) => {
    await open(css, 'demanded that the port be opened', 'demanded that the port be opened');
    await on.page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await on.page.evaluate(async () => {
      // axe looks into open shadow roots only
      const copy = document.createElement('div');
      const root = copy.attachShadow({ mode: 'open' });
      const card = player.page.card;
      if (!card) throw new Error('no card');
      root.adoptedStyleSheets = card.adoptedStyleSheets;
      root.append(...[...card.children].map((child) => child.cloneNode(true)));
      document.querySelector('main')?.append(copy);
      const { violations } = await axe.run(copy);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
    });
    expect(violations).toEqual([]);
  });

  test('two positions in the same words have an entry each', async () => {
    await open('', 'demanded that the port be opened', 'demanded that the port be opened');
    const kinds = await on.page.evaluate(() =>
      Array.from(player.page.card?.querySelectorAll('.kind') ?? [], ({ textContent }) => textContent),
    );
    expect(kinds).toHaveLength(2);
    expect(kinds.join(' ')).toMatch(/Refusal.*Demand|Demand.*Refusal/);
  });

  test('markup in the text stays text', async () => {
    const quote = 'demanded <img src=x onerror=alert(1)> & <b>more</b>';
    await open('', quote.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), quote);
    expect(await on.page.evaluate(() => player.card())).toContain(quote);
    expect(await on.page.evaluate(() => player.page.card?.querySelectorAll('img, b').length)).toBe(0);
  });

  test('the answered demand is one click away', async () => {
    await open('', 'demanded that the port be opened', 'demanded that the port be opened');
    await on.page.evaluate(() => player.page.card?.querySelector<HTMLElement>('.go')?.click());
    expect(await on.page.evaluate(() => player.card())).toBeNull();
    expect(Object.keys(await on.page.evaluate(() => player.painted()))).toContain('parley-flash');
  });

  test('the close button closes', async () => {
    await open('', 'demanded that the port be opened', 'demanded that the port be opened');
    await on.page.evaluate(() => player.page.card?.querySelector<HTMLElement>('.close')?.click());
    expect(await on.page.evaluate(() => player.card())).toBeNull();
  });
});
