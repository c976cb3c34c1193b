import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attributionSpans,
  bestRow,
  bestSpan,
  type Scores,
  withoutOverlaps,
} from '../../../src/annotator/syntax/network/roles.ts';

const NEVER = -1e9;
/** Inside of a role only after its begin or its inside; row 7 is the start. */
const transitions = Float32Array.from({ length: 56 }, (_, i) => {
  const [from, to] = [Math.floor(i / 7), i % 7];
  return to > 0 && to % 2 === 0 && from !== to && from !== to - 1 ? NEVER : 0;
});

/** Scores that favour the given tags: one string of digits, a digit a token. */
function favouring(tags: string): Scores {
  const values = new Float32Array(tags.length * 8);
  [...tags].forEach((tag, row) => {
    values[row * 8 + Number(tag)] = 5;
  });
  return { values, rows: tags.length, stride: 8 };
}

const scoresOf = (rows: number, columns: number) =>
  fc
    .array(fc.float({ min: -5, max: 5, noNaN: true }), { minLength: rows * columns, maxLength: rows * columns })
    .map((list): Scores => ({ values: Float32Array.from(list), rows, stride: columns }));

describe('attributionSpans', () => {
  it('reads source, cue and content off the tags', () => {
    expect(attributionSpans(favouring('0122340566'), 4, transitions)).toEqual({
      source: [{ start: 1, end: 4 }],
      cue: [{ start: 4, end: 6 }],
      content: [{ start: 7, end: 10 }],
    });
  });

  it('takes two contents around a cue', () => {
    expect(attributionSpans(favouring('56603056'), 4, transitions).content).toEqual([
      { start: 0, end: 3 },
      { start: 6, end: 8 },
    ]);
  });

  it('always begins one cue at the anchor and none elsewhere, whatever the scores', () => {
    fc.assert(
      fc.property(scoresOf(9, 7), fc.nat(8), (scores, anchor) => {
        const { source, cue, content } = attributionSpans(scores, anchor, transitions);
        expect(cue).toHaveLength(1);
        expect(cue[0]?.start).toBe(anchor);
        const covered = [...source, ...cue, ...content].flatMap(({ start, end }) =>
          Array.from({ length: end - start }, (_, i) => start + i),
        );
        expect(new Set(covered).size).toBe(covered.length);
      }),
    );
  });
});

describe('bestSpan', () => {
  it('finds the span of the greatest gain of all spans', () => {
    fc.assert(
      fc.property(scoresOf(7, 3), (scores) => {
        const at = (row: number, column: number): number => scores.values[row * 3 + column] as number;
        let best = 0;
        for (let s = 0; s < 7; s++) {
          let gain = at(s, 1) - at(s, 0);
          for (let t = s; t < 7; t++) {
            if (t > s) gain += at(t, 2) - at(t, 0);
            best = Math.max(best, gain);
          }
        }
        const span = bestSpan(scores, 0, 0, 7);
        if (!span) {
          expect(best).toBe(0);
          return;
        }
        let gain = at(span.start, 1) - at(span.start, 0);
        for (let t = span.start + 1; t < span.end; t++) gain += at(t, 2) - at(t, 0);
        expect(gain).toBeCloseTo(best, 4);
      }),
      { numRuns: 300 },
    );
  });
});

describe('bestRow', () => {
  it('takes the first of the greatest within the rows', () => {
    const scores: Scores = { values: Float32Array.from([9, 1, 3, 3, 2, 8]), rows: 6, stride: 1 };
    expect(bestRow(scores, 0, 1, 5)).toBe(2);
  });
});

describe('withoutOverlaps', () => {
  const item = (score: number, start: number, end: number) => ({ score, span: { start, end } });
  it('keeps the surer of two that share half of the shorter', () => {
    expect(withoutOverlaps([item(0.6, 0, 10), item(0.9, 5, 9), item(0.7, 9, 20)])).toEqual([
      item(0.9, 5, 9),
      item(0.7, 9, 20),
    ]);
  });
  it('keeps both where less is shared, in order of their spans', () => {
    expect(withoutOverlaps([item(0.9, 8, 20), item(0.6, 0, 10)])).toEqual([item(0.6, 0, 10), item(0.9, 8, 20)]);
  });
  it('keeps of any spans what comparing each with each keeps', () => {
    const span = fc.record({
      score: fc.double({ noNaN: true }),
      start: fc.nat(600),
      length: fc.integer({ min: 1, max: 128 }),
    });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 60 }), (spans) => {
        const items = spans.map(({ score, start, length }) => item(score, start, start + length));
        const kept: typeof items = [];
        for (const one of [...items].sort((a, b) => b.score - a.score)) {
          const shares = kept.some(({ span: { start, end } }) => {
            const shared = Math.min(end, one.span.end) - Math.max(start, one.span.start);
            return shared / Math.min(end - start, one.span.end - one.span.start) >= 0.5;
          });
          if (!shares) kept.push(one);
        }
        expect(withoutOverlaps(items)).toEqual(kept.sort((a, b) => a.span.start - b.span.start));
      }),
    );
  });
  it('keeps the earlier of equals', () => {
    expect(withoutOverlaps([item(0.5, 0, 4), item(0.5, 0, 5)])).toEqual([item(0.5, 0, 4)]);
  });
});
