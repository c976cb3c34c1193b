import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotate } from '../../src/annotator/annotate.ts';
import { blocksOf } from '../../src/annotator/syntax/blocks.ts';
import { engine } from './engine.ts';
import { faultsOf } from './invariants.ts';

/** What must hold of the annotation of any text at all; and the same text gives the same again. */
function check(text: string): void {
  const article = { id: 'any', text, blocks: blocksOf(text) };
  const annotation = annotate(article, engine);
  expect(faultsOf(article, annotation)).toEqual([]);
  expect(annotate(article, engine)).toEqual(annotation);
}

const WORDS =
  'Russia Kyiv Putin said demanded that Ukraine must not “ ” " , . the president of union refused to offer willing if unless they he We will no concessions threatened \n 😀 \ud83d constructor __proto__ toString ( ) — : according 5 Monday and but who'.split(
    ' ',
  );

test('any string', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 150 });
});

test('any order of the words that rules look at', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => check(words.join(' '))),
    { numRuns: 300 },
  );
});

test.each([
  '__proto__ demanded that constructor resign.',
  '\ud800 said \udc00',
  '“',
  '',
  '\u0000',
  'toString said “valueOf must go now, please.”',
])('%j', check);

test('a quarter of a megabyte without a full stop comes to an end', { timeout: 120_000 }, () => {
  const text = 'Russia demanded that Ukraine and the union refused to '.repeat(5_000);
  expect(annotate({ id: 'long', text, blocks: blocksOf(text) }, engine).positions.length).toBeGreaterThan(0);
});
