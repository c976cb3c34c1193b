import { KINDS, type Kind } from '../annotation.ts';
import weights from './confidence.json';
import type { Opening } from './network.ts';

/** No kind is ruled out by the network alone. */
const FLOOR = 0.01;

/**
 * How well each kind fits, in the order of KINDS: what the lexicon says (it weighs less where it had to guess the kind by the
 * content) and the network's share, as log-odds. Weights fitted by scripts/fit-confidence.ts.
 */
export function kindScores(ruled: Kind | null, guessed: boolean, opening: Opening, w: readonly number[]): number[] {
  return KINDS.map(
    (kind, k) =>
      (kind === ruled ? (w[guessed ? 1 : 0] ?? 0) : 0) + (w[2] ?? 0) * Math.log((opening.shares[k] ?? 0) + FLOOR),
  );
}

/** The kind that lexicon and network together find likeliest. */
export function likeliestKind(ruled: Kind | null, guessed: boolean, opening: Opening): Kind {
  const scores = kindScores(ruled, guessed, opening, weights.kinds);
  return KINDS[scores.indexOf(Math.max(...scores))] ?? 'demand';
}
