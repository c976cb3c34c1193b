import type { Kind } from '../annotation.ts';
import type { Clause, Document } from '../entities/document.ts';
import { isDeterminer, isName, isNominal, isPronoun, isPunctuation } from '../entities/wordclass.ts';
import lexicon from './conditions.json';

/** Phrases by their first word. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

const always = phrasesOf(lexicon.always);
const clausal = phrasesOf(lexicon.clause);
const refusing = phrasesOf(lexicon.refusal);
const notBefore = new Set(lexicon.notBefore);

/** Farthest that a condition may begin in front of its position, in words. */
const REACH_LEFT = 45;

function phrasesOf(list: readonly string[]): Phrases {
  const phrases = new Map<string, string[][]>();
  for (const words of list.map((phrase) => phrase.split(' '))) {
    const [first = ''] = words;
    phrases.set(first, [...(phrases.get(first) ?? []), words]);
  }
  return phrases;
}

/**
 * The words that make a position conditional, as a range of words: inside it, behind it in its sentence, or in a clause
 * in front ("If talks fail, Russia will …"). Null for none.
 */
export function conditionOf(
  doc: Document,
  sentence: Clause,
  first: number,
  last: number,
  kind: Kind,
): readonly [number, number] | null {
  // Behind the position only what follows at once belongs to it.
  for (let i = first; i < Math.min(sentence.last, last + 3); i++) {
    const length = markerAt(doc, sentence, i, kind);
    if (length > 0) return [i, conditionEnd(doc, sentence, i, length)];
  }
  for (let i = first - 1; i >= Math.max(sentence.first, first - REACH_LEFT); i--) {
    const length = markerAt(doc, sentence, i, kind);
    if (length === 0) continue;
    const end = conditionEnd(doc, sentence, i, length);
    // In front it must be a clause of its own, closed by a comma before the position begins.
    if (end < first && doc.words[end]?.text === ',' && first - end < 16 && opensClause(doc, sentence, i))
      return [i, end];
    return null;
  }
  return null;
}

function opensClause(doc: Document, sentence: Clause, at: number): boolean {
  const before = doc.words[at - 1];
  return at === sentence.first || before === undefined || /^(?:[,;:—–-]|["“‘]|but|and|that|said)$/.test(before.lower);
}

function markerAt(doc: Document, sentence: Clause, at: number, kind: Kind): number {
  const word = doc.words[at];
  if (word === undefined || at < sentence.first) return 0;
  const length = longest(doc, at, always);
  if (length > 0) {
    // "provided" alone is more often a verb.
    if (
      /^(?:provided|providing|assuming)$/.test(word.lower) &&
      length === 1 &&
      !(doc.words[at - 1]?.text === ',' || doc.words[at + 1]?.lower === 'that')
    )
      return 0;
    return length;
  }
  if (notBefore.has(doc.words[at - 1]?.lower ?? '')) return 0;
  if (word.lower === 'should') return startsClause(doc, at + 1) && opensClause(doc, sentence, at) ? 1 : 0;
  const clause = longest(doc, at, clausal);
  if (clause > 0 && (startsClause(doc, at + clause) || word.lower === 'until')) return clause;
  if (kind === 'refusal' || kind === 'demand') {
    const refusal = longest(doc, at, refusing);
    if (refusal > 0 && (kind === 'refusal' || word.lower !== 'without'))
      return word.lower === 'before' && !startsClause(doc, at + 1) && !(doc.words[at + 1]?.lower ?? '').endsWith('ing')
        ? 0
        : refusal;
  }
  return 0;
}

function longest(doc: Document, at: number, phrases: Phrases): number {
  let best = 0;
  for (const phrase of phrases.get(doc.words[at]?.lower ?? '') ?? [])
    if (phrase.length > best && phrase.every((w, k) => doc.words[at + k]?.lower === w)) best = phrase.length;
  return best;
}

function startsClause(doc: Document, at: number): boolean {
  const word = doc.words[at];
  return (
    word !== undefined &&
    (isPronoun(word.lower) ||
      isDeterminer(word.lower) ||
      isName(word.text) ||
      isNominal(word.lower) ||
      word.lower === 'there' ||
      word.lower === 'that') &&
    !isPunctuation(word.text)
  );
}

/** A condition ends with its sentence or quotation, or at a comma behind which the main clause begins. */
function conditionEnd(doc: Document, sentence: Clause, at: number, length: number): number {
  const quote = doc.words[at]?.quote;
  const leading = opensClause(doc, sentence, at);
  let i = at + length;
  for (; i < sentence.last; i++) {
    const word = doc.words[i];
    if (word === undefined) break;
    if (quote !== undefined && quote >= 0 && word.quote !== quote) break;
    if (/^(?:[;:—–]|--|[.!?])$/.test(word.text)) break;
    if (word.text !== ',') continue;
    const next = doc.words[i + 1];
    if (leading || next === undefined) break;
    if (
      /^(?:as|but|while|which|who|according|said|he|she|they|it|a|an|the|with|where|although|though|and)$/.test(
        next.lower,
      ) ||
      isName(next.text) ||
      next.lower.endsWith('ing') ||
      next.quote !== word.quote
    )
      break;
  }
  while (i > at + length && isPunctuation(doc.words[i - 1]?.text ?? '')) i--;
  return i;
}
