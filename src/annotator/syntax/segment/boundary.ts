import labelData from '../data/labels.json' with { type: 'json' };
import starterData from '../data/sentence-starters.json' with { type: 'json' };
import type { Token } from '../token.ts';
import { goesBeforeName, startsSentences } from './abbreviations.ts';
import { classOf, DIGIT, isLower, isUpper, LETTER } from './chars.ts';

const reporting = new Set(starterData.reporting);
const credits = new Set(labelData.credits);
const lists = new Set(labelData.lists);
const CLOSERS = new Set([')', ']', '}', '”', '’', '»', '›', "''", '’’', '"', "'"]);
const OPENERS = new Set(['(', '[', '{', '“', '‘', '«', '‹', '``', '‘‘', '`', '"', "'", '„', '¿', '¡']);
const BULLETS = new Set(['•', '▪', '◦', '●', '‣', '■', '►']);
const TERMINAL = /^(?:[.!?。！？…]+)$/u;
/** A bracket that is not closed within so many tokens does not hold sentences together. */
const LONGEST_BRACKET = 80;

type Mark = 'none' | 'stop' | 'question' | 'ellipsis' | 'abbreviation';

function markOf(token: Token): Mark {
  const { text } = token;
  const last = text.charCodeAt(text.length - 1);
  // Most tokens end in a letter: decide by one comparison.
  if (last > 63 && last < 128) return 'none';
  if (TERMINAL.test(text)) {
    if (text === '.' || text === '。') return 'stop';
    return /[!?！？]/u.test(text) ? 'question' : 'ellipsis';
  }
  return last === 46 && text.length <= 12 ? 'abbreviation' : 'none';
}

/** Where the sentences of one block end: indices into `tokens`, exclusive, rising; the last is `tokens.length`. */
export function endsSentence(text: string, tokens: readonly Token[]): number[] {
  const ends: number[] = [];
  const brackets = bracketEnds(tokens);
  let start = 0;
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i] as Token;
    if (i > start && (BULLETS.has(token.text) || isCredit(text, tokens, i))) {
      ends.push(i);
      start = i;
    }
    if (isListLabel(tokens, start, i)) {
      ends.push(i + 1);
      start = i + 1;
    }
    const close = brackets.get(i);
    // A bracket that opens inside a sentence is part of it, whatever stops stand within.
    if (close !== undefined && i > start) {
      i = close;
      continue;
    }
    const mark = markOf(token);
    // What is left out at a sentence's beginning: "… but they left."
    if (mark === 'none' || (mark === 'ellipsis' && opensWith(tokens, start, i))) {
      i++;
      continue;
    }
    const next = afterClosers(text, tokens, i + 1);
    if (next < tokens.length && !isListNumber(tokens, start, i) && divides(text, tokens, i, next, mark)) {
      ends.push(next);
      start = next;
    }
    i = next;
  }
  if (start < tokens.length) ends.push(tokens.length);
  return ends;
}

function opensWith(tokens: readonly Token[], start: number, at: number): boolean {
  return at === start || (at === start + 1 && OPENERS.has((tokens[start] as Token).text));
}

/** "The signing in May Image: J. Doe": the credit of a picture is no part of its caption. */
function isCredit(text: string, tokens: readonly Token[], at: number): boolean {
  return (
    credits.has((tokens[at] as Token).text) && tokens[at + 1]?.text === ':' && startsWord(text, tokens[at - 1] as Token)
  );
}

/** "Related: Talks fail": what a list's label introduces is no part of it. */
function isListLabel(tokens: readonly Token[], start: number, at: number): boolean {
  return (
    at === start + 1 &&
    at + 1 < tokens.length &&
    (tokens[at] as Token).text === ':' &&
    lists.has((tokens[start] as Token).text)
  );
}

/** "2. Background": the number with its period opens the sentence. */
function isListNumber(tokens: readonly Token[], start: number, stop: number): boolean {
  return stop === start + 1 && /^(?:\d[\d.]*|\p{L}|[ivx]+)$/iu.test((tokens[start] as Token).text);
}

function bracketEnds(tokens: readonly Token[]): Map<number, number> {
  const found = new Map<number, number>();
  let open = -1;
  for (let i = 0; i < tokens.length; i++) {
    const sign = (tokens[i] as Token).text;
    if (sign === '(' || sign === '[') open = i;
    else if ((sign === ')' || sign === ']') && open >= 0) {
      if (i - open <= LONGEST_BRACKET) found.set(open, i + 1);
      open = -1;
    }
  }
  return found;
}

