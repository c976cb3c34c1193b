import { KINDS } from '../annotation.ts';
import type { Document, Word } from '../entities/document.ts';
import { isName, isNegator } from '../entities/wordclass.ts';
import type { Match } from './match.ts';
import lexicon from './wording.json';

/** What the words of a candidate say, as log-odds: that it is a position at all, and of each kind in the order of KINDS. */
export interface Wording {
  readonly position: number;
  /** They add up to 1 once exponentiated. */
  readonly kinds: readonly number[];
}

const CONTENT = /^(?:VERB|NOUN|ADJ|ADV|AUX|PART|ADP|SCONJ)$/;
const NAMED = /^(?:VERB|NOUN|ADJ)$/;
/** Words of a span that are looked at, from its first one on; nothing was gained behind. */
const REACH = 20;
/** Words in front of a span that are looked at. */
const BEFORE = 4;

const table = new Map<string, readonly number[]>(Object.entries(lexicon.weights));

/** A word as a feature: its lemma. All names are one: which party it is about must not tell the kind. */
function told(word: Word | undefined): string {
  if (word === undefined) return '';
  return word.tag === 'PROPN' || isName(word.lemma) ? (word.lower === 'i' ? 'i' : 'NAME') : word.lemma;
}

/**
 * The words of a candidate by name: its cue, what stands in its span `[first, last)`, what follows the cue, what stands in front.
 */
export function wordsAround(doc: Document, match: Match, first: number, last: number): string[] {
  const { words } = doc;
  const { frame } = match.pattern;
  const cue = told(words[match.at]);
  const out = [`in:${frame.id}`, `cue:${cue}`, `shape:${match.form}`];
  const met = new Set<string>();
  for (let i = first; i < Math.min(last, first + REACH); i++) {
    const word = words[i];
    if (word !== undefined && i !== match.at && (CONTENT.test(word.tag) || isNegator(word.lower))) met.add(told(word));
  }
  for (const lemma of met) out.push(`has:${lemma}`);
  let k = 0;
  for (let i = match.last; i < Math.min(last, first + REACH) && k < 2; i++) {
    const word = words[i];
    if (word === undefined || !NAMED.test(word.tag)) continue;
    out.push(`then ${++k}:${told(word)}`);
    if (k === 1) out.push(`cue+then:${cue}/${told(word)}`, `frame+then:${frame.id}/${told(word)}`);
  }
  for (let i = first - BEFORE; i < first; i++) if (words[i] !== undefined) out.push(`before:${told(words[i])}`);
  out.push(`before+cue:${told(words[first - 1])}/${cue}`);
  return out;
}

/** Weighs features by `table`: a multinomial logit over "no position" and the kinds, fitted by scripts/fit-confidence.ts. */
export function weigh(features: readonly string[], weights: ReadonlyMap<string, readonly number[]> = table): Wording {
  const sums = new Array<number>(KINDS.length + 1).fill(0);
  for (const feature of features) {
    const row = weights.get(feature);
    if (row !== undefined) for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (row[k] ?? 0);
  }
  const [none = 0, ...kinds] = sums;
  const most = Math.max(...kinds);
  const all = most + Math.log(kinds.reduce((sum, x) => sum + Math.exp(x - most), 0));
  return { position: all - none, kinds: kinds.map((x) => x - all) };
}
