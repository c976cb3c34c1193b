import type { Document } from './document.ts';
import { type NounPhrase, nounPhraseBefore, phraseStart, skipTime, verbGroupStart } from './noun-phrase.ts';
import { isAdverb, isAuxiliary, isFiniteVerb, isName, isPreposition, isPunctuation } from './wordclass.ts';

/** The subject of a verb, and how it was reached. */
export interface Subject extends NounPhrase {
  /** The relative pronoun between the verb and its antecedent, or -1. */
  readonly relative: number;
  /** Whether other words than the verb's own group stand between (coordination, participle, infinitive). */
  readonly shared: boolean;
}

const FARTHEST = 60;
const RELATIVE = new Set(['who', 'which', 'that']);

/**
 * The subject of the verb at `verb`, looking left to `from`, on the same level of quotation.
 * A gerund, an infinitive and the second of two coordinated verbs borrow the subject of the verb before.
 */
export function subjectOf(doc: Document, verb: number, from: number, depth = 0): Subject | null {
  const { words } = doc;
  if (depth > 4) return null;
  const floor = Math.max(from, verb - FARTHEST);
  let i = verbGroupStart(doc, verb, floor);
  const self = words[verb];
  if (self === undefined) return null;
  const finite = i < verb || !self.lower.endsWith('ing');
  if (i > floor && words[i - 1]?.lower === 'to') return borrowed(doc, i - 1, floor, depth);
  if (!finite) return borrowed(doc, i, floor, depth);
  // "and has refused", "but rejected": the subject of the verb before.
  i = skipTime(doc, i, floor);
  const before = words[i - 1];
  if (before === undefined || i <= floor) return null;
  if (before.lower === 'and' || before.lower === 'or' || before.lower === 'but' || before.lower === 'then') {
    const shared = borrowed(doc, i - 1, floor, depth);
    if (shared !== null) return shared;
  }
  if (RELATIVE.has(before.lower)) {
    let end = i - 1;
    while (end > floor && (words[end - 1]?.text === ',' || isPreposition(words[end - 1]?.lower ?? ''))) end--;
    end = skipMark(doc, end, floor);
    const antecedent = nounPhraseBefore(doc, end, floor);
    if (antecedent !== null) return { ...antecedent, relative: i - 1, shared: false };
    if (before.lower === 'that') return null;
  }
  if (isPunctuation(before.text) && before.text !== '.') {
    const opened = skipInsertion(doc, i - 1, floor);
    if (opened === null) return borrowed(doc, i, floor, depth);
    i = opened;
  }
  const phrase = nounPhraseBefore(doc, skipTime(doc, i, floor), floor);
  if (phrase === null) return borrowed(doc, i, floor, depth);
  return { ...phrase, relative: -1, shared: false };
}

/** Left of "(R-S.C.)" or ", R-Texas", the mark of a legislator's party. */
function skipMark(doc: Document, end: number, floor: number): number {
  const { words } = doc;
  let i = end;
  if (words[i - 1]?.text === ')') {
    while (i > floor && words[i - 1]?.text !== '(') i--;
    return i > floor ? i - 1 : end;
  }
  for (let k = end - 1; k >= Math.max(floor, end - 5); k--) {
    if (/^[RDI]$/.test(words[k]?.text ?? '') && words[k + 1]?.text === '-' && words[k - 1]?.text === ',') {
      i = k - 1;
      break;
    }
  }
  return i;
}

/** The subject of the verb that governs the noun at `noun`: "Russia" in "Russia made a firm demand". */
export function governorOf(doc: Document, noun: number, from: number): Subject | null {
  const floor = Math.max(from, noun - FARTHEST);
  return borrowed(doc, phraseStart(doc, noun, floor), floor, 0);
}

/**
 * Where the insertion that ends with the punctuation at `close` begins: "Fain, president of the union, said" gives the
 * comma behind "Fain". Null if nothing opens it.
 */
function skipInsertion(doc: Document, close: number, floor: number): number | null {
  const { words } = doc;
  const mark = words[close]?.text ?? '';
  if (mark === ')' || mark === ']') {
    for (let i = close - 1; i >= floor; i--) if (words[i]?.text === '(' || words[i]?.text === '[') return i;
    return null;
  }
  if (mark !== ',' && mark !== '—' && mark !== '–' && mark !== '--') return null;
  // Lists of commas: the farthest comma that still has a name or noun phrase right in front of it and no verb before that.
  let best: number | null = null;
  for (let i = close - 1; i > floor; i--) {
    const word = words[i];
    if (word === undefined || word.quote !== words[close]?.quote) break;
    if (word.text === mark || (mark !== ',' && word.text === '-')) {
      const phrase = nounPhraseBefore(doc, i, floor);
      if (phrase === null) break;
      best = i;
      const start = words[phrase.first - 1];
      if (phrase.first <= floor || start === undefined || start.text !== ',') break;
    }
  }
  return best;
}

/** The subject of the nearest finite verb to the left of `at`: for participles, infinitives and coordinated verbs. */
function borrowed(doc: Document, at: number, floor: number, depth: number): Subject | null {
  const { words } = doc;
  for (let i = at - 1; i > floor; i--) {
    const word = words[i];
    if (word === undefined || word.quote !== words[at]?.quote) {
      if (word === undefined) return null;
      continue;
    }
    const finite =
      isFiniteVerb(word.lower) ||
      (isAuxiliary(word.lower) && word.lower !== "'s") ||
      pastForm(word.lower, words[i - 1]?.lower ?? '', words[i - 1]?.text ?? '');
    if (!finite || isName(word.text)) continue;
    const subject = subjectOf(doc, i, floor, depth + 1);
    if (subject !== null) return { ...subject, shared: true };
  }
  return null;
}

/** A word in -ed right behind a noun or pronoun is taken for a finite verb. */
function pastForm(w: string, before: string, beforeText: string): boolean {
  if (!/[a-z]{2}ed$/.test(w)) return false;
  return isName(beforeText) || isAdverb(before) || /^(he|she|they|it|we|i|who|and)$/.test(before);
}
