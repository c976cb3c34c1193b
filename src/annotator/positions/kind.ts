import { KINDS, type Kind } from '../annotation.ts';
import weights from './confidence.json';
import type { Opening } from './network.ts';
import type { Wording } from './wording.ts';

/** No kind is ruled out by the network alone. */
const FLOOR = 0.01;

/**
 * How well each kind fits, in the order of KINDS: the one that the lexicon's rules say, what the words weigh, and the network's
 * share, weighed by `w`, and behind these a constant a kind (scripts/fit-confidence.ts).
 */
export function kindScores(ruled: Kind | null, wording: Wording, opening: Opening, w: readonly number[]): number[] {
  const [byRule = 0, byWords = 0, byNetwork = 0, ...constants] = w;
  return KINDS.map(
    (kind, k) =>
      (kind === ruled ? byRule : 0) +
      byWords * (wording.kinds[k] ?? 0) +
      byNetwork * Math.log((opening.shares[k] ?? 0) + FLOOR) +
      (constants[k] ?? 0),
  );
}

/** The likeliest kind by rules, words and network together. */
export function likeliestKind(ruled: Kind | null, wording: Wording, opening: Opening): Kind {
  const scores = kindScores(ruled, wording, opening, weights.kinds);
  return KINDS[scores.indexOf(Math.max(...scores))] ?? 'demand';
}
