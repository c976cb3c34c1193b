import type { Document } from './document.ts';
import {
  isAdverb,
  isAuxiliary,
  isCalendar,
  isConjunction,
  isDeterminer,
  isFiniteVerb,
  isName,
  isNegator,
  isNominal,
  isPossessive,
  isPreposition,
  isPronoun,
  isPunctuation,
} from './wordclass.ts';

/** A noun phrase as a range of words, `last` exclusive; `head` is the word it is about. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** The word in lower case that a phrase of one word consists of; "" for a longer one. */
export const loneWord = ({ words }: Document, { first, last }: NounPhrase): string =>
  last - first === 1 ? (words[first]?.lower ?? '') : '';

const LONGEST = 30;
const hyphen = (w: string): boolean => w === '-' || w === '–' || w === '/' || w === '&' || w === '%' || w === '$';
/** Prepositions that attach a phrase to the noun in front of it often enough to walk over them. */
const ATTACHING = new Set([
  'of',
  'in',
  'for',
  'from',
  'at',
  'with',
  'on',
  'to',
  'against',
  'within',
  'behind',
  'between',
  'near',
  'outside',
  'across',
  'including',
  'among',
  'inside',
  'around',
  'about',
  'over',
]);

/**
 * First word of the plain noun phrase (no phrase attached) whose last word is `last - 1`; `last` if there is none.
 * Walks left over names, nouns and adjectives to a determiner, over genitives further.
 */
function baseStart(doc: Document, last: number, from: number): number {
  const { words } = doc;
  let i = last;
  while (i > from && last - i < LONGEST) {
    const word = words[i - 1];
    if (word === undefined || word.quote !== words[last - 1]?.quote) break;
    const w = word.lower;
    if (isPossessive(w) && i < last) i--;
    else if (hyphen(w) && i < last) i--;
    else if (isDeterminer(w) && !(i < last && isPronoun(w) && isPossessive(words[i]?.lower ?? ''))) {
      // "all of the", "some of his": the determiner begins the phrase, unless a genitive stands in front.
      i--;
      if (!(words[i - 1] !== undefined && isDeterminer(words[i - 1]?.lower ?? '') && i - 1 >= from)) break;
    } else if (isName(word.text) && !isCalendar(w) && !isPunctuation(w) && !isOpeningFunctionWord(doc, i - 1)) i--;
    else if (isNominal(w) && !isAdverb(w)) i--;
    else if (
      isAdverb(w) &&
      i < last &&
      w.endsWith('ly') &&
      isNominal(words[i]?.lower ?? '') &&
      i - 1 > from &&
      isDeterminer(words[i - 2]?.lower ?? '')
    )
      i--;
    else break;
  }
  while (i < last && (isPossessive(words[i]?.lower ?? '') || hyphen(words[i]?.lower ?? ''))) i++;
  return i;
}

