/** The content script's page, played by a test in a plain page: it marks the quotes that it is given. */
import { Page } from '../../content/page.ts';
import type { Annotation, Article, Kind, Position } from '../../src/annotator/annotation.ts';
import { positionAt } from '../fixtures.ts';

/** A quote with the kind that it is to be marked as. */
type Quotes = readonly (readonly [Kind, string])[];

let quotes: Quotes = [];
let annotated = 0;
const page = new Page(async (article) => {
  annotated++;
  return annotationOf(article);
});

/** As a background worker would answer: the quotes that the article holds, each as a position of its kind. */
function annotationOf({ id, text }: Article): Annotation {
  const positions = quotes.flatMap(([kind, quote], i): Position[] => {
    const start = text.indexOf(quote);
    if (start < 0) return [];
    const span = { start, end: start + quote.length };
    return [positionAt(`p${i}`, span, { kind, party: 'a', answers: i > 0 ? 'p0' : null })];
  });
  const party = { id: 'a', name: 'The Ministry', kind: 'government', country: null, mentions: [] } as const;
  return { id, speakers: [], parties: [party], attributions: [], positions, issues: [], summary: [] };
}

const player = {
  page,

  /** Reads the page and marks these quotes from now on; how it went. */
  async read(marked: Quotes): Promise<string> {
    quotes = marked;
    const answer = await page.read();
    if (answer.state === 'none') return answer.state;
    return answer.reading.painted ? 'painted' : 'not painted';
  },

  /** The texts under our highlights, by layer. */
  painted(): Record<string, string[]> {
    return Object.fromEntries(
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('parley-'))
        .map(([name, ranges]) => [name, [...ranges].map((range) => (range as Range).toString())]),
    );
  },

  card: () => page.card?.querySelector('.card')?.textContent ?? null,

  /** The box of the card, and that of the words (their first line's). */
  boxes(words: string) {
    const card = page.card?.querySelector('.card')?.getBoundingClientRect().toJSON();
    return { card, words: this.find(words)?.getClientRects()[0]?.toJSON() };
  },

  find(words: string): Range | null {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      return range;
    }
    return null;
  },

  /** How many texts have been handed over to be annotated. */
  annotated: () => annotated,
};
export type Player = typeof player;
Object.assign(globalThis, { player });
