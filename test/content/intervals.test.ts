import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Intervals } from '../../content/intervals.ts';
import { layered } from '../../content/overlap.ts';
import type { Span } from '../../src/annotator/annotation.ts';

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 30 },
);
const holds = ({ start, end }: Span, offset: number) => start <= offset && offset < end;

describe('intervals', () => {
  test('the innermost comes first', () => {
    const index = new Intervals([
      { start: 0, end: 100, value: 'outer' },
      { start: 20, end: 40, value: 'inner' },
      { start: 50, end: 60, value: 'other' },
    ]);
    expect(index.at(30)).toEqual(['inner', 'outer']);
    expect(index.at(40)).toEqual(['outer']);
    expect(index.at(100)).toEqual([]);
  });

  test('finds what a search through all finds', () => {
    fc.assert(
      fc.property(spans, fc.nat(90), (all, offset) => {
        const index = new Intervals(all.map((span, value) => ({ ...span, value })));
        const expected = all.flatMap((span, i) => (holds(span, offset) ? [i] : []));
        expect(index.at(offset).sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});

describe('spans laid over each other', () => {
  test('a span that holds another keeps what is left of it', () => {
    const [outer, inner] = layered(
      [
        { start: 0, end: 30 },
        { start: 10, end: 20 },
      ],
      (span) => span,
    );
    expect(outer?.top).toEqual([
      { start: 0, end: 10 },
      { start: 20, end: 30 },
    ]);
    expect(outer?.covered).toBe(true);
    expect(inner?.covered).toBe(false);
  });

  test('every character has exactly one on top', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const layers = layered(all, (span) => span);
        for (let offset = 0; offset < 90; offset++) {
          const tops = layers.flatMap(({ top }) => top).filter((span) => holds(span, offset));
          expect(tops).toHaveLength(all.some((span) => holds(span, offset)) ? 1 : 0);
        }
        for (const { span, top, covered } of layers)
          expect(covered).toBe(JSON.stringify(top) !== JSON.stringify([span]));
      }),
    );
  });
});
