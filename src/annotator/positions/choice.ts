/** Something that can be chosen, and what speaks for it, by name. Null is "none of the others". */
export interface Choice<T> {
  readonly what: T | null;
  readonly features: readonly string[];
}

/** The likeliest choice by a conditional logit: the one whose features weigh most together. */
export function likeliest<T>(choices: readonly Choice<T>[], weights: Readonly<Record<string, number>>): T | null {
  let best: T | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const { what, features } of choices) {
    const score = features.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
    if (score > bestScore) {
      best = what;
      bestScore = score;
    }
  }
  return best;
}
