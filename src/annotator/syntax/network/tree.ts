/**
 * From scores to a tree. A parse has exactly one token whose head is the root, and no cycle. The best head of every token
 * alone usually gives such a tree; where it does not, Chu-Liu/Edmonds finds the best one (McDonald et al. 2005, with the
 * root's arcs made so costly that exactly one is taken).
 */

/** Scores of a sentence of n tokens: `scores[i * (n + 1) + j]` is that of token i's head being token j − 1, or the root for j = 0. */
export function decodeTree(scores: Float32Array, n: number): Int32Array {
  const heads = greedyHeads(scores, n);
  return isTree(heads) ? heads : maximumTree(scores, n);
}

/** The best head of every token by itself: −1 for the root, else a token's index. The first of equal scores wins. */
export function greedyHeads(scores: Float32Array, n: number): Int32Array {
  const heads = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= n; j++) {
      const score = scores[i * (n + 1) + j] as number;
      if (score > best && j !== i + 1) {
        best = score;
        heads[i] = j - 1;
      }
    }
  }
  return heads;
}

/** Whether the heads make one tree: one root, and every token reaches it. */
export function isTree(heads: Int32Array): boolean {
  let roots = 0;
  for (const head of heads) if (head < 0) roots++;
  if (roots !== 1) return false;
  // 0: not seen, a number: seen on the walk from that token.
  const seen = new Int32Array(heads.length);
  for (let i = 0; i < heads.length; i++) {
    let at = i;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = i + 1;
      at = heads[at] as number;
    }
    if (at >= 0 && seen[at] === i + 1) return false;
  }
  return true;
}

/** The tree of the greatest sum of scores with exactly one root. O(n²) plus n for each token in a cycle. */
export function maximumTree(scores: Float32Array, n: number): Int32Array {
  const size = n + 1;
  // Node 0 is the root. weight[i * size + j]: dependent i, head j.
  const weight = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  let span = 1;
  for (let i = 1; i <= n; i++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= n; j++) {
      if (j === i) continue;
      const score = finite(scores[(i - 1) * size + j] as number);
      weight[i * size + j] = score;
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    span += high - low;
  }
  // One root arc less is worth more than anything else can be.
  for (let i = 1; i <= n; i++) weight[i * size] = (weight[i * size] as number) - span;
  const heads = edmonds(weight, size);
  return Int32Array.from({ length: n }, (_, i) => (heads[i + 1] as number) - 1);
}

/** A broken model must not break the search: not-a-number and infinities become very bad scores. */
function finite(score: number): number {
  return Number.isFinite(score) ? score : -1e6;
}

/** A cycle that was made one node, `into`; the maps say which member a head enters and a dependent leaves from. */
interface Contraction {
  readonly into: number;
  readonly cycle: readonly number[];
  readonly heads: readonly number[];
  readonly enters: Int32Array;
  readonly leaves: Int32Array;
}

/** Contracts cycles of best heads until none is left, then takes the contractions back. Returns each node's head; node 0 has none. */
function edmonds(weight: Float64Array, size: number): Int32Array {
  const active = new Uint8Array(size).fill(1);
  const best = new Int32Array(size).fill(-1);
  for (let i = 1; i < size; i++) best[i] = bestHead(weight, size, i, active);
  const contractions: Contraction[] = [];
  for (let cycle = findCycle(best, active); cycle; cycle = findCycle(best, active)) {
    contractions.push(contract(weight, size, cycle, best, active));
  }
  for (const { into, cycle, heads, enters, leaves } of contractions.reverse()) {
    const from = best[into] as number;
    for (let i = 1; i < size; i++) if (best[i] === into) best[i] = leaves[i] as number;
    cycle.forEach((member, k) => {
      best[member] = heads[k] as number;
    });
    best[enters[from] as number] = from;
  }
  return best;
}

function bestHead(weight: Float64Array, size: number, node: number, active: Uint8Array): number {
  let best = -1;
  let high = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < size; j++) {
    const score = weight[node * size + j] as number;
    if (active[j] && j !== node && (best < 0 || score > high)) {
      best = j;
      high = score;
    }
  }
  return best;
}

/** Makes a cycle its first member: arcs into it count what they gain over the arc they break, arcs out of it the best member's. */
function contract(
  weight: Float64Array,
  size: number,
  cycle: number[],
  best: Int32Array,
  active: Uint8Array,
): Contraction {
  const into = cycle[0] as number;
  const heads = cycle.map((member) => best[member] as number);
  const enters = new Int32Array(size);
  const leaves = new Int32Array(size);
  for (const member of cycle) active[member] = 0;
  const entering = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  cycle.forEach((member, k) => {
    const broken = weight[member * size + (heads[k] as number)] as number;
    for (let j = 0; j < size; j++) {
      const gain = (weight[member * size + j] as number) - broken;
      if (active[j] && gain > (entering[j] as number)) {
        entering[j] = gain;
        enters[j] = member;
      }
    }
  });
  for (let i = 1; i < size; i++) {
    if (!active[i]) continue;
    let high = Number.NEGATIVE_INFINITY;
    for (const member of cycle) {
      const score = weight[i * size + member] as number;
      if (score > high) {
        high = score;
        leaves[i] = member;
      }
      if (best[i] === member) best[i] = into;
    }
    weight[i * size + into] = high;
  }
  weight.set(entering, into * size);
  active[into] = 1;
  best[into] = bestHead(weight, size, into, active);
  return { into, cycle, heads, enters, leaves };
}

function findCycle(heads: Int32Array, active: Uint8Array): number[] | null {
  const seen = new Int32Array(heads.length);
  for (let i = 1; i < heads.length; i++) {
    if (!active[i]) continue;
    let at = i;
    while (at > 0 && seen[at] === 0) {
      seen[at] = i;
      at = heads[at] as number;
    }
    if (at > 0 && seen[at] === i) {
      const cycle = [at];
      for (let node = heads[at] as number; node !== at; node = heads[node] as number) cycle.push(node);
      return cycle;
    }
  }
  return null;
}
