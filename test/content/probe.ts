/** What the real-browser tests run inside a page: the same modules as the content script, reachable by name. */

import { parse } from '../../content/extract/readability.ts';
import { mapBack } from '../../content/extract/twins.ts';
import { type Extraction, extract } from '../../content/extract.ts';
import { Painter } from '../../content/paint.ts';
import { atOnce } from '../../content/slices.ts';
import type { Span } from '../../src/annotator/annotation.ts';

export interface Report {
  readonly refused: string | null;
  readonly title: string;
  readonly characters: number;
  readonly blocks: readonly { kind: string; text: string }[];
  readonly mapped: Extraction['mapped'];
  readonly spans: number;
  /** Spans whose painted text is another than their own. */
  readonly wrong: readonly { wanted: string; painted: string }[];
  /** Characters of the text whose place does not lead back to their offset. */
  readonly astray: number;
  readonly changed: boolean;
  /** Changes of the page that an observer saw while it was read and painted. */
  readonly touched: number;
  /** Ranges of its blocks that are not painted as they are. */
  readonly unpainted: number;
  readonly milliseconds: number;
}

/** Extracts, then checks every block and `samples` random spans; `wrong` names what does not hold. */
function probe(samples: number): Report {
  const before = new XMLSerializer().serializeToString(document);
  const observer = new MutationObserver(() => {});
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const began = performance.now();
  const found = extract(document);
  const milliseconds = performance.now() - began;
  const unpainted = typeof found === 'string' ? 0 : paint(found);
  const touched = observer.takeRecords().length;
  observer.disconnect();
  const changed = new XMLSerializer().serializeToString(document) !== before;
  if (typeof found === 'string') {
    return {
      refused: found,
      title: document.title,
      characters: 0,
      blocks: [],
      mapped: mappedAnyway(),
      spans: 0,
      wrong: [],
      astray: 0,
      changed,
      touched,
      unpainted,
      milliseconds,
    };
  }
  const { article, locator, mapped, title } = found;
  const spans = [...article.blocks, ...randomSpans(article.text.length, samples)];
  const wrong = spans.flatMap((span) => {
    // between two blocks the text has a break that the page has not: each block's part is held against its own
    const parts = article.blocks
      .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
      .filter(({ start, end }) => start < end);
    const wanted = parts.map(({ start, end }) => article.text.slice(start, end));
    const painted = parts.map((part) => collapsed(locator.ranges(part)));
    return wanted.join('\n') === painted.join('\n') ? [] : [{ wanted: wanted.join('\n'), painted: painted.join('\n') }];
  });
  let astray = 0;
  for (const { start, end } of article.blocks) {
    for (let at = start; at < end; at++) {
      const [place] = locator.places({ start: at, end: at + 1 });
      if (!place || locator.offsetAt(place.node, place.start) !== at) astray++;
    }
  }
  return {
    refused: null,
    title,
    characters: article.text.length,
    blocks: article.blocks.map(({ kind, start, end }) => ({ kind, text: article.text.slice(start, end) })),
    mapped,
    spans: spans.length,
    wrong,
    astray,
    changed,
    touched,
    unpainted,
    milliseconds,
  };
}

/** Paints every block and takes it away again; how many ranges were not in the registry in between. */
function paint({ article, locator }: Extraction): number {
  const painter = new Painter();
  const ranges = article.blocks.flatMap((block) => locator.ranges(block));
  painter.set('demand', ranges);
  const painted = new Set([...CSS.highlights.values()].flatMap((highlight) => [...highlight]));
  painter.clear();
  return ranges.filter((range) => !painted.has(range)).length + CSS.highlights.size;
}

/** How the mapping fares on a page that is not read for another reason. */
function mappedAnyway(): Extraction['mapped'] {
  const parsed = atOnce(parse(document, new Set()));
  return parsed ? atOnce(mapBack(parsed.content, parsed.copies)).mapped : { found: 0, of: 0 };
}

/** The text that ranges lie on, as the article's text has it: whitespace collapsed, soft hyphens and their like left out. */
function collapsed(ranges: readonly Range[]): string {
  return ranges
    .map((range) => range.toString())
    .join('')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ');
}

/** The same spans in every run: a small linear congruential generator. */
function randomSpans(length: number, count: number): Span[] {
  let seed = 42;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const start = random(length - 1);
    return { start, end: Math.min(length, start + 1 + random(300)) };
  });
}

Object.assign(globalThis, { probe });
