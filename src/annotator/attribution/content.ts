import { type Clause, type Document, LONGEST_SENTENCE } from '../entities/document.ts';
import { isPunctuation } from '../entities/wordclass.ts';
import type { Cue } from './cue.ts';

/** A piece of content as a range of words, `last` exclusive. */
export interface Piece {
  readonly first: number;
  readonly last: number;
}

const SUBORDINATE = new Set(['that', 'whether', 'if', 'how', 'why', 'what', 'who', 'when', 'where', 'which']);

/** Trims punctuation and dangling conjunctions at both ends; keeps quotation marks. Null if nothing remains. */
export function trimPiece(doc: Document, first: number, last: number): Piece | null {
  const { words } = doc;
  const mark = (i: number): boolean => /^["“”‘’'`]+$/.test(words[i]?.text ?? '');
  let a = first;
  let b = last;
  while (a < b && isPunctuation(words[a]?.text ?? '') && !mark(a)) a++;
  while (b > a && isPunctuation(words[b - 1]?.text ?? '') && !mark(b - 1)) b--;
  let hasWord = false;
  for (let i = a; i < b && !hasWord; i++) hasWord = !isPunctuation(words[i]?.text ?? '');
  return hasWord ? { first: a, last: b } : null;
}

/**
 * Where the content that begins at `from` ends: at the sentence's end, or where the sentence turns to something else:
 * ", according to …", ", adding that …", ", while Kyiv said …".
 */
export function contentEnd(doc: Document, sentence: Clause, from: number, cues: readonly Cue[]): number {
  const { words } = doc;
  const limit = Math.min(sentence.last, from + LONGEST_SENTENCE);
  let nextCue = 0;
  for (let i = from; i < limit; i++) {
    const word = words[i];
    if (word === undefined || word.quote >= 0) continue;
    while (nextCue < cues.length && (cues[nextCue]?.first ?? 0) <= i) nextCue++;
    const cue = cues[nextCue];
    if (word.lower === 'according' && words[i + 1]?.lower === 'to' && i > from) return i;
    if (word.text !== ',' && word.text !== ';') continue;
    const next = words[i + 1];
    if (next === undefined) break;
    if (cue !== undefined && cue.kind === 'verb') {
      // ", adding that", ", calling it"
      if (cue.first === i + 1 && cue.entry.forms.has('gerund')) return i;
      // ", while Kyiv said", ", but he rejected"
      if (
        /^(?:while|but|and|although|though|as|even)$/.test(next.lower) &&
        cue.first > i + 1 &&
        cue.first - i <= 7 &&
        !cue.entry.forms.has('base')
      )
        return i;
      // ", she said" behind a clause
      if (cue.first > i + 1 && cue.first - i <= 6 && endsClause(doc, cue.last, limit)) return i;
    }
    if (/^(?:said|says|wrote|adds|added|told)$/.test(next.lower)) return i;
  }
  return limit;
}

/** Whether nothing but the end of the sentence follows. */
function endsClause(doc: Document, at: number, limit: number): boolean {
  return at >= limit || isPunctuation(doc.words[at]?.text ?? '');
}

export const isSubordinator = (w: string): boolean => SUBORDINATE.has(w);

/** First word at or behind `at` that is no comma, colon, semicolon or dash. */
export function skipMarks(doc: Document, at: number, end: number): number {
  let i = at;
  while (i < end && /^[,:;—–-]$/.test(doc.words[i]?.text ?? '')) i++;
  return i;
}
