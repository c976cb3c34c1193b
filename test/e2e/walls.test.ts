/** Articles behind walls, read by the extension itself: shadow trees, frames. Painted is what changes the picture. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, serve } from '../../scripts/serve.ts';
import { until } from './browsers/until.ts';
import { body, PORT, page } from './fixtures/stories.ts';
import { cardGone, hover, outcome, painted, readArticle, reading } from './reader.ts';
import { inEachBrowser } from './real.ts';

const shadow = (mode: 'open' | 'closed') =>
  page(
    PORT.title,
    `<paper-story><h1 slot="title">${PORT.title}</h1></paper-story>`,
    `customElements.define('paper-story', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: '${mode}' }).innerHTML = ${JSON.stringify(
          `<article><slot name="title"></slot>${PORT.paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`,
        )};
      }
    })`,
  );
const slotted = page(
  PORT.title,
  `<paper-frame>${body(PORT)}</paper-frame>`,
  `customElements.define('paper-frame', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<section><article><slot></slot></article></section>' }
  })`,
);
const framed = page(
  'The Paper',
  '<p>The Paper</p><iframe src="/story" style="width: 760px; height: 500px; border: 3px solid"></iframe>',
);

const PAGES: Readonly<Record<string, string>> = {
  '/open shadow root': shadow('open'),
  '/closed shadow root': shadow('closed'),
  '/slot of a closed root': slotted,
  '/frame of the same origin': framed,
  '/story': page(PORT.title, `<article>${body(PORT)}</article>`),
};

inEachBrowser((driver) => {
  describe('walls', () => {
    let site: Site;
    beforeAll(async () => {
      site = await serve((path) => {
        const html = PAGES[path];
        return html ? { body: html, type: 'text/html; charset=utf-8' } : null;
      });
    });
    afterAll(() => site?.close());

    test.each(Object.keys(PAGES).filter((path) => path !== '/story'))(
      '%s: read whole, painted, carded; put back when the page makes it anew',
      async (path) => {
        const tab = await driver().open(`${site.origin}${encodeURI(path)}`);
        const picture = () => tab.page.screenshot({ encoding: 'base64' });
        const bare = await picture();
        const popup = await readArticle(tab);
        await popup.close();
        const { article, title, annotation } = await reading(tab);
        expect(title).toBe(PORT.title);
        for (const text of PORT.paragraphs) expect(article.text).toContain(text);
        const before = await painted(tab);
        expect(annotation.positions.length).toBeGreaterThan(2);
        await until('the picture changes', picture, (now) => now !== bare);

        const demand = annotation.positions.find(({ kind }) => kind === 'demand');
        const quote = article.text.slice(demand?.span.start, demand?.span.end);
        expect(await hover(tab, quote)).toMatch(/Demand/i);
        await tab.page.mouse.move(2, 2);
        await cardGone(tab);

        await tab.page.evaluate(() => {
          const [wall] = document.querySelectorAll('paper-story, paper-frame');
          wall?.replaceWith(wall.cloneNode(true));
          const inner = document.querySelector('iframe')?.contentDocument?.querySelector('article');
          inner?.replaceWith(inner.cloneNode(true));
        });
        await until(
          'the marks come back',
          () => painted(tab),
          (now) => JSON.stringify(now) === JSON.stringify(before),
        );
        await tab.close();
      },
    );
  });

  describe('nothing to read', () => {
    const TEASERS = Array.from(
      { length: 20 },
      (_, i) =>
        `<article><h2><a href="#">Headline number ${i} says something new</a></h2><p>${PORT.paragraphs[i % 6]}</p></article>`,
    ).join('');
    const GERMAN =
      'Die Gewerkschaft verlangt, dass der Hafen bis zum Ende des Monats wieder geöffnet wird, und sie will nicht länger warten. ';
    let site: Site;
    const pages: Readonly<Record<string, string>> = {
      '/front page': page('The Paper', `<main>${TEASERS}</main>`),
      '/form': page('Sign in', '<main><h1>Sign in to your account</h1><form><label>Name <input></label></form></main>'),
      '/video': page(
        'A film',
        '<main><h1>A film about the port and its cranes</h1><video controls></video><p>Three minutes.</p></main>',
      ),
      '/german': page('Hafen', `<article><h1>Der Hafen ist zu</h1>${`<p>${GERMAN.repeat(3)}</p>`.repeat(5)}</article>`),
    };
    beforeAll(async () => {
      site = await serve((path) => ({ body: pages[path] ?? '', type: 'text/html; charset=utf-8' }));
    });
    afterAll(() => site?.close());

    test.each([
      ['/front page', 'none', /does not look like an article/],
      ['/form', 'none', /does not look like an article/],
      ['/video', 'none', /does not look like an article/],
      ['/german', 'none', /English only/],
    ])('%s: says so, and paints nothing', async (path, state, sentence) => {
      const tab = await driver().open(`${site.origin}${encodeURI(path)}`);
      const popup = await tab.clickIcon();
      expect(await outcome(popup)).toBe(state);
      expect(await popup.evaluate(() => document.querySelector('main')?.textContent)).toMatch(sentence);
      expect(await painted(tab)).toEqual({});
      await popup.close();
      await tab.close();
    });
  });
});
