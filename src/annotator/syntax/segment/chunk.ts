import { keepsPeriod } from './abbreviations.ts';
import { classOf, DIGIT, LETTER, MARK, OTHER, SURROGATE } from './chars.ts';
import { isElided } from './contractions.ts';
import { DOUBLED, type Emit, emitWord, RUNS, signEnd } from './cut.ts';
import { emitPieces } from './pieces.ts';
import { isAddress, isSignGroup, isWhole } from './wholes.ts';

/** A run of text without white space; `next` is where the following chunk begins, `limit` where the block ends. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly limit: number;
}

const APOSTROPHES = "'’‘`´";

/** Splits one chunk: signs are peeled off its front and its back, what is left is kept whole or cut inside. */
export function splitChunk(text: string, chunk: Chunk, emit: Emit): void {
  const { start, end } = chunk;
  let at = start;
  while (at < end && classOf(text.charCodeAt(at)) === LETTER) at++;
  if (at === end) {
    emitWord(text, start, end, emit);
    return;
  }
  if (at === start && isSignGroup(text.slice(start, end))) {
    emit(start, end);
    return;
  }
  const from = peelFront(text, start, end, emit);
  if (from === end) return;
  const tail: number[] = [];
  const to = peelBack(text, from, chunk, tail);
  emitCore(text, from, to, emit);
  for (let i = tail.length - 2; i >= 0; i -= 2) emit(tail[i] as number, tail[i + 1] as number);
}

function emitCore(text: string, from: number, to: number, emit: Emit): void {
  if (from >= to) return;
  const core = text.slice(from, to);
  if (isWhole(core)) emit(from, to);
  else emitPieces(text, from, to, emit);
}

function isWordlike(text: string, at: number): boolean {
  const kind = classOf(text.charCodeAt(at));
  if (kind === LETTER || kind === DIGIT) return true;
  return kind === SURROGATE && /\p{L}|\p{N}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Emits the signs before the first word of a chunk; returns where that begins. */
function peelFront(text: string, start: number, end: number, emit: Emit): number {
  let at = start;
  while (at < end && !isWordlike(text, at)) {
    const sign = text.charAt(at);
    const follower = at + 1 < end ? classOf(text.charCodeAt(at + 1)) : OTHER;
    if (sign === '.' && follower === DIGIT) break;
    if (sign === '+' && follower === DIGIT) break;
    if ((sign === '#' || sign === '@') && follower === LETTER) break;
    if (APOSTROPHES.includes(sign) && isElided(elidedTail(text, at + 1, end))) break;
    const to = signEnd(text, at, end);
    emit(at, to);
    at = to;
  }
  // "US$ 5": the letters belong to the currency's sign.
  const currency = /^[A-Z]{1,3}\$(?=\d|$)/.exec(text.slice(at, Math.min(end, at + 5)));
  if (!currency) return at;
  emit(at, at + currency[0].length);
  return at + currency[0].length;
}

function elidedTail(text: string, from: number, end: number): string {
  let to = from;
  while (to < end && (classOf(text.charCodeAt(to)) === LETTER || classOf(text.charCodeAt(to)) === DIGIT)) to++;
  return text.slice(from, to);
}

/** Finds the signs after the last word of a chunk, as pairs of offsets from the back, pushed to `tail`; returns where they begin. */
function peelBack(text: string, from: number, chunk: Chunk, tail: number[]): number {
  let to = chunk.end;
  const address = isAddress(text.slice(from, Math.min(to, from + 8)));
  while (to > from) {
    const kind = classOf(text.charCodeAt(to - 1));
    if (kind !== OTHER) break;
    const sign = text.charAt(to - 1);
    if (address && '/=-_#&+~'.includes(sign)) break;
    let begin = to - 1;
    if (RUNS.includes(sign)) {
      const question = sign === '!' || sign === '?';
      while (begin > from && (text.charAt(begin - 1) === sign || (question && '!?'.includes(text.charAt(begin - 1)))))
        begin--;
    } else if (begin > from && DOUBLED.includes(text.slice(begin - 1, to))) begin--;
    if (sign === '.' && begin >= to - 2 && ownsPeriod(text, from, begin, chunk)) {
      // "Inc..": the abbreviation's period, then the full stop.
      if (begin === to - 2) tail.push(begin + 1, to);
      return begin + 1;
    }
    tail.push(begin, to);
    to = begin;
  }
  return to;
}

function ownsPeriod(text: string, from: number, dot: number, chunk: Chunk): boolean {
  let start = dot;
  while (start > from && (classOf(text.charCodeAt(start - 1)) === LETTER || text.charAt(start - 1) === '.')) start--;
  if (start === dot || start < from) return false;
  // A closing sign after the period ("etc.)") stands between the abbreviation and the next word.
  const next = dot + 1 === chunk.end ? chunk.next : chunk.limit;
  return keepsPeriod(text, start, dot, next, chunk.limit);
}

/** Cuts a chunk that is too long for a word by character class alone. */
export function splitLongChunk(text: string, start: number, end: number, emit: Emit): void {
  let at = start;
  while (at < end) {
    const kind = classOf(text.charCodeAt(at));
    if (kind !== LETTER && kind !== DIGIT) {
      const to = signEnd(text, at, end);
      emit(at, to);
      at = to;
      continue;
    }
    let to = at + 1;
    while (to < end && (classOf(text.charCodeAt(to)) === kind || classOf(text.charCodeAt(to)) === MARK)) to++;
    emit(at, to);
    at = to;
  }
}
