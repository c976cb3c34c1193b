import type { Kind } from '../annotation.ts';
import type { Clause, Document } from '../entities/document.ts';
import { isNegator } from '../entities/wordclass.ts';
import lexicon from './kinds.json';
import type { Match } from './match.ts';

const lists = [
  ['threat', phrases(lexicon.harming)],
  ['concession', phrases(lexicon.conceding)],
  ['offer', phrases(lexicon.cooperating)],
] as const;
const resisting = phrases(lexicon.resisting);
const exempt = new Set(lexicon.exempt);
/** The words that decide are looked for in so many words behind the cue. */
const REACH = 12;

function phrases(list: readonly string[]): readonly (readonly string[])[] {
  return list.map((phrase) => phrase.split(' '));
}

/** Whether a negation stands over a match: in its verb group, or as "no" in front of its noun. */
export function isNegated(doc: Document, match: Match): boolean {
  const { words } = doc;
  const own = match.pattern.source;
  if (/^(?:no|not|n't|never|un)/.test(own)) return false;
  for (let i = match.group; i < match.at; i++)
    if (isNegator(words[i]?.lower ?? '') || words[i]?.lower === 'no') return true;
  // "make no concessions": the negation stands inside the pattern, unless the pattern itself asks for it.
  if (!/\b(?:no|not|n't|never)\b/.test(own))
    for (let i = match.at + 1; i < match.last; i++) if (/^(?:no|not|n't)$/.test(words[i]?.lower ?? '')) return true;
  const before = words[match.group - 1]?.lower ?? '';
  const before2 = words[match.group - 2]?.lower ?? '';
  if (/^(?:no|neither|nor|without|not)$/.test(before)) return true;
  return (
    before === 'to' &&
    /^(?:not|refused|refuses|refusing|refuse|declined|declining|failed|unwilling|reluctant|refusal)$/.test(before2)
  );
}

/** What the words behind a cue say: harm, giving way, or working together; the first word that decides wins. */
export function kindByContent(doc: Document, from: number, end: number): Kind | null {
  let best: Kind | null = null;
  for (let i = from; i < Math.min(end, from + REACH) && best === null; i++) {
    for (const [kind, list] of lists) {
      if (list.some((phrase) => phrase.every((w, k) => matches(doc.words[i + k]?.lower ?? '', w)))) {
        best = kind;
        break;
      }
    }
  }
  return best;
}

/** Whether a vow is one to resist. */
export function resists(doc: Document, from: number, end: number): boolean {
  for (let i = from; i < Math.min(end, from + 3); i++)
    if (resisting.some((phrase) => phrase.every((w, k) => matches(doc.words[i + k]?.lower ?? '', w)))) return true;
  return false;
}

/** A word of the list or its regular forms. */
function matches(word: string, listed: string): boolean {
  if (word === listed) return true;
  const stem = listed.replace(/e$/, '');
  if (!word.startsWith(stem)) return false;
  return (stem === listed ? /^(?:s|es|ed|ing)$/ : /^(?:es|ed|ing)$/).test(word.slice(stem.length));
}

/** "declined to comment" and its like. */
export function isExempt(doc: Document, from: number): boolean {
  for (let i = from; i < from + 3; i++) if (exempt.has(doc.words[i]?.lower ?? '')) return true;
  return false;
}

const DOUBTING = new Set(['whether', 'deny', 'denied', 'denies', 'denying']);

/** A position that is denied or in doubt: "denied that it had threatened", "whether Russia demanded". */
export function isSupposed(doc: Document, sentence: Clause, match: Match): boolean {
  return reaches(doc, sentence, match, (w) => DOUBTING.has(w));
}

/** A position that is only a condition's content is none: "if Russia refuses to talk, …". */
export function isHypothetical(doc: Document, sentence: Clause, match: Match): boolean {
  return reaches(doc, sentence, match, (w) => w === 'if' || w === 'unless');
}

/** Whether such a word stands in front of a match in its own clause. */
function reaches(doc: Document, sentence: Clause, match: Match, test: (lower: string) => boolean): boolean {
  for (let i = match.group - 1; i >= Math.max(sentence.first, match.group - 14); i--) {
    const word = doc.words[i];
    if (word === undefined || word.quote !== doc.words[match.at]?.quote) break;
    if (word.text === ',' || word.text === ';') break;
    if (test(word.lower)) return !(word.lower === 'if' && /^(?:as|even)$/.test(doc.words[i - 1]?.lower ?? ''));
  }
  return false;
}