/** "But", "In", "However" at a sentence's beginning, which are capitalised and yet no names. */
function isOpeningFunctionWord(doc: Document, at: number): boolean {
  const word = doc.words[at];
  if (word === undefined) return false;
  const w = word.lower;
  if (!(isPreposition(w) || isConjunction(w) || isAdverb(w) || isAuxiliary(w)) || w === 'will' || w === 'may')
    return false;
  return doc.sentences[word.sentence]?.first === at || /^["“‘'—–]+$/.test(doc.words[at - 1]?.text ?? '');
}

/**
 * The noun phrase that ends right before word `last`, not before `from`: with the phrases attached to it ("leaders of the
 * union in Detroit") and coordinated names; null if no noun phrase ends there.
 */
export function nounPhraseBefore(doc: Document, last: number, from: number): NounPhrase | null {
  const { words } = doc;
  const end = last;
  if (end <= from) return null;
  if (isPronoun(words[end - 1]?.lower ?? '') && !isName(words[end - 1]?.text ?? 'x')) {
    // "those", "others", "some": as pronouns they still may have a determiner in front; take the bare word.
    return { first: end - 1, last: end, head: end - 1 };
  }
  if (
    isPronoun(words[end - 1]?.lower ?? '') &&
    /^(I|He|She|They|We|It|You|Everyone|Others|Those|Who)$/.test(words[end - 1]?.text ?? '')
  )
    return { first: end - 1, last: end, head: end - 1 };
  let first = baseStart(doc, end, from);
  if (first >= end) return null;
  // A lone article is the beginning of what comes, no phrase.
  if (
    end - first === 1 &&
    /^(?:the|a|an|no|any|every|each|its|his|her|their|our|my|your)$/.test(words[first]?.lower ?? '')
  )
    return null;
  let head = end - 1;
  for (let guard = 0; guard < 8; guard++) {
    const before = words[first - 1];
    if (before === undefined || first - 1 <= from || before.quote !== words[end - 1]?.quote) break;
    const w = before.lower;
    const joins = ATTACHING.has(w) || (w === 'and' && coordinates(doc, first - 1, from));
    if (!joins) break;
    const outer = baseStart(doc, first - 1, from);
    if (outer >= first - 1) {
      // "some of the workers": the quantifier is no nominal.
      const quantifier = words[first - 2];
      if (
        w === 'of' &&
        quantifier !== undefined &&
        first - 2 >= from &&
        (isPronoun(quantifier.lower) || isDeterminer(quantifier.lower))
      ) {
        first -= 2;
        head = first;
        continue;
      }
      break;
    }
    head = w === 'and' ? head : first - 2;
    first = outer;
  }
  return { first, last: end, head };
}

/** Whether an "and" joins two names or nouns rather than two clauses: a noun stands right in front of it. */
function coordinates(doc: Document, and: number, from: number): boolean {
  const before = doc.words[and - 1];
  const after = doc.words[and + 1];
  if (before === undefined || after === undefined || and - 1 < from) return false;
  return (
    (isName(before.text) && isName(after.text)) ||
    (isNominal(before.lower) && !isFiniteVerb(before.lower) && !isAdverb(before.lower) && isNominal(after.lower))
  );
}

/**
 * The noun phrase that begins at `at` (determiners, adjectives, nouns, names, genitives; no attached phrases); null if
 * none begins there. `end` is exclusive.
 */
export function nounPhraseAt(doc: Document, at: number, end: number): NounPhrase | null {
  const { words } = doc;
  const first = words[at];
  if (first === undefined || at >= end) return null;
  if (isPronoun(first.lower) && !isDeterminer(first.lower)) return { first: at, last: at + 1, head: at };
  let i = at;
  while (i < end && i - at < LONGEST && isDeterminer(words[i]?.lower ?? '')) i++;
  let sawNoun = false;
  for (; i < end && i - at < LONGEST; i++) {
    const word = words[i];
    if (word === undefined || word.quote !== first.quote) break;
    const w = word.lower;
    if (isPossessive(w)) {
      if (!sawNoun) break;
      continue;
    }
    if (hyphen(w)) continue;
    if (isName(word.text) && !isPunctuation(w)) sawNoun = true;
    else if (isNominal(w) && !(isAdverb(w) && sawNoun)) sawNoun = true;
    else break;
  }
  if (!sawNoun) return isDeterminer(first.lower) && i > at ? { first: at, last: i, head: i - 1 } : null;
  return { first: at, last: i, head: i - 1 };
}

/**
 * Left end of the verb group around the verb at `verb`: over auxiliaries, negators and adverbs ("has also not yet said").
 */
export function verbGroupStart(doc: Document, verb: number, from: number): number {
  const { words } = doc;
  let i = verb;
  while (i > from) {
    const word = words[i - 1];
    if (word === undefined || word.quote !== words[verb]?.quote) break;
    if (isAuxiliary(word.lower)) i--;
    else if (isNegator(word.lower) || (isAdverb(word.lower) && !isName(word.text))) i--;
    else break;
  }
  // An adverb that begins the group belongs to the sentence ("Meanwhile …") but does no harm there.
  return i;
}

const TIME_NOUN = /^(?:week|month|year|night|morning|afternoon|evening|day|weekend|summer|spring|fall|winter)$/;

/**
 * Left end of the expressions of time that may stand between a subject and its verb ("Putin on Wednesday warned",
 * "the union last week rejected"); `last` itself if none stands there.
 */
export function skipTime(doc: Document, last: number, from: number): number {
  const { words } = doc;
  let i = last;
  while (i > from) {
    const w = words[i - 1]?.lower ?? '';
    if (isCalendar(w)) {
      i--;
      if (i > from && /^(?:on|last|late|early|in|this|by)$/.test(words[i - 1]?.lower ?? '')) i--;
    } else if (
      TIME_NOUN.test(w) &&
      i - 1 > from &&
      /^(?:last|this|earlier|late|that|next)$/.test(words[i - 2]?.lower ?? '')
    ) {
      i -= 2;
    } else if (/^\d{1,4}$/.test(w) && isCalendar(words[i - 2]?.lower ?? '') && i - 2 > from) {
      i -= 2;
      if (i > from && /^(?:on|in|since|by)$/.test(words[i - 1]?.lower ?? '')) i--;
    } else break;
  }
  return i;
}

/** The owner in front of a noun: "his", "the union’s latest"; null without one. */
export function ownerBefore(doc: Document, noun: number, from: number): NounPhrase | null {
  const { words } = doc;
  for (let i = noun - 1; i >= Math.max(from, noun - 4); i--) {
    const w = words[i]?.lower ?? '';
    if (/^(?:his|her|their|its|my|our)$/.test(w)) return { first: i, last: i + 1, head: i };
    if (isPossessive(w)) {
      // "he's willing": no genitive.
      if (isPronoun(words[i - 1]?.lower ?? '') || /^(?:there|here|what|that|let)$/.test(words[i - 1]?.lower ?? ''))
        return null;
      let first = i - 1;
      while (first > from && i - first < 8) {
        const left = words[first - 1];
        if (
          left === undefined ||
          isPunctuation(left.text) ||
          !(isName(left.text) || isNominal(left.lower) || isDeterminer(left.lower))
        )
          break;
        first--;
      }
      return first < i && first >= from ? { first, last: i, head: i - 1 } : null;
    }
    if (!isNominal(w) || isPunctuation(w)) return null;
  }
  return null;
}

/** First word of the plain noun phrase around a noun: over adjectives and names to its determiner. */
export function phraseStart(doc: Document, noun: number, from: number): number {
  const start = baseStart(doc, noun, from);
  return Math.min(start, noun);
}
