/** Pages that change under the reader: highlights come back or move on by themselves, quietly. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS } from '../e2e/browsers/index.ts';
import type { Player } from './player.ts';
import { type Stage, stage } from './real-pages.ts';

declare const player: Player;

const FIRST =
  'The ministry demanded that the port be opened before the end of the month, and said that it would not wait.';
const SECOND =
  'The union said that it could accept a later date, provided that the guards are paid for the time of the strike.';
const REST =
  'The talks are to go on in the capital on Thursday, and neither of the two sides has said who will be there for it. ' +
  'A mediator who knows them both said that there was little time left, and that the harvest would not wait for them.';
const MORE =
  'The guards said late on Friday that they would not sign, and that they had not been asked by any of the sides at all.';
const article = (paragraphs: readonly string[]) => paragraphs.map((text) => `<p>${text}</p>`).join('');
const OURS = article([FIRST, SECOND, REST, REST.toUpperCase().toLowerCase()]);
const OTHER = article(
  [1, 2, 3, 4].map(
    (n) =>
      `The museum in town ${n} ${n === 1 ? 'has opened its doors' : 'has its doors open'} to the children of the city, and it is free for all of them. ${REST}`,
  ),
);
const html = (body: string) =>
  `<!doctype html><html lang="en"><title>Port</title><style>body{margin:40px;font:18px/1.5 serif}</style><div id="root"><article>${body}</article></div>`;
const MARKED = {
  'parley-demand': ['demanded that the port be opened'],
  'parley-concession': ['could accept a later date'],
};

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let on: Stage;
    beforeAll(async () => {
      on = await stage(name, 'test/content/player.ts');
    });
    afterAll(() => on?.close());

    beforeEach(async () => {
      await on.load(html(OURS));
      const state = await on.page.evaluate(() =>
        player.read([
          ['demand', 'demanded that the port be opened'],
          ['concession', 'could accept a later date'],
          ['refusal', 'would not sign'],
          ['offer', 'has opened its doors'],
        ]),
      );
      expect(state).toBe('painted');
      expect(await painted()).toEqual(MARKED);
    });

    test('a framework renders the same text on new nodes', async () => {
      await render(OURS);
      await expect.poll(painted).toEqual(MARKED);
      expect(await read()).toBe('read');
      expect(await on.page.evaluate(() => player.annotated())).toBe(1);
    });

    test('a paragraph is put in above, another text is changed', async () => {
      await on.page.evaluate((text) => {
        const [first, , third] = document.querySelectorAll('p');
        const added = document.createElement('p');
        added.textContent = text;
        first?.before(added);
        first?.replaceWith(first.cloneNode(true));
        if (third) third.textContent = 'The talks are off.';
      }, REST);
      await expect.poll(painted).toEqual(MARKED);
    });

    test('one marked text is gone, the other stays', async () => {
      await on.page.evaluate(() => document.querySelector('p')?.replaceChildren('Nothing to see here.'));
      await expect.poll(painted).toEqual({ 'parley-concession': MARKED['parley-concession'] });
    });

    test('the article goes and comes back', async () => {
      await render('<p>Loading</p>');
      await expect.poll(painted).toEqual({});
      await render(OURS);
      await expect.poll(painted, { timeout: 5000 }).toEqual(MARKED);
    });

    test('the same nodes are taken out and put back', async () => {
      await on.page.evaluate(async () => {
        const article = document.querySelector('article');
        const parent = article?.parentElement;
        article?.remove();
        await new Promise((done) => setTimeout(done, 20));
        if (article) parent?.append(article);
      });
      await expect.poll(painted).toEqual(MARKED);
    });

    test('another article takes its place, and the way back needs no second reading', async () => {
      await render(OTHER);
      await expect.poll(painted).toEqual({ 'parley-offer': ['has opened its doors'] });
      await render(OURS);
      await expect.poll(painted).toEqual(MARKED);
      expect(await on.page.evaluate(() => player.annotated())).toBe(2);
    });

    test('what is appended is read of itself', async () => {
      await on.page.evaluate(
        (text) => document.querySelector('article')?.insertAdjacentHTML('beforeend', `<p>${text}</p>`),
        MORE,
      );
      await expect.poll(painted).toEqual({ ...MARKED, 'parley-refusal': ['would not sign'] });
    });

    test('a counter and a clock are no news', async () => {
      await on.page.evaluate(async () => {
        const clock = document.body.appendChild(document.createElement('div'));
        for (let i = 0; i < 40; i++) {
          clock.textContent = `It is now ${i} seconds past the hour.`;
          await new Promise((done) => setTimeout(done, 20));
        }
      });
      expect(await painted()).toEqual(MARKED);
      expect(await on.page.evaluate(() => player.annotated())).toBe(1);
    });

    test('a page that renders without end is not followed without end', async () => {
      const looks = await on.page.evaluate(async (html) => {
        let looks = 0;
        const set = CSS.highlights.set.bind(CSS.highlights);
        CSS.highlights.set = (name, highlight) => {
          if (name === 'parley-demand') looks++;
          return set(name, highlight);
        };
        const root = document.querySelector('article');
        const until = performance.now() + 3000;
        while (performance.now() < until) {
          if (root) root.innerHTML = html;
          await new Promise((done) => setTimeout(done, 30));
        }
        return looks;
      }, OURS);
      expect(looks).toBeGreaterThan(0);
      expect(looks).toBeLessThan(6);
    });

    test('the page clears the registry: a hover puts it back', async () => {
      await on.page.evaluate(() => CSS.highlights.clear());
      const box = await on.page.evaluate(() => player.find('accept a later')?.getBoundingClientRect().toJSON());
      await on.page.mouse.move(2, 2);
      await on.page.mouse.move(box.x + 10, box.y + box.height / 2, { steps: 3 });
      await expect.poll(painted).toMatchObject(MARKED);
    });

    const read = () => on.page.evaluate(async () => (await player.page.read()).state);
    const painted = () => on.page.evaluate(() => player.painted());
    const render = (body: string) =>
      on.page.evaluate((body) => {
        const root = document.querySelector('article');
        if (root) root.innerHTML = body;
      }, body);
  });
}
