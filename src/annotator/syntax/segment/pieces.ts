import unitData from '../data/units.json' with { type: 'json' };
import { classOf, DIGIT, isLower, isUpper, LETTER, MARK, SPACE, SURROGATE } from './chars.ts';
import { type Emit, emitWord, signEnd } from './cut.ts';
import { joinsHyphen } from './hyphens.ts';
import { isSignGroup, isWhole } from './wholes.ts';

const units = new Set(unitData.afterNumber);
const NUMBER_THEN_LETTERS = /^([+±]?\d+(?:[.,:]\d+)*)(\p{L}[\p{L}./]*)$/u;

/** Cuts a core (no white space, no signs at its ends) at the signs inside it that separate words. */
export function emitPieces(text: string, from: number, to: number, emit: Emit): void {
  let start = from;
  let at = from;
  while (at < to) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === LETTER || kind === DIGIT || (kind === MARK && at > start) || connects(text, start, at, from, to)) {
      at++;
      continue;
    }
    if (kind === SURROGATE && /\p{L}|\p{N}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) {
      at += 2;
      continue;
    }
    if (start < at) emitPiece(text, start, at, emit);
    const rest = text.slice(at, to);
    const end = isSignGroup(rest) ? to : signEnd(text, at, to);
    emit(at, end);
    at = end;
    start = end;
    if (start < to && start > from && isWhole(text.slice(start, to))) {
      emit(start, to);
      return;
    }
  }
  if (start < to) emitPiece(text, start, to, emit);
}

function isLetter(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === LETTER;
}

function isDigit(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === DIGIT;
}

/** Whether the sign at `at` stays inside the token that began at `start`. */
function connects(text: string, start: number, at: number, from: number, to: number): boolean {
  const sign = text.charAt(at);
  if (at === start)
    return (sign === '#' || sign === '@' || sign === '+' || isApostrophe(sign)) && at === from && at + 1 < to;
  // A period left at the very end belongs to an abbreviation: others were peeled off.
  if (at + 1 === to) return sign === '.';
  const before = at - 1;
  const after = at + 1;
  switch (sign) {
    case "'":
    case '’':
    case '`':
    case '´':
      return isLetter(text, after) && (isLetter(text, before) || isDigit(text, before));
    case '.':
      if (isDigit(text, before) && isDigit(text, after)) return true;
      if (!isLetter(text, after)) return endsAbbreviation(text, start, at);
      // A space forgotten after a full stop: "talks.The".
      return !(isLower(text, before) && at - start >= 2 && isLower(text, before - 1) && isUpper(text, after));
    case ',':
    case ':':
      return isDigit(text, before) && isDigit(text, after);
    case '/':
      if (isDigit(text, before) && isDigit(text, after)) return true;
      return at - start === 1 && isLetter(text, before) && isLetter(text, after) && after + 1 === to;
    case '&':
      if (at - start === 1 && after + 1 === to) return isLetter(text, before) && isLetter(text, after);
      return isUpper(text, before) && isUpper(text, after) && to - start <= 6;
    case '_':
      return true;
    case '*':
      return isLetter(text, before) && (isLetter(text, after) || text.charAt(after) === '*');
    case '-':
    case '‐':
    case '‑':
      return hyphenConnects(text, start, at, to);
    default:
      return false;
  }
}

function isApostrophe(sign: string): boolean {
  return sign === "'" || sign === '’' || sign === '‘' || sign === '`' || sign === '´';
}

function endsAbbreviation(text: string, start: number, at: number): boolean {
  return /^(?:\p{L}\.)*\p{L}$/u.test(text.slice(start, at)) && at - start <= 12;
}

function hyphenConnects(text: string, start: number, at: number, to: number): boolean {
  let end = at + 1;
  while (end < to && (isLetter(text, end) || isDigit(text, end))) end++;
  return joinsHyphen(
    text.slice(start, at),
    text.slice(at + 1, end),
    end === to || classOf(text.charCodeAt(end)) === SPACE,
  );
}

function emitPiece(text: string, start: number, end: number, emit: Emit): void {
  if (isDigit(text, start) || text.charAt(start) === '+') {
    const parts = NUMBER_THEN_LETTERS.exec(text.slice(start, end));
    if (parts && units.has((parts[2] as string).toLowerCase())) {
      const cut = start + (parts[1] as string).length;
      emit(start, cut);
      emit(cut, end);
      return;
    }
  }
  emitWord(text, start, end, emit);
}
