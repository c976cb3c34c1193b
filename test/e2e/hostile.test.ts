/** The page as the adversary: what it holds, what it changes, what it tries to learn. docs/security.md lists every line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import messages from '../../public/_locales/en/messages.json';
import { type Site, serve } from '../../scripts/serve.ts';
import type { Popup, Tab } from './browsers/index.ts';
import { until } from './browsers/until.ts';
import { cardGone, hover, outcome, painted, readArticle, reading, words } from './reader.ts';
import { inEachBrowser } from './real.ts';

const MARKUP = `<img src="x" onerror="top.ran = 'img'"> and </script><script>top.ran = 'script'</script>`;
const BIDI = '\u202Eevil\u2066';
const INVISIBLE = 'op\u200Ben\u200D';

/** What a page may write into a paragraph; each is a demand that is found and shown. */
const SENTENCES = [
  `The ministry demanded that the company remove ${MARKUP} from its site.`,
  `The union demanded that the company read ${BIDI} aloud.`,
  `Minister __proto__ demanded that constructor ${INVISIBLE} the port.`,
];
const FILLER =
  'The talks are to go on in the capital on Thursday, and neither of the two sides has said who will be there. ';

/** Everything that the page's world offers is recorded when it is called: none of our code may run through it. */
function spy(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { seen });
  const watch = (owner: object, name: string) => {
    const original = (owner as Record<string, unknown>)[name] as (...args: unknown[]) => unknown;
    Object.defineProperty(owner, name, {
      value(this: unknown, ...args: unknown[]) {
        seen.push(name);
        return original.apply(this, args);
      },
    });
  };
  watch(Element.prototype, 'attachShadow');
  watch(Element.prototype, 'append');
  watch(Document.prototype, 'createElement');
  watch(Node.prototype, 'cloneNode');
  watch(Range.prototype, 'setStart');
  watch(Object.getPrototypeOf(CSS.highlights), 'set');
  watch(JSON, 'parse');
  watch(Map.prototype, 'set');
  Object.defineProperty(Object.prototype, 'positions', { get: () => void seen.push('positions'), configurable: true });
  Object.defineProperty(Object.prototype, 'type', { get: () => void seen.push('type'), configurable: true });
  addEventListener('message', () => seen.push('message'));
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const article = (sentences: readonly string[], script = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Port dispute</title><script>${script}</script></head>
<body><main><article><h1>Port dispute goes on</h1>
${sentences.map((sentence) => `<p>${escaped(sentence)}</p><p>${FILLER.repeat(3)}</p>`).join('\n')}
</article></main></body></html>`;

const PAGES: Record<string, string> = {
  '/plain.html': article(SENTENCES),
  '/hostile.html': article(SENTENCES, `(${spy})()`),
  // ten million characters in one paragraph
  '/vast.html': article([`${SENTENCES[0]} ${FILLER.repeat(92_000)}`]),
  '/nested.html': article(SENTENCES).replace('<article>', `<article>${'<div>'.repeat(20_000)}`),
};

inEachBrowser((driver) => {
  let site: Site;
  beforeAll(async () => {
    site = await serve((path) => {
      const body = PAGES[path];
      return body === undefined ? null : { body, type: 'text/html; charset=utf-8' };
    });
  });
  afterAll(() => site?.close());

  describe('a hostile page', () => {
    let tab: Tab;
    let popup: Popup;
    beforeAll(async () => {
      tab = await driver().open(`${site.origin}/hostile.html`);
      popup = await readArticle(tab);
    });
    afterAll(() => tab?.close());

    const seen = () => tab.page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);

    test('sees none of our code run in its world', async () => {
      expect(await seen()).toEqual([]);
    });

    test('changes nothing that is read, however it changes its world', async () => {
      const hostile = await reading(tab);
      await popup.close();
      const other = await driver().open(`${site.origin}/plain.html`);
      const second = await readArticle(other);
      const plain = await reading(other);
      await second.close();
      await other.close();
      expect(hostile.annotation).toEqual(plain.annotation);
      expect(hostile.annotation.positions.length).toBeGreaterThanOrEqual(SENTENCES.length);
    });

    test('has its markup shown as the text that it is, in popup and card', async () => {
      await tab.page.bringToFront();
      popup = await readArticle(tab);
      expect(await words(popup)).toContain(MARKUP);
      const inside = await popup.evaluate(() => ({
        made: document.querySelectorAll('main img, main script').length,
        ran: (top as unknown as { ran?: string }).ran,
      }));
      expect(inside).toEqual({ made: 0, ran: undefined });
      await popup.close();

      const { article, annotation } = await reading(tab);
      const marked = annotation.positions.find(({ span }) => article.text.slice(span.start, span.end).includes('<img'));
      expect(await hover(tab, quote(article.text, marked?.span))).not.toBe('');
      const made = await tab.inContentScript(() => {
        const world = globalThis as unknown as Record<symbol, { page: { card: ShadowRoot | null } }>;
        return world[Symbol.for('parley')]?.page.card?.querySelectorAll('img, script').length;
      });
      expect(made).toBe(0);
      expect(await tab.page.evaluate(() => (globalThis as unknown as { ran?: string }).ran)).toBeUndefined();
    });

    test('cannot look into the card', async () => {
      const { article, annotation } = await reading(tab);
      await hover(tab, quote(article.text, annotation.positions[0]?.span));
      const host = await tab.page.evaluate(() => {
        const card = document.querySelector('parley-card');
        return { there: card !== null, root: card?.shadowRoot, text: card?.textContent, attributes: card?.id };
      });
      expect(host).toEqual({ there: true, root: null, text: '', attributes: '' });
    });

    test('cannot turn its text around beyond itself', async () => {
      popup = await readArticle(tab);
      const isolated = await popup.evaluate((bidi) => {
        const holders = [...document.querySelectorAll('main *')].filter(
          (element) => element.children.length === 0 && element.textContent.includes(bidi),
        );
        const isolates = (element: Element | null): boolean =>
          element !== null &&
          (/isolate|plaintext/.test(getComputedStyle(element).unicodeBidi) || isolates(element.parentElement));
        return holders.map(isolates);
      }, BIDI);
      expect(isolated.length).toBeGreaterThan(0);
      expect(isolated).not.toContain(false);
      await popup.close();
    });

    test('commands nothing by messages or events', async () => {
      const before = await painted(tab);
      await tab.page.evaluate(() => {
        for (const type of ['read', 'extract', 'show', 'switch', 'reveal', 'step', 'sites', 'anchors', 'annotate']) {
          const message = { type, on: false, tab: 1, span: { start: 0, end: 1 }, by: 1 };
          postMessage(message, '*');
          dispatchEvent(new CustomEvent(type, { detail: message }));
          document.dispatchEvent(new CustomEvent('parley', { detail: message }));
        }
      });
      expect(await painted(tab)).toEqual(before);
    });

    test('finds no way to our interface, nor to our storage', async () => {
      const doors = await tab.page.evaluate(() => {
        const world = globalThis as unknown as { chrome?: Record<string, object>; browser?: Record<string, object> };
        const has = (name: string) => world.chrome?.[name] !== undefined || world.browser?.[name] !== undefined;
        return ['storage', 'tabs', 'scripting', 'permissions'].filter(has);
      });
      expect(doors).toEqual([]);
    });

    test('loads none of our files', async () => {
      popup = await readArticle(tab);
      const origin = await popup.evaluate(() => location.origin);
      await popup.close();
      const loaded = await tab.page.evaluate(async (origin) => {
        const image = new Promise((end) => {
          const probe = new Image();
          probe.onload = () => end('loaded');
          probe.onerror = () => end('refused');
          probe.src = `${origin}/icons/128.png`;
        });
        const text = (path: string) =>
          fetch(`${origin}${path}`).then(
            () => 'loaded',
            () => 'refused',
          );
        return Promise.all([image, text('/popup/index.html'), text('/content.js'), text('/model/parley.model')]);
      }, origin);
      expect(loaded).toEqual(['refused', 'refused', 'refused', 'refused']);
    });

    test('speaks to the background worker only about its own text', async () => {
      const answers = await tab.inContentScript(async () => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
        };
        const ask = (message: object) => chrome.runtime.sendMessage(message).catch(() => undefined);
        const messages = [{ type: 'read', tab: 1 }, { type: 'settings' }, { type: 'annotate', article: '<b>' }, {}];
        return (await Promise.all(messages.map(ask))).map((answer) => answer ?? null);
      });
      expect(answers).toEqual([null, null, null, null]);
    });

    test('that sends our takeover event loses its own highlights, and the next click brings them back', async () => {
      await tab.page.mouse.move(2, 2);
      await cardGone(tab);
      const before = await painted(tab);
      await tab.page.evaluate(() => document.dispatchEvent(new CustomEvent('parley-takeover')));
      await until(
        'the highlights go',
        () => painted(tab),
        (now) => Object.keys(now).length === 0,
      );
      await (await readArticle(tab)).close();
      expect(await painted(tab)).toEqual(before);
    });
  });

  describe('a vast page', () => {
    const end = async (tab: Tab): Promise<string> => {
      const popup = await tab.clickIcon();
      const state = await outcome(popup);
      const said = state === 'none' ? await words(popup) : state;
      await popup.close();
      await tab.close();
      return said;
    };

    test('of ten million characters in one paragraph is refused in words', async () => {
      const tab = await driver().open(`${site.origin}/vast.html`);
      expect(await end(tab)).toContain(messages.noneTooLong.message);
    });

    test('of 20,000 elements within each other is read', async () => {
      const tab = await driver().open(`${site.origin}/nested.html`);
      expect(await end(tab)).toBe('read');
    });

    // markup ends at 512 of them; at more than these, made by script and shown, Chromium itself falls
    test('of 3,000 elements within each other, made by script, is read', async () => {
      const tab = await driver().open(`${site.origin}/plain.html`);
      await tab.page.evaluate(() => {
        const root = document.createElement('div');
        root.hidden = true;
        let inner = root;
        for (let depth = 0; depth < 3000; depth++) inner = inner.appendChild(document.createElement('div'));
        inner.textContent = 'at the bottom';
        document.querySelector('article')?.append(root);
      });
      expect(await end(tab)).toBe('read');
    });
  });
});

const quote = (text: string, span?: { start: number; end: number }) =>
  span ? text.slice(span.start, span.end) : 'nothing was found';
