import data from '../data/abbreviations.json' with { type: 'json' };
import starterData from '../data/sentence-starters.json' with { type: 'json' };
import { classOf, DIGIT, isLower, isUpper, LETTER } from './chars.ts';

const beforeName = new Set(data.beforeName);
const beforeNumber = new Set(data.beforeNumber);
const months = new Set(data.month);
const mayEnd = new Set(data.mayEnd);
const splitAtEnd = new Set(data.splitAtEnd);
const wordToo = new Set(data.wordToo);
const starters = new Set(starterData.starters);

const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;

/** Whether `word` (any case) often begins a sentence: articles, pronouns, conjunctions and the like. */
export function startsSentences(word: string): boolean {
  return starters.has(word.toLowerCase());
}

/** Whether an abbreviation (without its period) always goes before a name, as "Mr" and "Gen": no sentence ends with it. */
export function goesBeforeName(word: string): boolean {
  return beforeName.has(word.toLowerCase());
}

function wordAt(text: string, at: number, end: number): string {
  let to = at;
  while (to < end && to - at < 20 && classOf(text.charCodeAt(to)) === LETTER) to++;
  return text.slice(at, to);
}

/**
 * Whether the period at `dot` belongs to the word `text[start, dot)`: "Mr.", "U.S.", "J.", "No." before a number.
 * `next` is where the following word begins, `end` where the block ends (`next === end`: nothing follows).
 */
export function keepsPeriod(text: string, start: number, dot: number, next: number, end: number): boolean {
  const word = text.slice(start, dot);
  if (word.length > 12) return false;
  if (ACRONYM.test(word)) return true;
  const lower = word.toLowerCase();
  const last = next >= end;
  const nextUpper = !last && isUpper(text, next);
  const comma = ',;)'.includes(text.charAt(dot + 1) || ' ');
  if (word.length === 1 && comma && word !== 'I' && isUpper(text, start)) return true;
  if (word.length === 1) {
    if (isInitial(text, word, next, end) || (beforeName.has(word) && nextUpper)) return true;
    return lower !== 'i' && !last && beforeNumber.has(lower) && isDigit(text, next);
  }
  const known = beforeName.has(lower) || beforeNumber.has(lower) || mayEnd.has(lower);
  if (!known) return false;
  const capital = isUpper(text, start);
  if (beforeName.has(lower) && nextUpper && (capital || !wordToo.has(lower))) return true;
  if (beforeNumber.has(lower) && !last && isDigit(text, next)) return true;
  if (months.has(lower) && capital) return true;
  if (splitAtEnd.has(lower)) return comma || (!last && isLower(text, next));
  if (mayEnd.has(lower)) {
    if (!wordToo.has(lower)) return true;
    return capital ? comma || (!last && !startsSentences(wordAt(text, next, end))) : comma;
  }
  return beforeName.has(lower) && !wordToo.has(lower) && !last;
}

function isDigit(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === DIGIT;
}

/** "J. Smith", "J. K. Rowling"; but not "Plan B. The", nor the pronoun in "he and I. Nobody". */
function isInitial(text: string, letter: string, next: number, end: number): boolean {
  if (!isUpper(letter, 0) || next >= end || !isUpper(text, next)) return false;
  const follower = wordAt(text, next, end);
  const initialFollows = follower.length === 1 && text.charAt(next + 1) === '.';
  if (initialFollows) return true;
  return letter !== 'I' && !startsSentences(follower);
}
