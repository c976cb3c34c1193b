/** What the bench of the cost to the page runs inside it: the content script's own page, with a worker that takes none of its time. */
import { Readability } from '@mozilla/readability';
import { extract } from '../../content/extract.ts';
import { offsetAtPoint } from '../../content/hit.ts';
import { Page } from '../../content/page.ts';
import { indexOf } from '../../content/shown.ts';
import { type Annotation, type Article, KINDS } from '../../src/annotator/annotation.ts';
import { positionAt } from '../fixtures.ts';

/** As many positions as an article has of a dispute, about. */
const USUAL = 30;

const task = () => new Promise((go) => setTimeout(go));

/** The worker's part. */
async function elsewhere(article: Article, count: number): Promise<Annotation> {
  const annotation = annotationOf(article, count);
  await task();
  return annotation;
}

const cost = {
  /** Reads and paints the page once; the words of its article (0: it is none). */
  async read(): Promise<number> {
    const page = new Page((article) => elsewhere(article, USUAL));
    const answer = await page.read();
    page.stop();
    return answer.state === 'read' ? answer.reading.article.text.split(/\s+/).length : 0;
  },

  /** Readability's parse of a copy of the page, in a task of its own; milliseconds. */
  async readability(): Promise<number> {
    const copy = document.cloneNode(true) as Document;
    await task();
    const start = performance.now();
    new Readability(copy).parse();
    return performance.now() - start;
  },

  /** Asks, in one task, what is under points spread over the viewport, with so many ranges painted; how many ranges and hits. */
  async hit(ranges: number, points: number): Promise<{ hits: number; painted: number }> {
    const found = extract(document);
    if (typeof found === 'string') throw new Error(found);
    const page = new Page((article) => elsewhere(article, ranges));
    await page.read();
    const index = indexOf(annotationOf(found.article, ranges));
    const painted = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    // the style and the layout of what has just been painted are not the hit test's
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    let hits = 0;
    for (let i = 0; i < points; i++) {
      const offset = offsetAtPoint(found.locator, document, (i * 37) % innerWidth, (i * 61) % innerHeight);
      if (offset !== null && index.at(offset).length > 0) hits++;
    }
    await task();
    page.stop();
    return { hits, painted };
  },

  /** Reads, paints and leaves the page so many times. */
  async again(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const page = new Page((article) => elsewhere(article, USUAL));
      await page.read();
      page.step(1);
      page.stop();
    }
  },
};
export type Cost = typeof cost;
Object.assign(globalThis, { cost });

/** Positions of every kind in turn, evenly over the text. */
function annotationOf({ id, text }: Article, count: number): Annotation {
  const length = Math.floor(text.length / count);
  const positions = Array.from({ length: count }, (_, i) => {
    const start = i * length;
    return positionAt(
      `p${i}`,
      { start, end: start + Math.ceil(length * 0.6) },
      { kind: KINDS[i % KINDS.length] ?? 'demand' },
    );
  });
  return { id, speakers: [], parties: [], attributions: [], positions, issues: [], summary: [] };
}
