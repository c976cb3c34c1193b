import type { Candidate } from './candidate.ts';
import weights from './confidence.json';

const table = new Map<string, number>(Object.entries(weights.features));

/**
 * How sure it is that a candidate is a position, 0…1: a logistic regression over its features, trained on articles
 * annotated by the project's guideline. `density` is the number of candidates a sentence in the whole article: where
 * people dispute, one more position is likelier.
 */
export function confidenceOf(candidate: Candidate, density: number): number {
  let sum = candidate.match.pattern.frame.prior + weights.bias + weights.density * Math.min(1, density);
  for (const feature of candidate.features) sum += table.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

/** Below this a candidate is left out. */
export const THRESHOLD: number = weights.threshold;
