import type { Clause, Document } from '../entities/document.ts';
import { nounPhraseAt } from '../entities/noun-phrase.ts';
import {
  isAdverb,
  isAuxiliary,
  isCalendar,
  isFiniteVerb,
  isName,
  isPreposition,
  isPunctuation,
} from '../entities/wordclass.ts';
import { isSubordinator, type Piece, skipMarks, trimPiece } from './content.ts';
import type { Cue } from './cue.ts';

/** What every construction is given. */
export interface Context {
  readonly doc: Document;
  readonly sentence: Clause;
  readonly cues: readonly Cue[];
  readonly ranges: readonly Piece[];
}

export const inQuote = (c: Context, i: number): boolean => (c.doc.words[i]?.quote ?? -1) >= 0;

/** First quoted word behind a longer adverbial, or the sentence's end. */
export function farther(c: Context, from: number): number {
  for (let i = from; i < Math.min(c.sentence.last, from + 25); i++) if (inQuote(c, i)) return i;
  return c.sentence.last;
}

/** Skips hearers and adverbials between a cue and its content or the sentence's end: "told reporters on Tuesday". */
export function adverbialEnd(c: Context, from: number, hearer: boolean): number {
  const { doc, sentence } = c;
  let i = from;
  if (hearer) {
    const phrase = nounPhraseAt(doc, i, sentence.last);
    if (phrase !== null) i = phrase.last;
  }
  for (let guard = 0; guard < 8 && i < sentence.last; guard++) {
    const word = doc.words[i];
    if (word === undefined || word.quote >= 0) break;
    if (
      isCalendar(word.lower) ||
      /^(?:today|yesterday|then|later|earlier|again|recently|too|also|night|morning|afternoon|evening)$/.test(
        word.lower,
      ) ||
      (isAdverb(word.lower) && word.lower.endsWith('ly'))
    ) {
      i++;
      continue;
    }
    if (isPreposition(word.lower) && word.lower !== 'of' && word.lower !== 'to') {
      const phrase = nounPhraseAt(doc, i + 1, sentence.last);
      if (phrase === null) break;
      i = phrase.last;
      continue;
    }
    if (word.lower === 'of' || word.lower === 'to') {
      const phrase = nounPhraseAt(doc, i + 1, sentence.last);
      if (phrase === null || guard === 0) break;
      i = phrase.last;
      continue;
    }
    break;
  }
  return i;
}

/** Left end of what stands before word `upTo` in its sentence: a quotation's beginning, or the sentence's. */
export function leftStart(c: Context, upTo: number): number {
  const last = skipBack(c, upTo);
  const range = c.ranges[c.doc.words[last - 1]?.quote ?? -1];
  if (range !== undefined && range.first < c.sentence.first) return chainStart(c, range.first);
  return c.sentence.first;
}

function skipBack(c: Context, upTo: number): number {
  let last = upTo;
  while (last > c.sentence.first && isPunctuation(c.doc.words[last - 1]?.text ?? '') && !inQuote(c, last - 1)) last--;
  return last;
}

/** Beginning of the first of several quotations that go on from block to block. */
function chainStart(c: Context, first: number): number {
  let at = first;
  for (let guard = 0; guard < 20; guard++) {
    const quote = c.doc.words[at]?.quote ?? -1;
    if (quote <= 0 || c.doc.quotations[quote]?.continues !== true) return at;
    at = c.ranges[quote - 1]?.first ?? at;
  }
  return at;
}

export function leftContent(c: Context, upTo: number): Piece | null {
  return trimPiece(c.doc, leftStart(c, upTo), upTo);
}

/** A quotation that begins right at (or behind marks at) `from`, whole, even where it runs over sentences. */
export function rightQuote(c: Context, from: number): Piece | null {
  const at = skipMarks(c.doc, from, c.sentence.last);
  const word = c.doc.words[at];
  if (word === undefined || at >= c.sentence.last) return null;
  const range = c.ranges[word.quote];
  if (range !== undefined && range.first === at && !isTitle(c, range)) {
    const end = Math.max(range.last, c.sentence.last);
    return trimPiece(c.doc, at, end);
  }
  return null;
}

/** Whether a quotation is the title of a work: short, all its longer words capitalised, no stop inside. */
function isTitle(c: Context, range: Piece): boolean {
  const { words } = c.doc;
  if (range.last - range.first > 10) return false;
  let names = 0;
  for (let i = range.first + 1; i < range.last - 1; i++) {
    const word = words[i];
    if (word === undefined || /^[,.!?]$/.test(word.text)) return false;
    if (word.text.length < 4 && names > 0) continue;
    if (!isName(word.text)) return false;
    names++;
  }
  return names >= 2;
}

/** A source behind its verb goes on through "of the union" and ", its president," to the next comma or stop. */
export function sourceEnd(c: Context, from: number): number {
  const { words } = c.doc;
  let i = from;
  while (
    i < c.sentence.last &&
    !inQuote(c, i) &&
    !isPunctuation(words[i]?.text ?? '') &&
    !isFiniteVerb(words[i]?.lower ?? '') &&
    !isAuxiliary(words[i]?.lower ?? '') &&
    !isCalendar(words[i]?.lower ?? '') &&
    !isSubordinator(words[i]?.lower ?? '') &&
    i - from < 12
  )
    i++;
  return i;
}
