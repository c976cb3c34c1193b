import { expect, test } from 'vitest';
import { weigh } from '../../../src/annotator/positions/wording.ts';

const table = new Map([
  ['cue:demand', [-1, 2, 0, 0, 0, 0]],
  ['has:not', [0, -1, 0, 1.5, 0, 0]],
]);

test('kinds are probabilities, and a feature nobody knows weighs nothing', () => {
  const known = weigh(['cue:demand', 'has:not'], table);
  expect(weigh(['cue:demand', 'has:not', 'cue:unheard-of'], table)).toEqual(known);
  expect(known.kinds.reduce((sum, x) => sum + Math.exp(x), 0)).toBeCloseTo(1);
});

test('what speaks for a kind speaks for a position', () => {
  expect(weigh(['cue:demand'], table).position).toBeGreaterThan(weigh([], table).position);
  const [demand = 0, , refusal = 0] = weigh(['cue:demand', 'has:not'], table).kinds;
  expect(refusal).toBeGreaterThan(demand);
});
