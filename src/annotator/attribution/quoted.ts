import type { Document } from '../entities/document.ts';
import type { Piece } from './content.ts';

/** Where each quotation lies, as words; `last` exclusive. An empty one has `first === last`. */
export function quotedRanges(doc: Document): Piece[] {
  const out: { first: number; last: number }[] = doc.quotations.map(() => ({ first: 0, last: 0 }));
  for (const word of doc.words) {
    const range = out[word.quote];
    if (range === undefined) continue;
    if (range.last === 0) range.first = word.index;
    range.last = word.index + 1;
  }
  return out;
}

/** How much of some pieces stands between quotation marks, 0…1, counted in words that are no punctuation. */
export function quotedShare(doc: Document, pieces: readonly Piece[]): number {
  let all = 0;
  let quoted = 0;
  for (const piece of pieces) {
    for (let i = piece.first; i < piece.last; i++) {
      const word = doc.words[i];
      if (word === undefined || !/[\p{L}\p{N}]/u.test(word.text)) continue;
      all++;
      if (word.quote >= 0) quoted++;
    }
  }
  return all === 0 ? 0 : quoted / all;
}

/**
 * The quotations that go on with the one before: right behind it in the next sentences of the same block, or opening
 * the next block while the one before was never closed. `after` is the first word behind what is attributed already.
 */
export function followingQuotes(doc: Document, ranges: readonly Piece[], after: number, taken: Uint8Array): Piece[] {
  const out: Piece[] = [];
  let at = after;
  const block = doc.sentences[doc.words[after - 1]?.sentence ?? -1]?.block ?? -1;
  for (;;) {
    while (at < doc.words.length && /^[.,!?;:)\]]+$/.test(doc.words[at]?.text ?? '') && doc.words[at]?.quote === -1)
      at++;
    const word = doc.words[at];
    if (word === undefined || word.quote < 0) break;
    const range = ranges[word.quote];
    const quotation = doc.quotations[word.quote];
    const sentence = doc.sentences[word.sentence];
    if (range === undefined || quotation === undefined || sentence === undefined) break;
    if (range.first !== at || taken[word.quote] === 1) break;
    const sameBlock = sentence.block === block;
    if (!sameBlock && !quotation.continues) break;
    if (at !== sentence.first) break;
    // Somebody else's: “…,” another one said.
    const next = doc.words[range.last];
    const closes =
      next === undefined || next.sentence !== doc.words[range.last - 1]?.sentence || /^[.!?]+$/.test(next.text);
    if (!closes) break;
    out.push(range);
    taken[word.quote] = 1;
    at = range.last;
  }
  return out;
}
