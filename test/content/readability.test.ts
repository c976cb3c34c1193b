/** Readability in steps: what its first try is spared, and that the result is the one it has at one go. */
import { Readability } from '@mozilla/readability';
import { Node, NodeFilter, parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { isHollow, parse } from '../../content/extract/readability.ts';
import { mapBack } from '../../content/extract/twins.ts';
import { atOnce } from '../../content/slices.ts';

const SENTENCES =
  'The minister said on Tuesday that the government would not accept the terms, and that it had told the union so. ' +
  'The union called the answer a mistake, asked for a meeting before the end of the week, and went home.';
const P = `<p>${SENTENCES}</p>`;
const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Minister turns the terms down</title><style>p{}</style></head><body>${body}</body></html>`;

/** The live texts that are chosen, without whitespace, as all texts here. */
function chosen(html: string): string {
  const { document } = parseHTML(html);
  const parsed = atOnce(parse(document, new Set()));
  if (!parsed) return '';
  return plain([...atOnce(mapBack(parsed.content, parsed.copies)).chosen].map(({ data }) => data).join(''));
}

/** What Readability makes of the same page by itself. */
const byItself = (html: string) => plain(new Readability(parseHTML(html).document).parse()?.textContent ?? '');
const plain = (text: string) => text.replace(/\s+/g, '');

beforeAll(() => {
  Object.assign(globalThis, { Node, NodeFilter });
});

describe('the parts of Readability that we hold on to', () => {
  const inside = Readability.prototype as unknown as Record<string, unknown>;
  test.each(['_isProbablyVisible', '_getInnerText', '_prepArticle', '_postProcessContent', '_flagIsActive'])(
    '%s is a method still',
    (name) => expect(inside[name]).toBeTypeOf('function'),
  );

  test('its rules are the flags that a reader begins with', () => {
    const { _flags } = new Readability(parseHTML(page('')).document) as unknown as { _flags: number };
    const { FLAG_STRIP_UNLIKELYS: strip, FLAG_WEIGHT_CLASSES: weigh, FLAG_CLEAN_CONDITIONALLY: clean } = inside;
    expect([strip, weigh, clean].reduce((sum: number, flag) => sum + Number(flag), 0)).toBe(_flags);
  });
});

describe('what the first try is spared', () => {
  test.each([
    ['<div class="site-footer"><p>x</p></div>', true],
    ['<nav><a href="/">Home</a></nav>', true],
    ['<div role="dialog"><p>x</p></div>', true],
    ['<div hidden><p>x</p></div>', true],
    ['<div style="display: none"><p>x</p></div>', true],
    ['<script>1</script>', true],
    ['<div class="article-footer"><p>x</p></div>', false],
    ['<div class="site-header"><h1>x</h1></div>', false],
    ['<div class="sidebar"><a rel="author">x</a></div>', false],
    ['<script type="application/ld+json">{}</script>', false],
    ['<div class="text"><p>x</p></div>', false],
    ['<a class="popup" href="/">x</a>', false],
  ])('%s: %s', (html, hollow) => {
    const { document } = parseHTML(page(html));
    expect(isHollow(document.body.firstElementChild as Element)).toBe(hollow);
  });

  test('not what stands in a table', () => {
    const { document } = parseHTML(page('<table><tr><td><p class="comment">x</p></td></tr></table>'));
    expect(isHollow(document.querySelector('.comment') as Element)).toBe(false);
  });
});

describe('the result', () => {
  test.each([
    ['an article in a page', `<nav>${P}</nav><article>${P}${P}${P}</article><div class="related">${P}</div>`],
    ['boxes within it', `<article>${P}<div class="social-share">Share</div>${P}<aside>${P}</aside>${P}</article>`],
    ['divisions instead of paragraphs', `<div class="text">${`<div>${SENTENCES}</div>`.repeat(4)}</div>`],
    ['texts with comments and breaks', `<div>${SENTENCES}<!-- ad --><br><br>${SENTENCES}<br><br>${SENTENCES}</div>`],
    [
      'a link that runs a script',
      `<article>${P}${P}<p>${SENTENCES} <a href="javascript:void(0)">more</a></p></article>`,
    ],
    ['a text in what is unlikely to be one', `<div class="comment">${P}${P}${P}</div>`],
    ['a page that says it is all header', `<div class="header">${P}${P}</div><p>Short.</p>`],
  ])('%s is the one it has at one go, found on the page', (_, body) => {
    const html = page(body);
    expect(chosen(html)).toBe(byItself(html));
    expect(chosen(html)).toContain(plain(SENTENCES));
  });

  test('none where there is nothing', () => {
    expect(chosen(page(''))).toBe('');
  });
});
