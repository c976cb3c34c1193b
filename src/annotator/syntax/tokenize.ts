import { classOf, SPACE } from './segment/chars.ts';
import { splitChunk, splitLongChunk } from './segment/chunk.ts';
import { isAddress } from './segment/wholes.ts';
import type { Token } from './token.ts';

/** Longer runs without a space are no words of any language: they are cut by character class alone, in linear time. */
const LONGEST_CHUNK = 400;

/**
 * The tokens of `text[start, end)`, by the conventions of English Universal Dependencies. Their offsets go into `text`;
 * they are in order, do not overlap, and cover everything but white space. Linear in the length.
 */
export function tokenize(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  const emit = (from: number, to: number): void => {
    tokens.push({ start: from, end: to, text: text.slice(from, to) });
  };
  let at = skipSpace(text, start, end);
  while (at < end) {
    let to = at + 1;
    while (to < end && classOf(text.charCodeAt(to)) !== SPACE) to++;
    const next = skipSpace(text, to, end);
    if (to - at > LONGEST_CHUNK) {
      if (isAddress(text.slice(at, at + 8))) emit(at, to);
      else splitLongChunk(text, at, to, emit);
    } else splitChunk(text, { start: at, end: to, next, limit: end }, emit);
    at = next;
  }
  return tokens;
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && classOf(text.charCodeAt(at)) === SPACE) at++;
  return at;
}
