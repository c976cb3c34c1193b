import { KINDS } from '../annotation.ts';
import type { Candidate } from './candidate.ts';
import weights from './confidence.json';

const table = new Map<string, number>(Object.entries(weights.features));
const combination: readonly number[] = weights.combination;

/** How disputatious an article is: candidates of the lexicon a sentence, and of the network weighed by its scores. */
export interface Density {
  readonly rules: number;
  readonly network: number;
}

/** A few sentences tell little of their article: so many of an average one are added (both means over gold/train). */
const AVERAGE = { sentences: 5, rules: 0.5, network: 0.22 };

export function densityOf(candidates: readonly Candidate[], sentences: number): Density {
  const rules = candidates.filter((c) => c.features.length > 0).length;
  const network = candidates.reduce((sum, c) => sum + c.opening.score, 0);
  const smooth = (sum: number, mean: number) =>
    Math.min(1, (sum + mean * AVERAGE.sentences) / (sentences + AVERAGE.sentences));
  return { rules: smooth(rules, AVERAGE.rules), network: smooth(network, AVERAGE.network) };
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
  const { score, shares } = candidate.opening;
  const p = Math.min(1 - 1e-3, Math.max(1e-3, score));
  const odds = Math.log(p / (1 - p));
  const agree = 2 * (shares[KINDS.indexOf(candidate.ruled ?? candidate.kind)] ?? 0) - 1;
  return [
    1,
    known ? 1 : 0,
    Math.min(4, Math.max(-4, rule)),
    known ? odds : 0,
    known ? 0 : odds,
    known ? score : 0,
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
