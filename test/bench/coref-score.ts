/**
 * Scores of coreference: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAFe (Luo 2005, entities compared by φ4)
 * and their mean, the CoNLL score, as Pradhan et al. 2014 define them for mentions that the system has found itself.
 */

/** Chains of mentions; a mention is any string that is the same in both partitions ("document:12-14"). */
export type Partition = readonly (readonly string[])[];

/** Numerators and denominators, so that documents can be added up. */
export interface Counts {
  readonly recall: readonly [number, number];
  readonly precision: readonly [number, number];
}

const share = ([n, of]: readonly [number, number]): number => (of === 0 ? 0 : n / of);

export const recallOf = (counts: Counts): number => share(counts.recall);
export const precisionOf = (counts: Counts): number => share(counts.precision);

export function f1Of(counts: Counts): number {
  const r = recallOf(counts);
  const p = precisionOf(counts);
  return r + p === 0 ? 0 : (2 * r * p) / (r + p);
}

export function sum(all: readonly Counts[]): Counts {
  const add = (side: 'recall' | 'precision'): [number, number] => [
    all.reduce((n, c) => n + c[side][0], 0),
    all.reduce((n, c) => n + c[side][1], 0),
  ];
  return { recall: add('recall'), precision: add('precision') };
}

/** The mean of the three F1 scores. */
export const conllOf = (scores: readonly Counts[]): number => scores.reduce((n, c) => n + f1Of(c), 0) / scores.length;

function indexOf(partition: Partition): Map<string, number> {
  return new Map(partition.flatMap((chain, i) => chain.map((mention): [string, number] => [mention, i])));
}

/** Links: how many of a chain's are kept by the other partition. */
export function muc(key: Partition, response: Partition): Counts {
  const links = (of: Partition, by: Partition): [number, number] => {
    const where = indexOf(by);
    let kept = 0;
    let all = 0;
    for (const chain of of) {
      const parts = new Set(chain.map((m) => where.get(m) ?? m));
      kept += chain.length - parts.size;
      all += chain.length - 1;
    }
    return [kept, all];
  };
  return { recall: links(key, response), precision: links(response, key) };
}

/** Mentions: for each, how much of its chain is in the other's chain. */
export function bCubed(key: Partition, response: Partition): Counts {
  const mentions = (of: Partition, by: Partition): [number, number] => {
    const where = indexOf(by);
    let right = 0;
    let all = 0;
    for (const chain of of) {
      const inPart = new Map<number, number>();
      for (const m of chain) {
        const part = where.get(m);
        if (part !== undefined) inPart.set(part, (inPart.get(part) ?? 0) + 1);
      }
      for (const n of inPart.values()) right += (n * n) / chain.length;
      all += chain.length;
    }
    return [right, all];
  };
  return { recall: mentions(key, response), precision: mentions(response, key) };
}

/** Entities: the best one-to-one alignment of chains by φ4, their Dice coefficient. */
export function ceafe(key: Partition, response: Partition): Counts {
  const where = indexOf(response);
  const similar = key.map((chain) => {
    const row = new Array<number>(response.length).fill(0);
    for (const m of chain) {
      const i = where.get(m);
      if (i !== undefined) row[i] = (row[i] ?? 0) + 1;
    }
    return row.map((n, i) => (2 * n) / (chain.length + (response[i]?.length ?? 0)));
  });
  const total = bestAlignment(similar, response.length);
  return { recall: [total, key.length], precision: [total, response.length] };
}

/** The largest sum of values with at most one a row and a column: the Hungarian method with potentials, O(n³). */
export function bestAlignment(values: readonly (readonly number[])[], columns: number): number {
  const n = Math.max(values.length, columns);
  const cost = (i: number, j: number): number => -(values[i - 1]?.[j - 1] ?? 0);
  const u = new Float64Array(n + 1);
  const v = new Float64Array(n + 1);
  const match = new Int32Array(n + 1);
  const way = new Int32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    match[0] = i;
    let at = 0;
    const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(n + 1);
    do {
      used[at] = 1;
      const row = match[at] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const reduced = cost(row, j) - (u[row] ?? 0) - (v[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          way[j] = at;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) {
          u[match[j] ?? 0] = (u[match[j] ?? 0] ?? 0) + delta;
          v[j] = (v[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      at = next;
    } while ((match[at] ?? 0) !== 0);
    while (at !== 0) {
      const from = way[at] ?? 0;
      match[at] = match[from] ?? 0;
      at = from;
    }
  }
  let total = 0;
  for (let j = 1; j <= n; j++) total -= cost(match[j] ?? 0, j);
  return total;
}
