import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../src/annotator/syntax/blocks.ts';
import { chunksOf } from '../../../src/annotator/syntax/network/chunks.ts';
import { ngrams, normalise, QuoteTracker, shape, wordId } from '../../../src/annotator/syntax/network/features.ts';
import { splitSentences } from '../../../src/annotator/syntax/sentences.ts';

describe('normalise', () => {
  it.each([
    ['“', '"'],
    ["''", '"'],
    ['—', '--'],
    ['…', '...'],
    ['Kyiv’s', "Kyiv's"],
    ['plain', 'plain'],
    ['café', 'café'],
  ])('%s is %s', (form, plain) => {
    expect(normalise(form)).toBe(plain);
  });
});

describe('ngrams', () => {
  it('takes the form, prefixes of 1–4 and suffixes of 1–5 shorter than the form', () => {
    expect(ngrams('demanded', 16384)).toHaveLength(10);
    expect(ngrams('no', 16384)).toHaveLength(3);
    expect(ngrams('a', 16384)).toHaveLength(1);
  });
  it('tells capitals apart in the whole form only', () => {
    const [whole, ...affixes] = ngrams('Turkey', 16384);
    const [lowWhole, ...lowAffixes] = ngrams('turkey', 16384);
    expect(whole).not.toBe(lowWhole);
    expect(affixes).toEqual(lowAffixes);
  });
});

describe('shape', () => {
  it.each([
    ['talks', [1, 6, 17]],
    ['Kyiv', [2, 6, 16]],
    ['NATO', [3, 6, 16]],
    ['A', [4, 6, 13]],
    ['iPhone', [5, 6, 18]],
    ['2024', [0, 8, 16]],
    ['F-16', [4, 7, 9, 16]],
    ['U.S.', [3, 6, 10, 16]],
    ["n't", [1, 6, 11, 15]],
    ['a@b', [1, 6, 12, 15]],
    ['internationally', [1, 6, 23]],
  ])('%s', (form, bits) => {
    expect(shape(form)).toEqual(bits);
  });
});

describe('wordId', () => {
  it('looks for the lower case, then with digits as 0, else says unknown', () => {
    const words = new Map([
      ['talks', 5],
      ['0000', 7],
    ]);
    expect([wordId('Talks', words), wordId('2024', words), wordId('xyz', words)]).toEqual([5, 7, 0]);
  });
});

describe('QuoteTracker', () => {
  /** 0 outside, 1 inside, 2 opening, 3 closing. */
  it.each([
    ['“ No , ” he said', '211300'],
    ['" No , " he said', '211300'],
    ["`` No '' he said", '21300'],
    ['‘ No ’ he said', '21300'],
    ['“ the ‘ deal ’ failed ”', '2111113'],
    ['workers ’ union', '000'],
  ])('%s', (text, states) => {
    const tracker = new QuoteTracker();
    expect(
      text
        .split(' ')
        .map((form, i) => tracker.next(form, i === 0))
        .join(''),
    ).toBe(states);
  });

  it('forgets an open quotation at the next block', () => {
    const tracker = new QuoteTracker();
    tracker.next('“', true);
    expect([tracker.next('No', false), tracker.next('Then', true)]).toEqual([1, 0]);
  });
});

describe('chunksOf', () => {
  const chunks = (text: string) => [...chunksOf(splitSentences({ id: '', text, blocks: blocksOf(text) }))];

  it('fills chunks with whole sentences up to 128 tokens', () => {
    const sentence = `The ${'word '.repeat(48)}end.`;
    expect(chunks(`${sentence} ${sentence} ${sentence}`).map((chunk) => [chunk.start, chunk.forms.length])).toEqual([
      [0, 102],
      [102, 51],
    ]);
  });

  it('gives a long sentence a chunk alone and cuts a very long one at a comma', () => {
    expect(chunks(`Short. The ${'word '.repeat(149)}. Short.`).map((chunk) => chunk.forms.length)).toEqual([2, 151, 2]);
    const [first, second] = chunks(`${'word '.repeat(200)}, ${'word '.repeat(100)}.`);
    expect(first?.pieces).toEqual([{ sentence: 0, from: 0, length: 201 }]);
    expect(second?.pieces).toEqual([{ sentence: 0, from: 201, length: 101 }]);
  });

  it('marks where sentences and blocks begin', () => {
    expect(chunks('One left. Two.\nThree.').flatMap((chunk) => chunk.contexts)).toEqual([12, 0, 0, 4, 0, 12, 0]);
  });
});
