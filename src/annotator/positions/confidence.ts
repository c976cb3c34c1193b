import { KINDS } from '../annotation.ts';
import type { Candidate } from './candidate.ts';
import weights from './confidence.json';

const combination: readonly number[] = weights.combination;

/** A few sentences tell little of their article: so many of an average one are added (its mean is that of gold/train). */
const AVERAGE = { sentences: 5, density: 0.22 };

/** How disputatious an article is: candidates a sentence, weighed by the network's scores; 0…1. */
export function densityOf(candidates: readonly Candidate[], sentences: number): number {
  const sum = candidates.reduce((total, c) => total + c.opening.score, AVERAGE.density * AVERAGE.sentences);
  return Math.min(1, sum / (sentences + AVERAGE.sentences));
}

/** What words and network say of a candidate, as the numbers that are weighed against each other. */
export function evidenceOf(candidate: Candidate, density: number, wording = candidate.wording): number[] {
  const known = candidate.ruled !== null;
  const { score, shares } = candidate.opening;
  const p = Math.min(1 - 1e-3, Math.max(1e-3, score));
  const odds = Math.log(p / (1 - p));
  const agree = 2 * (shares[KINDS.indexOf(candidate.ruled ?? candidate.kind)] ?? 0) - 1;
  return [
    1,
    known ? 1 : 0,
    // two frames that news has more rarely than sentences of events carry a prior of their own
    known ? Math.min(5, Math.max(-5, wording.position + candidate.match.pattern.frame.prior)) : 0,
    known ? odds : 0,
    known ? 0 : odds,
    known ? score : 0,
    known ? agree * p : 0,
    density,
  ];
}

/**
 * How sure it is that a candidate is a position, 0…1: a logistic regression over its words and the network's score, fitted on
 * annotated articles that the network has not seen (scripts/fit-confidence.ts).
 */
export function confidenceOf(candidate: Candidate, density: number): number {
  const sum = evidenceOf(candidate, density).reduce((s, x, i) => s + x * (combination[i] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Below this a candidate is left out. */
export const THRESHOLD: number = weights.threshold;
