// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { drafts } from '../../content/extract/blocks.ts';
import { form, PHRASING } from '../../content/extract/form.ts';
import { Locator } from '../../content/locate.ts';
import { atOnce } from '../../content/slices.ts';

/** Markup alone decides here; what a renderer knows is tested in browsers. */
const shape = () =>
  form({ seen: (element) => !element.hasAttribute('hidden'), block: (element) => !PHRASING.has(element.tagName) });

/** The blocks of all of the body's visible text but what stands in `.not-ours`, one line each. */
function read(html: string): { text: string; locator: Locator; kinds: string[] } {
  document.body.innerHTML = html;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const chosen = new Set<Text>();
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null)
    if (node.data.trim() !== '' && !node.parentElement?.closest('.not-ours, [hidden]')) chosen.add(node);
  const blocks = atOnce(drafts(chosen, shape()));
  let text = '';
  const runs = blocks.flatMap((block) => {
    const start = text.length + (text === '' ? 0 : 1);
    text += (text === '' ? '' : '\n') + block.text;
    return block.runs.map((run) => ({ ...run, start: start + run.start }));
  });
  return { text, locator: new Locator(runs), kinds: blocks.map(({ kind }) => kind) };
}

const painted = (locator: Locator, start: number, end: number) =>
  locator.ranges({ start, end }).map((range) => range.toString());

describe('blocks', () => {
  test.each([
    ['whitespace collapses across nodes', '<p>One <b> two</b>\n  three</p>', 'One two three'],
    ['blocks and <br> separate', '<div>One<p>two</p>three<br>four</div>', 'One\ntwo\nthree\nfour'],
    ['a picture between two texts separates', '<div>One<figure></figure>two</div>', 'One\ntwo'],
    ['a soft hyphen is no part of a word', '<p>nego&shy;tiations zero\u200Bwidth</p>', 'negotiations zerowidth'],
    ['no-break spaces are spaces', '<p>10&nbsp;000&nbsp; tons</p>', '10 000 tons'],
    ['hidden text leaves no trace', '<p>One<span hidden>secret</span> two</p>', 'One two'],
    ['what is not the article’s glues nothing', '<p>One<span class="not-ours">Share</span>two</p>', 'One\ntwo'],
    ['but leaves a sentence whole', '<p>One <span class="not-ours">Share</span> two</p>', 'One two'],
    ['comments and adjacent texts are one text', '<p>Mos<!-- -->cow said</p>', 'Moscow said'],
    ['a headline is broken for its looks', '<h2>One <br>two</h2>', 'One two'],
  ])('%s', (_, html, text) => {
    expect(read(html).text).toBe(text);
  });

  test('their kinds', () => {
    const html =
      '<h2>a</h2><p>b</p><ul><li><p>c</p></li></ul><blockquote><p>d</p></blockquote><figure><figcaption>e</figcaption></figure>';
    expect(read(html).kinds).toEqual(['heading', 'paragraph', 'item', 'quote', 'caption']);
  });
});

describe('the way back', () => {
  let page: ReturnType<typeof read>;
  beforeEach(() => {
    page = read('<p>The  <em>Kremlin</em>\n said it <a href="#">would\n not</a> withdraw.</p><p>Kyiv answered.</p>');
  });

  test('one range a text node, with the span’s text and nothing else', () => {
    expect(page.text).toBe('The Kremlin said it would not withdraw.\nKyiv answered.');
    const at = page.text.indexOf('Kremlin said it would not');
    expect(painted(page.locator, at, at + 'Kremlin said it would not'.length)).toEqual([
      'Kremlin',
      '\n said it ',
      'would\n not',
    ]);
    expect(painted(page.locator, page.text.indexOf('Kyiv'), page.text.length - 1)).toEqual(['Kyiv answered']);
  });

  test('every character leads to its place and back', () => {
    for (let at = 0; at < page.text.length; at++) {
      const [place] = page.locator.places({ start: at, end: at + 1 });
      if (page.text[at] === '\n') expect(place).toBeUndefined();
      else expect(place && page.locator.offsetAt(place.node, place.start)).toBe(at);
    }
  });

  test('a node of another text has no offset', () => {
    expect(page.locator.offsetAt(document.createTextNode('elsewhere'), 2)).toBeNull();
  });

  test('what the page has changed or taken away is not painted', () => {
    expect(page.locator.intact()).toBe(true);
    const link = document.querySelector('a');
    link?.replaceChildren('will');
    expect(page.locator.intact()).toBe(false);
    expect(painted(page.locator, 0, 39).join('')).toBe('The Kremlin\n said it  withdraw.');
  });
});
