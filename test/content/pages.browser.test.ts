/** What must hold on any page: the article's text leads to the page's own text and back, and the page is left alone. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../e2e/browsers/index.ts';
import { corpora, type Prober, prober, read } from './real-pages.ts';

const folder = corpora();
const names = folder ? readdirSync(join(folder, 'pages')).filter((name) => name.endsWith('.html')) : [];
if (!folder) console.warn('The saved news pages are not here (PARLEY_SHARED, ../shared): left out.');

const PARAGRAPH =
  'The minister said on Tuesday that the government would not accept the terms, and that it had told the union so. ' +
  'The union called the answer a mistake and asked for a meeting before the end of the week.';
const OWN = `<!doctype html><html lang="en"><title>Minister turns the terms down – The Paper</title><body>
<nav><a href="#">Home</a> <a href="#">World</a></nav>
<main><article><h1>Minister turns<br>the terms down</h1><p class="meta">By Ada Marsh</p>
<p><span style="float:left;font-size:3em">T</span>${PARAGRAPH.slice(1)}</p>
<p>“We <em>will  not</em>\n accept\u00AD<a href="#">able</a> things,” she said.<span style="display:none">secret</span> ${PARAGRAPH}</p>
<ul><li>${PARAGRAPH}</li></ul><blockquote>${PARAGRAPH}</blockquote>
<p>Read more: <a href="#">Union threatens to strike over pay</a></p>
<div>${PARAGRAPH}<br>${PARAGRAPH}</div>
<aside class="related"><h3>Related</h3><p>Another story about something else, told at some length so that it looks like a text.</p></aside>
<p>© The Paper</p></article></main></body></html>`;

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let browser: Prober;
    beforeAll(async () => {
      browser = await prober(name);
    });
    afterAll(() => browser?.close());

    test('a page of our own, block by block', async () => {
      const report = await browser.probe(OWN, 200);
      holds(report);
      expect(report.title).toMatch(/^Minister turns/);
      const texts = report.blocks.map(({ kind, text }) => `${kind}: ${text}`);
      expect(texts).toContain(`paragraph: ${PARAGRAPH}`);
      expect(texts).toContain(`item: ${PARAGRAPH}`);
      expect(texts).toContain(`quote: ${PARAGRAPH}`);
      expect(texts).toContain(`paragraph: “We will not acceptable things,” she said. ${PARAGRAPH}`);
      expect(texts.filter((text) => text === `paragraph: ${PARAGRAPH}`)).toHaveLength(3);
      expect(texts.join('\n')).not.toMatch(/secret|Related|Another story|Read more|©|By Ada|Home/);
    });

    test.each(names)('%s', async (name) => {
      holds(await browser.probe(read(join(folder ?? '', 'pages', name)), 200));
    });
  });
}

function holds(report: Awaited<ReturnType<Prober['probe']>>): void {
  expect(report.errors).toEqual([]);
  expect(report.touched).toBe(0);
  expect(report.unpainted).toBe(0);
  expect(report.refused).toBeNull();
  expect(report.wrong).toEqual([]);
  expect(report.astray).toBe(0);
  expect(report.changed).toBe(false);
  expect(report.mapped.found / report.mapped.of).toBeGreaterThanOrEqual(0.999);
}
