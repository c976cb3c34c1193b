import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTree, greedyHeads, isTree, maximumTree } from '../../../src/annotator/syntax/network/tree.ts';

/** Sum of scores of a tree; `heads` as decodeTree gives them. */
function total(scores: Float32Array, heads: ArrayLike<number>): number {
  const n = heads.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += scores[i * (n + 1) + (heads[i] as number) + 1] as number;
  return sum;
}

/** Every tree with one root over n tokens, by trying all choices. */
function allTrees(n: number): number[][] {
  const found: number[][] = [];
  const heads = new Array<number>(n).fill(-1);
  const choose = (i: number): void => {
    if (i === n) {
      if (isTree(Int32Array.from(heads))) found.push([...heads]);
      return;
    }
    for (let j = -1; j < n; j++) {
      if (j === i) continue;
      heads[i] = j;
      choose(i + 1);
    }
  };
  choose(0);
  return found;
}

const trees = new Map([1, 2, 3, 4, 5].map((n) => [n, allTrees(n)]));
const sentence = (min: number, max: number) =>
  fc
    .integer({ min, max })
    .chain((n) =>
      fc
        .array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: n * (n + 1), maxLength: n * (n + 1) })
        .map((list) => ({ n, scores: Float32Array.from(list) })),
    );

describe('decodeTree', () => {
  it('knows a tree from a cycle and from two roots', () => {
    expect(isTree(Int32Array.from([-1, 0, 1]))).toBe(true);
    expect(isTree(Int32Array.from([-1, 2, 1]))).toBe(false);
    expect(isTree(Int32Array.from([-1, -1, 1]))).toBe(false);
    expect(isTree(Int32Array.from([1, 2, 0]))).toBe(false);
    expect([...decodeTree(new Float32Array(0), 0)]).toEqual([]);
  });

  it('finds the best of all trees with one root', () => {
    fc.assert(
      fc.property(sentence(1, 5), ({ n, scores }) => {
        const best = Math.max(...(trees.get(n) ?? []).map((heads) => total(scores, heads)));
        expect(total(scores, maximumTree(scores, n))).toBeCloseTo(best, 3);
      }),
      { numRuns: 400 },
    );
  });

  it('gives one head to every token, one root, no cycle, on any scores', () => {
    const wild = fc.constantFrom(
      0,
      1,
      -1,
      1e30,
      -1e30,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0.5,
    );
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 40 })
          .chain((n) =>
            fc
              .array(wild, { minLength: n * (n + 1), maxLength: n * (n + 1) })
              .map((s) => ({ n, scores: Float32Array.from(s) })),
          ),
        ({ n, scores }) => {
          const heads = decodeTree(scores, n);
          expect(heads).toHaveLength(n);
          expect(isTree(heads)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps the greedy choice where it is a tree, and decides the same every time', () => {
    fc.assert(
      fc.property(sentence(1, 12), ({ n, scores }) => {
        const heads = decodeTree(scores, n);
        expect([...decodeTree(scores, n)]).toEqual([...heads]);
        const greedy = greedyHeads(scores, n);
        if (isTree(greedy)) expect([...heads]).toEqual([...greedy]);
      }),
    );
  });

  it('takes the longest sentences that the engine gives it', () => {
    const n = 256;
    let state = 1;
    const scores = Float32Array.from({ length: n * (n + 1) }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 30;
    });
    const started = performance.now();
    expect(isTree(decodeTree(scores, n))).toBe(true);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
