import type { Clause, Document } from '../entities/document.ts';
import { nounPhraseAt, verbGroupStart } from '../entities/noun-phrase.ts';
import {
  isAdverb,
  isAuxiliary,
  isDeterminer,
  isName,
  isPossessive,
  isPreposition,
  isPunctuation,
} from '../entities/wordclass.ts';
import type { PositionFrame } from '../syntax/parsed.ts';
import { type Form, type Pattern, patternsAt, type Slot } from './frame.ts';

/** A pattern found in a sentence. */
export interface Match {
  readonly pattern: Pattern;
  /** First word of the pattern, and the word behind its last. */
  readonly at: number;
  readonly last: number;
  /** The noun phrase that a %np stands for, or null. */
  readonly phrase: readonly [number, number] | null;
  /** First word of the verb group, with its auxiliaries. */
  readonly group: number;
  readonly form: Form;
  readonly passive: boolean;
  /** The network's frame about the same words, or null. */
  readonly network: PositionFrame | null;
}

const GAP = 9;
const LONGEST_PHRASE = 14;

/** The best pattern at every word of a sentence where one fits: the one that asks for most words. */
export function matchesOf(doc: Document, sentence: Clause): Match[] {
  const out: Match[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    let best: Match | null = null;
    let bestScore = -1;
    for (const pattern of patternsAt(doc.words[i]?.lower ?? '')) {
      const match = fitAt(doc, sentence, i, pattern);
      if (match === null) continue;
      // Own words count more than what a gap or a phrase swallowed; of two that ask for as much the earlier entry wins.
      const score =
        pattern.rest.filter((s) => s.type === 'words').length * 2 +
        pattern.rest.length +
        (pattern.frame.modal ? -1 : 0);
      if (score > bestScore) {
        best = match;
        bestScore = score;
      }
    }
    if (best !== null) out.push(best);
  }
  return out;
}

function fitAt(doc: Document, sentence: Clause, at: number, pattern: Pattern): Match | null {
  const { frame } = pattern;
  let form: Form = 'word';
  let group = at;
  let passive = false;
  if (frame.at === 'verb') {
    const verb = verbForm(doc, sentence, at, pattern.forms);
    if (verb === null) return null;
    form = verb;
    group = verbGroupStart(doc, at, sentence.first);
    passive = isPassive(doc, group, at, form);
    if (frame.modal && !hasModal(doc, group, at, sentence.first)) return null;
  } else if (frame.at === 'noun') {
    form = pattern.forms.has('plural') ? 'plural' : 'singular';
    if (!standsAsNoun(doc, sentence, at)) return null;
  } else {
    if (frame.opens && !opensClause(doc, sentence, at)) return null;
    if (doc.words[at]?.lower === 'should' && opensClause(doc, sentence, at)) return null;
    group = verbGroupStart(doc, at, sentence.first);
  }
  const end = fitRest(doc, sentence, at + 1, pattern.rest, 0);
  return end === null ? null : { pattern, at, last: end.last, phrase: end.phrase, group, form, passive, network: null };
}

