/** Pages that change under the reader, read by the extension itself: highlights come back, or move on, of themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, serve } from '../../scripts/serve.ts';
import { bundle } from '../content/real-pages.ts';
import type { Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { body, PORT, page, RIVER } from './fixtures/stories.ts';
import { hover, painted, readArticle, reading } from './reader.ts';
import { inEachBrowser } from './real.ts';

const article = (story: typeof PORT) => `<article>${body(story)}</article>`;
const insert = (story: typeof PORT, where = 'document.body') =>
  `${where}.insertAdjacentHTML('beforeend', ${JSON.stringify(article(story))})`;

/** The page's own scripts answer to buttons, as a reader's clicks and scrolls would have them do. */
const PAGES: Readonly<Record<string, string>> = {
  '/react': page(PORT.title, '<div id="root"></div>').replace('</body>', '<script src="/react.js"></script></body>'),
  '/more': page(
    PORT.title,
    `<article>${body({ ...PORT, paragraphs: PORT.paragraphs.slice(2) })}</article><button id="more">Read more</button>`,
    `more.onclick = () => { document.querySelector('h1').insertAdjacentHTML('afterend', ${JSON.stringify(
      PORT.paragraphs
        .slice(0, 2)
        .map((text) => `<p>${text}</p>`)
        .join(''),
    )}); more.remove() }`,
  ),
  '/endless': page(
    PORT.title,
    `${article(PORT)}<button id="more">Next article</button>`,
    `more.onclick = () => { history.replaceState(null, '', '/endless/river'); ${insert(RIVER)} }`,
  ),
  '/live': page(
    PORT.title,
    `${article(PORT)}<button id="post">Post</button>`,
    `let n = 0; post.onclick = () => { n++; document.querySelector('h1').insertAdjacentHTML('afterend', '<section><h2>Update number ' + n + ' from the port</h2><p>The government demanded that both sides come back to the table before hour ' + n + ' of the strike.</p></section>') }`,
  ),
};

inEachBrowser((driver) => {
  describe('pages that move', () => {
    let site: Site;
    let tab: Tab;
    beforeAll(async () => {
      const react = await bundle('test/e2e/fixtures/react-app.ts', true);
      site = await serve((path) => {
        if (path === '/react.js') return { body: react, type: 'text/javascript' };
        const html = PAGES[path];
        return html ? { body: html, type: 'text/html; charset=utf-8' } : null;
      });
    });
    afterAll(() => site?.close());

    const open = async (path: string) => {
      tab = await driver().open(`${site.origin}${path}`);
      const popup = await readArticle(tab);
      await popup.close();
    };
    const click = (id: string) => tab.page.evaluate((id) => document.getElementById(id)?.click(), id);
    /** Everything that is marked, in no order. */
    const marks = async () =>
      Object.entries(await painted(tab))
        .flatMap(([name, texts]) => texts.map((text) => `${name}: ${text}`))
        .sort();
    const comes = (what: string, done: (marks: string[]) => boolean) => until(what, marks, done);
    const holds = (words: string) => (all: string[]) => all.some((mark) => mark.includes(words));

    test('a React application renders its article anew, goes to another and comes back', async () => {
      await open('/react');
      const port = await marks();
      expect(port.length).toBeGreaterThan(2);
      await click('again');
      await comes('the marks come back on new nodes', (now) => JSON.stringify(now) === JSON.stringify(port));
      await click('river');
      const river = await comes('the other article is read', holds('open the upper gates'));
      expect(holds('automated cranes')(river)).toBe(false);
      expect((await reading(tab)).title).toBe(RIVER.title);
      await click('port');
      await comes('the first is marked again', (now) => JSON.stringify(now) === JSON.stringify(port));
      await tab.close();
    });

    test('what a “read more” brings is marked, what was there stays', async () => {
      await open('/more');
      const before = await marks();
      expect(holds('automated cranes')(before)).toBe(false);
      await click('more');
      const after = await comes('the new text is marked', holds('automated cranes'));
      expect(holds('retraining')(after)).toBe(true);
      await tab.close();
    });

    test('infinite scroll: the second article is marked too, and each has its cards', async () => {
      await open('/endless');
      const first = await marks();
      await click('more');
      const both = await comes('the second article is marked', holds('open the upper gates'));
      expect(both).toEqual(expect.arrayContaining(first));
      const quote = (await painted(tab))['parley-demand']?.find((text) => text.includes('upper gates')) ?? '';
      expect(await hover(tab, quote)).toMatch(/Farmers/);
      await tab.close();
    });

    test('a live blog: each new post is marked, the older ones stay', async () => {
      await open('/live');
      const before = await marks();
      for (const n of [1, 2]) {
        await click('post');
        await comes(`post ${n} is marked`, holds(`hour ${n} `));
      }
      expect(await marks()).toEqual(expect.arrayContaining(before));
      await tab.close();
    });
  });
});
