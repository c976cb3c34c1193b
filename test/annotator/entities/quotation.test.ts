import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../../src/annotator/entities/quotation.ts';
import { blocksOf } from '../../../src/annotator/syntax/blocks.ts';

const quotationsOf = (text: string) => findQuotations({ id: 'q', text, blocks: blocksOf(text) });
const wordsOf = (text: string) => quotationsOf(text).map(({ start, end }) => text.slice(start, end));

describe('double marks', () => {
  test.each([
    ['“Stop,” she said.', ['“Stop,”']],
    ['„Stop” and «go» and “wait”', ['„Stop”', '«go»', '“wait”']],
    ['"Stop," she said, "or go."', ['"Stop,"', '"or go."']],
    ["``Stop,'' she said.", ["``Stop,''"]],
    ["''Stop,'' she said.", ["''Stop,''"]],
    ['’’Stop,’’ she said.', ['’’Stop,’’']],
    ['no marks at all', []],
    ['a closing mark” alone', []],
    // an opening mark while one is open does not begin another
    ['“One “two” three', ['“One “two”']],
    ['"One "two" three', ['"One "two"']],
    ['("Stop") she said', ['"Stop"']],
    ['"Stop" - "go"', ['"Stop"', '"go"']],
  ])('%s', (text, found) => expect(wordsOf(text)).toEqual(found));
});

describe('single marks count where there are fewer than two double ones', () => {
  test.each([
    ['‘Stop,’ she said.', ['‘Stop,’']],
    ["'Stop,' she said.", ["'Stop,'"]],
    ['‘Stop’', ['‘Stop’']],
    ['‘Stop’—and go', ['‘Stop’']],
    ['‘Stop’) and go', ['‘Stop’']],
    ['‘(Stop) here,’ she said.', ['‘(Stop) here,’']],
    ['‘I won’t,’ she said.', ['‘I won’t,’']],
    ['the ’80s and the dogs’ bowls', []],
    ["rock'n'roll", []],
    // a plural's genitive closes nothing
    ['‘The workers’ demands stand,’ she said.', ['‘The workers’ demands stand,’']],
    ['“Stop,” she said. ‘Go,’ he said. “Wait.”', ['“Stop,”', '“Wait.”']],
  ])('%s', (text, found) => expect(wordsOf(text)).toEqual(found));
});

test('a quotation ends with its block; one that the next block takes up goes on', () => {
  const text = '“The piers are old.\n“Nobody mends them.”\n“Nobody,” she said.';
  expect(quotationsOf(text).map(({ block, closed, continues }) => ({ block, closed, continues }))).toEqual([
    { block: 0, closed: false, continues: false },
    { block: 1, closed: true, continues: true },
    { block: 2, closed: true, continues: false },
  ]);
  expect(wordsOf(text)).toEqual(['“The piers are old.', '“Nobody mends them.”', '“Nobody,”']);
});

test('a mark in the middle of the next block takes up nothing', () => {
  const found = quotationsOf('“The piers are old.\nThen: “Nobody mends them.”');
  expect(found.map(({ continues }) => continues)).toEqual([false, false]);
});
