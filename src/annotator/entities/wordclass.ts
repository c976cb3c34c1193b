import closed from './function-words.json';
import { commonVerbs, finiteForms, inflect } from './inflection.ts';

/**
 * Word classes by closed lists and spelling, in place of a tagger: enough to find where a noun phrase begins.
 * Every function takes a word in lower case with straight apostrophes, except `isName`.
 */

const determiners = new Set(closed.determiner);
const pronouns = new Set(closed.pronoun);
const prepositions = new Set(closed.preposition);
const conjunctions = new Set(closed.conjunction);
const auxiliaries = new Set(closed.auxiliary);
const negators = new Set(closed.negator);
const adverbs = new Set(closed.adverb);
const calendar = new Set([...closed.weekday, ...closed.month]);
const openers = new Set(closed.sentenceOpener);
// As common as nouns: in front of a verb their base and their form in -s are far more often the subject's head.
const nounsToo = new Set(closed.alsoNoun.flatMap((verb) => [verb, inflect(verb).third]));
const inflected = new Set(
  commonVerbs.flatMap((verb) => {
    const f = inflect(verb);
    return f.past.includes(f.base) ? [] : [...f.past, ...(nounsToo.has(f.third) ? [] : [f.third])];
  }),
);
const verbs = new Set(commonVerbs.flatMap(finiteForms).filter((form) => !nounsToo.has(form)));

export const isDeterminer = (w: string): boolean => determiners.has(w);
export const isPronoun = (w: string): boolean => pronouns.has(w);
export const isFirstPerson = (w: string): boolean => /^(?:i|we|me|us|my|our|ours)$/.test(w);
export const isPreposition = (w: string): boolean => prepositions.has(w);
export const isConjunction = (w: string): boolean => conjunctions.has(w);
export const isAuxiliary = (w: string): boolean => auxiliaries.has(w);
export const isNegator = (w: string): boolean => negators.has(w);
export const isCalendar = (w: string): boolean => calendar.has(w);
export const isSentenceOpener = (w: string): boolean => openers.has(w);
export const isAdverb = (w: string): boolean =>
  adverbs.has(w) ||
  (w.length > 4 &&
    w.endsWith('ly') &&
    w !== 'family' &&
    w !== 'assembly' &&
    w !== 'ally' &&
    w !== 'italy' &&
    w !== 'july' &&
    w !== 'supply');
export const isPossessive = (w: string): boolean => w === "'s" || w === "'";

/** Whether a word is, by the lexicons, a finite verb rather than a noun. */
export const isFiniteVerb = (w: string): boolean => verbs.has(w);

/** Whether a word is a verb's past or its form in -s, and so finite beyond doubt. */
export const isInflectedVerb = (w: string): boolean => inflected.has(w);

export const isPunctuation = (w: string): boolean => !/[\p{L}\p{N}]/u.test(w);

/** Whether a word is written as a name: "Kyiv", "NATO", "U.S.", "al-Assad" has its "Assad". */
export const isName = (text: string): boolean => /^\p{Lu}/u.test(text);

/** Whether a noun phrase can hold the word behind its determiner. */
export function isNominal(w: string): boolean {
  return (
    !isPunctuation(w) &&
    !pronouns.has(w) &&
    !prepositions.has(w) &&
    !conjunctions.has(w) &&
    !auxiliaries.has(w) &&
    !negators.has(w) &&
    !calendar.has(w) &&
    !isFiniteVerb(w)
  );
}
