import type { Held } from './position.ts';

/** A party must hold at least this share of what the others hold to be the one that is meant. */
const SHARE = 0.5;
const LEAST = 2;

/**
 * To whom a position is addressed that names nobody: where the article has one opponent by far, to that one. Party keys
 * by index; null where it stays open.
 */
export function addresseesOf(positions: readonly Held[]): (string | null)[] {
  const weight = new Map<string, number>();
  const count = (key: string | null | undefined, by: number): void => {
    if (key) weight.set(key, (weight.get(key) ?? 0) + by);
  };
  for (const p of positions) {
    count(p.roles.holder?.party, 1);
    count(p.roles.addressee, 1);
  }
  const total = [...weight.values()].reduce((a, b) => a + b, 0);
  const ranked = [...weight].sort((a, b) => b[1] - a[1]);
  return positions.map((p) => {
    if (p.roles.addressee !== null) return p.roles.addressee;
    const own = p.roles.holder?.party ?? null;
    if (own === null) return null;
    const other = ranked.find(([key]) => key !== own);
    if (other === undefined || other[1] < LEAST) return null;
    return other[1] >= SHARE * (total - (weight.get(own) ?? 0)) ? other[0] : null;
  });
}
