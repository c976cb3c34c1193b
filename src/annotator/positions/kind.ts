import { KINDS, type Kind } from '../annotation.ts';
import weights from './confidence.json';
import type { Opening } from './network.ts';

/** No kind is ruled out by the network alone. */
const FLOOR = 0.01;

const reliability = new Map<string, number>(Object.entries(weights.reliability));

/** Name under which it is kept how often a frame's kind was right. */
export const frameKind = (frame: string, kind: Kind): string => `${frame}/${kind}`;

/**
 * How well each kind fits, in the order of KINDS: the lexicon's by how often it was right (log-odds), the network's by its
 * share, weighed by `w` (scripts/fit-confidence.ts).
 */
export function kindScores(ruled: Kind | null, trust: number, opening: Opening, w: readonly number[]): number[] {
  return KINDS.map(
    (kind, k) =>
      (kind === ruled ? (w[0] ?? 0) + (w[1] ?? 0) * trust : 0) +
      (w[2] ?? 0) * Math.log((opening.shares[k] ?? 0) + FLOOR),
  );
}

/** The kind that lexicon and network together find likeliest. */
export function likeliestKind(ruled: Kind | null, frame: string, opening: Opening): Kind {
  const trust = ruled === null ? 0 : (reliability.get(frameKind(frame, ruled)) ?? 0);
  const scores = kindScores(ruled, trust, opening, weights.kinds);
  return KINDS[scores.indexOf(Math.max(...scores))] ?? 'demand';
}
