import type { Candidate } from './candidate.ts';
import weights from './confidence.json';

const table = new Map<string, number>(Object.entries(weights.features));
const combination: readonly number[] = weights.combination;

/** How disputatious an article is: candidates of the lexicon a sentence, and of the network weighed by its scores. */
export interface Density {
  readonly rules: number;
  readonly network: number;
}

export function densityOf(candidates: readonly Candidate[], sentences: number): Density {
  const rules = candidates.filter((c) => c.features.length > 0).length / Math.max(1, sentences);
  const network = candidates.reduce((sum, c) => sum + c.opening.score, 0) / Math.max(1, sentences);
  return { rules: Math.min(1, rules), network: Math.min(1, network) };
}

/** Log-odds by the lexicon's features alone; 0 for a candidate that only the network sees. */
function ruleOdds(candidate: Candidate, density: Density): number {
  if (candidate.features.length === 0) return 0;
  let sum = candidate.match.pattern.frame.prior + weights.bias + weights.density * density.rules;
  for (const feature of candidate.features) sum += table.get(feature) ?? 0;
  return sum;
}

/** What lexicon and network say of a candidate, as the numbers that are weighed against each other. */
export function evidenceOf(candidate: Candidate, density: Density, rule = ruleOdds(candidate, density)): number[] {
  const known = candidate.features.length > 0;
  const { score, kind, share } = candidate.opening;
  const p = Math.min(1 - 1e-3, Math.max(1e-3, score));
  const agree = kind === candidate.kind ? share : -share;
  return [
    1,
    known ? 1 : 0,
    Math.min(4, Math.max(-4, rule)),
    Math.log(p / (1 - p)),
    known ? agree * p : 0,
    density.network,
  ];
}

/**
 * How sure it is that a candidate is a position, 0…1: a logistic regression over the lexicon's features, fitted on articles
 * annotated by the project's guideline, and one over that and the network's score, fitted on articles that the network has not
 * seen (scripts/fit-confidence.ts).
 */
export function confidenceOf(candidate: Candidate, density: Density): number {
  const sum = evidenceOf(candidate, density).reduce((s, x, i) => s + x * (combination[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Below this a candidate is left out. */
export const THRESHOLD: number = weights.threshold;
