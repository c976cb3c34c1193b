import { expect, test } from 'vitest';
import { KINDS } from '../src/annotator/annotation.ts';
import { withKinds } from '../src/kinds.ts';
import { pay } from './fixtures.ts';

const { annotation } = pay;

test('with all kinds an annotation stays as it is', () => {
  expect(withKinds(annotation, KINDS)).toEqual(annotation);
});

test('a kind left out is in no list, and a party with nothing left is gone', () => {
  const { positions, summary } = withKinds(annotation, ['demand', 'offer']);
  expect(positions.map(({ kind }) => kind)).not.toContain('refusal');
  expect(summary.map(({ party }) => party)).toEqual(['union', null]);
  expect(summary.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual(['demand', 'offer']);
});

test('with no kind there is nothing', () => {
  expect(withKinds(annotation, [])).toMatchObject({ positions: [], summary: [] });
});
