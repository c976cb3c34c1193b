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

/** The tree of the greatest sum of scores with exactly one root. O(n³) at worst. */
export function maximumTree(scores: Float32Array, n: number): Int32Array {
  const size = n + 1;
  // Node 0 is the root. weight[j * size + i]: head j, dependent i.
  const weight = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  let span = 1;
  for (let i = 0; i < n; i++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let j = 0; j <= n; j++) {
      if (j === i + 1) continue;
      const score = finite(scores[i * size + j] as number);
      weight[j * size + i + 1] = score;
      low = Math.min(low, score);
      high = Math.max(high, score);
    }
    span += high - low;
  }
  // One root arc less is worth more than anything else can be.
  for (let i = 1; i <= n; i++) weight[i] = (weight[i] as number) - span;
  const heads = edmonds(weight, size);
  return Int32Array.from({ length: n }, (_, i) => (heads[i + 1] as number) - 1);
}

/** A broken model must not break the search: not-a-number and infinities become very bad scores. */
function finite(score: number): number {
  return Number.isFinite(score) ? score : -1e6;
}

/** Contracts cycles of best heads until none is left, then takes the contractions back. Returns each node's head; node 0 has none. */
function edmonds(weight: Float64Array, size: number): Int32Array {
  const best = new Int32Array(size).fill(-1);
  for (let i = 1; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (
        j !== i &&
        (best[i] === -1 || (weight[j * size + i] as number) > (weight[(best[i] as number) * size + i] as number))
      )
        best[i] = j;
    }
  }
  const cycle = findCycle(best);
  if (!cycle) return best;
  const inCycle = new Uint8Array(size);
  for (const node of cycle) inCycle[node] = 1;
  const outside: number[] = [];
  for (let i = 0; i < size; i++) if (!inCycle[i]) outside.push(i);
  const merged = outside.length;
  const small = merged + 1;
  const next = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY);
  const enters = new Int32Array(small);
  const leaves = new Int32Array(small);
  outside.forEach((node, a) => {
    outside.forEach((other, b) => {
      next[a * small + b] = weight[node * size + other] as number;
    });
    for (const member of cycle) {
      const breaking =
        (weight[node * size + member] as number) - (weight[(best[member] as number) * size + member] as number);
      if (breaking > (next[a * small + merged] as number)) {
        next[a * small + merged] = breaking;
        enters[a] = member;
      }
      const leaving = weight[member * size + node] as number;
      if (leaving > (next[merged * small + a] as number)) {
        next[merged * small + a] = leaving;
        leaves[a] = member;
      }
    }
  });
  const inner = edmonds(next, small);
  outside.forEach((node, a) => {
    const head = inner[a] as number;
    if (a > 0) best[node] = head === merged ? (leaves[a] as number) : (outside[head] as number);
  });
  const from = inner[merged] as number;
  best[enters[from] as number] = outside[from] as number;
  return best;
}

function findCycle(heads: Int32Array): number[] | null {
  const seen = new Int32Array(heads.length);
  for (let i = 1; i < heads.length; i++) {
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