/** The first token after `from` that does not close the sentence: closing quotes and brackets and further stops belong to it. */
function afterClosers(text: string, tokens: readonly Token[], from: number): number {
  let i = from;
  while (i < tokens.length) {
    const token = tokens[i] as Token;
    const glued = token.start === (tokens[i - 1] as Token).end;
    if (glued && TERMINAL.test(token.text)) i++;
    else if (CLOSERS.has(token.text) && closes(text, tokens, i, glued)) i++;
    else if (glued && token.text === '“' && tokens[i + 1] && (tokens[i + 1] as Token).start > token.end) i++;
    else if (isCitation(tokens, i)) i += 3;
    else break;
  }
  return i;
}

/** "[7]" after a full stop: the reference belongs to the sentence before. */
function isCitation(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.text === '[' && tokens[at + 2]?.text === ']' && /^\d+$/.test(tokens[at + 1]?.text ?? '');
}

function closes(text: string, tokens: readonly Token[], at: number, glued: boolean): boolean {
  const token = tokens[at] as Token;
  const follower = tokens[at + 1];
  const spaceAfter = follower === undefined || follower.start > token.end;
  if (token.text === '"' || token.text === "'") {
    if (glued) return spaceAfter || CLOSERS.has(follower.text) || !startsWord(text, follower);
    // A quotation mark with space on both sides, as in tokenised text: it closes when an odd number stands before it.
    return spaceAfter && oddBefore(tokens, at);
  }
  return glued || spaceAfter;
}

function oddBefore(tokens: readonly Token[], at: number): boolean {
  let count = 0;
  const sign = tokens[at]?.text;
  for (let i = at - 1; i >= 0 && i > at - 300; i--) if (tokens[i]?.text === sign) count++;
  return count % 2 === 1;
}

function startsWord(text: string, token: Token): boolean {
  const kind = classOf(text.charCodeAt(token.start));
  return kind === LETTER || kind === DIGIT;
}

/** Whether a sentence ends between the stop `tokens[at]` (with its closers) and `tokens[next]`. */
function divides(text: string, tokens: readonly Token[], at: number, next: number, mark: Mark): boolean {
  let first = next;
  while (first < tokens.length && !startsWord(text, tokens[first] as Token) && first - next < 4) first++;
  const word = tokens[first];
  const opener = first > next && OPENERS.has((tokens[next] as Token).text);
  if (!word) return mark === 'stop' || mark === 'question';
  const lower = isLower(text, word.start);
  const digit = classOf(text.charCodeAt(word.start)) === DIGIT;
  const closed = next > at + 1;
  const follows = (tokens[next] as Token).text;
  if (/^[,;:%]$/.test(follows) || /^[-–—]+$/.test(follows))
    return mark === 'stop' && closed && /^[-–—]+$/.test(follows) && isUpper(text, word.start);
  if (lower) {
    // "iPhone", "eBay" begin sentences as they are.
    return (mark === 'stop' || mark === 'question') && isUpper(text, word.start + 1) && word.text.length > 2;
  }
  switch (mark) {
    case 'stop':
      return true;
    case 'question':
      return !(closed && isReported(text, tokens, first));
    case 'ellipsis':
      return opener || closed || (isUpper(text, word.start) && word.text !== 'I');
    case 'abbreviation':
      return afterAbbreviation(tokens[at] as Token, word, opener, closed, digit);
    default:
      return false;
  }
}

function afterAbbreviation(stop: Token, word: Token, opener: boolean, closed: boolean, digit: boolean): boolean {
  const bare = stop.text.slice(0, -1);
  if (bare.length === 1 || goesBeforeName(bare)) return false;
  if (digit) return closed;
  return (
    closed ||
    opener ||
    (startsSentences(word.text) && !(word.text.length === 1 && word.text !== 'A' && word.text !== 'I'))
  );
}

/** "“Why now?” Ms. Ortega asked": a name and a verb of saying go on with the sentence of the quotation. */
function isReported(text: string, tokens: readonly Token[], first: number): boolean {
  for (let i = first; i < tokens.length && i < first + 7; i++) {
    const token = tokens[i] as Token;
    if (reporting.has(token.text)) return true;
    if (i === first && startsSentences(token.text) && token.text.toLowerCase() !== 'the') return false;
    if (!startsWord(text, token) && token.text !== ',' && token.text !== '-') return false;
  }
  return false;
}
