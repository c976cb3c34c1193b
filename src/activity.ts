import type { PartySummary } from './annotator/annotation.ts';

/** The summary with the most active party first (by all positions, repetitions too); equals stay in the article's order. */
export function mostActiveFirst(summary: readonly PartySummary[]): PartySummary[] {
  const activity = ({ party, entries }: PartySummary) =>
    party === null ? -1 : entries.reduce((sum, { positions }) => sum + positions.length, 0);
  return [...summary].sort((a, b) => activity(b) - activity(a));
}