/** Whether a sentence or quotation begins at a word, or at the "please" or name in front of it. */
function opensClause(doc: Document, sentence: Clause, at: number): boolean {
  let i = at;
  while (i > sentence.first && /^(?:please|just|and|so|then|,)$/.test(doc.words[i - 1]?.lower ?? '')) i--;
  return i === sentence.first || /^["“‘'`:]+$/.test(doc.words[i - 1]?.text ?? '');
}

interface Rest {
  readonly last: number;
  readonly phrase: readonly [number, number] | null;
}

function fitRest(doc: Document, sentence: Clause, at: number, slots: readonly Slot[], k: number): Rest | null {
  const slot = slots[k];
  if (slot === undefined) return { last: at, phrase: null };
  if (slot.type === 'words') {
    if (at < sentence.last && slot.any.has(doc.words[at]?.lower ?? ''))
      return fitRest(doc, sentence, at + 1, slots, k + 1);
    return slot.optional ? fitRest(doc, sentence, at, slots, k + 1) : null;
  }
  if (slot.type === 'gap') {
    for (let skip = 0; skip <= GAP && at + skip < sentence.last; skip++) {
      if (
        skip > 0 &&
        isPunctuation(doc.words[at + skip - 1]?.text ?? '') &&
        !/^[-’'"“”$]/.test(doc.words[at + skip - 1]?.text ?? '')
      )
        return null;
      const rest = fitRest(doc, sentence, at + skip, slots, k + 1);
      if (rest !== null) return rest;
    }
    return null;
  }
  const phrase = nounPhraseAt(doc, at, Math.min(sentence.last, at + LONGEST_PHRASE));
  if (phrase === null) return null;
  // "urged members of Congress to": the phrase goes on over what is attached to it.
  let end = phrase.last;
  for (let guard = 0; guard < 4; guard++) {
    const rest = fitRest(doc, sentence, end, slots, k + 1);
    if (rest !== null) return { last: rest.last, phrase: [phrase.first, end] };
    const w = doc.words[end]?.lower ?? '';
    if (!/^(?:of|in|and|from|at|on|for|with|,)$/.test(w)) return null;
    const more = nounPhraseAt(doc, end + 1, Math.min(sentence.last, end + 1 + LONGEST_PHRASE));
    if (more === null) return null;
    end = more.last;
  }
  return null;
}

/** Which form of a verb stands here; null where it is a noun, a name or an adjective. */
function verbForm(doc: Document, sentence: Clause, at: number, forms: ReadonlySet<Form>): Form | null {
  const { words } = doc;
  const word = words[at];
  if (word === undefined) return null;
  let i = at - 1;
  while (i >= sentence.first && isAdverb(words[i]?.lower ?? '') && !isName(words[i]?.text ?? '')) i--;
  const left = i < sentence.first ? undefined : words[i];
  const leftLower = left?.lower ?? '';
  if (isName(word.text) && at > sentence.first && !/^["“‘:]$/.test(left?.text ?? '')) {
    // Inside a sentence a capital makes it a name, unless the headline capitalises everything.
    if (!isName(words[at + 1]?.text ?? 'x') || !isName(left?.text ?? 'x')) return null;
  }
  const afterDeterminer =
    isDeterminer(leftLower) &&
    !/^(?:that|all|both|some|many|most|several|few|others|each|neither|one)$/.test(leftLower);
  if (forms.has('gerund')) return afterDeterminer ? null : 'gerund';
  if (afterDeterminer || (isPossessive(leftLower) && leftLower !== "'s")) return null;
  if (isPossessive(leftLower)) return forms.has('participle') && i === at - 1 ? 'participle' : null;
  if (forms.has('past') || forms.has('participle')) {
    if (isPreposition(leftLower) && !/^(?:before|after|since|to|like)$/.test(leftLower)) return null;
    const auxiliary = isAuxiliary(leftLower) || leftLower === "n't" || leftLower === 'not';
    if (forms.has('base') && !auxiliary && leftLower !== 'to' && left !== undefined && !isName(left.text))
      return 'past';
    return auxiliary && forms.has('participle') ? 'participle' : 'past';
  }
  if (forms.has('third'))
    return isPreposition(leftLower) || isAuxiliary(leftLower) || leftLower === 'to' ? null : 'third';
  if (
    leftLower === 'to' ||
    isAuxiliary(leftLower) ||
    leftLower === "n't" ||
    leftLower === 'not' ||
    leftLower === 'let' ||
    leftLower === 'never'
  )
    return 'base';
  if (/^(?:i|we|you|they|who|that|which|and|or|but)$/.test(leftLower)) return 'base';
  if (left === undefined) return null;
  return /(?:s|people|men|women|police)$/.test(leftLower) && !isPreposition(leftLower) && !isPunctuation(left.text)
    ? 'base'
    : null;
}

function standsAsNoun(doc: Document, sentence: Clause, at: number): boolean {
  const before = doc.words[at - 1];
  if (at === sentence.first || before === undefined) return true;
  const w = before.lower;
  return (
    w !== 'to' && (w === "'s" || !isAuxiliary(w)) && !/^(?:i|we|you|they|he|she|it|who|n't|not|also|never)$/.test(w)
  );
}

const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', "'s", "'re", 'get', 'got']);

function isPassive(doc: Document, group: number, at: number, form: Form): boolean {
  if (form !== 'participle' && form !== 'past') return false;
  for (let i = at - 1; i >= group; i--) if (BE.has(doc.words[i]?.lower ?? '')) return true;
  return doc.words[at + 1]?.lower === 'by';
}

const MODAL = new Set(['will', 'would', "'ll", "'d", 'could', 'might', 'may', 'shall', 'can', 'wo', 'ca', 'must']);

/** Whether "will", "would", "going to", "ready to" and the like stand in front of a verb. */
function hasModal(doc: Document, group: number, at: number, from: number): boolean {
  for (let i = group; i < at; i++) if (MODAL.has(doc.words[i]?.lower ?? '')) return true;
  if (doc.words[group - 1]?.lower === 'to' && group - 2 >= from)
    return /^(?:going|ready|prepared|plans|plan|intends|intend|determined|set|willing)$/.test(
      doc.words[group - 2]?.lower ?? '',
    );
  // "would retaliate and impose": the modal of the verb before reaches over "and".
  if (/^(?:and|or)$/.test(doc.words[group - 1]?.lower ?? ''))
    for (let i = group - 2; i >= Math.max(from, group - 8); i--) if (MODAL.has(doc.words[i]?.lower ?? '')) return true;
  return false;
}
