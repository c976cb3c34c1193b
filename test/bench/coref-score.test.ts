import { describe, expect, test } from 'vitest';
import {
  bCubed,
  bestAlignment,
  ceafe,
  conllOf,
  muc,
  type Partition,
  precisionOf,
  recallOf,
  sum,
} from './coref-score.ts';

const chains = (text: string): Partition => text.split(' ').map((chain) => [...chain]);

describe('scores of coreference, by the examples of the papers that define them', () => {
  // key, response, MUC, B³ and CEAFe as [recall, precision]
  test.each<[string, string, string, [number, number], [number, number], [number, number]]>([
    ['Pradhan et al. 2014, figure 1', 'abc defg', 'ab cd fghi', [2 / 5, 2 / 5], [35 / 84, 1 / 2], [1.3 / 2, 1.3 / 3]],
    [
      'Bagga and Baldwin 1998, response 1',
      '12345 67 89abc',
      '12345 6789abc',
      [1, 9 / 10],
      [1, 0.762],
      [1.833 / 3, 1.833 / 2],
    ],
    [
      'Bagga and Baldwin 1998, response 2',
      '12345 67 89abc',
      '1234589abc 67',
      [1, 9 / 10],
      [1, 0.583],
      [1.667 / 3, 1.667 / 2],
    ],
    ['the same', 'abc de', 'abc de', [1, 1], [1, 1], [1, 1]],
    ['nothing in common', 'ab', 'cd', [0, 0], [0, 0], [0, 0]],
    ['one chain for all (Luo 2005)', '12345 67 89abc', '123456789abc', [1, 9 / 11], [1, 0.375], [0.588 / 3, 0.588]],
  ])('%s', (_, key, response, ...expected) => {
    const measures = [muc, bCubed, ceafe].map((measure) => measure(chains(key), chains(response)));
    measures.forEach((counts, i) => {
      expect(recallOf(counts)).toBeCloseTo(expected[i]?.[0] ?? -1, 3);
      expect(precisionOf(counts)).toBeCloseTo(expected[i]?.[1] ?? -1, 3);
    });
  });
});

test('documents are added up by mentions and links, not by scores', () => {
  const a = bCubed(chains('abc'), chains('abc'));
  const b = bCubed(chains('de'), []);
  expect(recallOf(sum([a, b]))).toBeCloseTo(3 / 5);
  expect(conllOf([a, a, sum([a, b])])).toBeCloseTo((1 + 1 + 0.75) / 3);
});

describe('the best alignment', () => {
  test.each<[number[][], number, number]>([
    [
      [
        [1, 2],
        [3, 1],
      ],
      2,
      5,
    ],
    [
      [
        [5, 4, 1],
        [4, 1, 1],
      ],
      3,
      8,
    ],
    [[[1], [7], [2]], 1, 7],
    [[], 0, 0],
  ])('%j', (values, columns, best) => expect(bestAlignment(values, columns)).toBeCloseTo(best));
});
