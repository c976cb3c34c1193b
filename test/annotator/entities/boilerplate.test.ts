import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/annotator/annotation.ts';
import { boilerplate } from '../../../src/annotator/entities/boilerplate.ts';
import { blocksOf } from '../../../src/annotator/syntax/blocks.ts';

const NEWS = 'The council met on Monday and heard both sides of the dispute over the ferry for three hours.';
/** Which of the lines are left out, by their numbers. */
function leftOut(lines: readonly string[], kinds: readonly Block['kind'][] = []): number[] {
  const text = lines.join('\n');
  const blocks = blocksOf(text).map((block, i) => ({ ...block, kind: kinds[i] ?? block.kind }));
  return boilerplate({ id: 'b', text, blocks }).flatMap((out, i) => (out ? [i] : []));
}

describe('what is no part of an article wherever it stands', () => {
  test.each([
    'Sign up for our newsletter',
    'Read more: the ferry in pictures',
    'Related: the ferry',
    'More from our harbour desk',
    '© 2025 The Morning Herald',
    'Additional reporting by Ann Lee in Norrby',
    'Photo: the ferry at dawn',
    'Advertisement',
    'The ferry at dawn. Jane Doe/Getty Images',
    'People wait at the pier. REUTERS/Jane Doe',
    'Editor’s note: this is a test.',
  ])('%s', (line) => expect(leftOut([NEWS, line, NEWS])).toEqual([1]));
});

describe('what is one', () => {
  test.each([
    'Readers of the letter were many.',
    'The council will share this burden.',
    'Follow the river to the north and you reach the pier.',
    // a mark of quotation: somebody speaks of the agency
    '“We sell to Getty Images”, said the photographer of REUTERS.',
    'The picture agency AFP moved to the pier on Monday, and nobody minded it.',
    `Subscribe ${'and come to the harbour '.repeat(20)}`,
    `A long caption ${'of a ferry '.repeat(30)} REUTERS`,
  ])('%s', (line) => expect(leftOut([NEWS, line, NEWS])).toEqual([]));

  test('a title, whatever it says', () => {
    const lines = ['Sign up, the council asks', NEWS];
    expect(leftOut(lines, ['title'])).toEqual([]);
    expect(leftOut(lines)).toEqual([0]);
  });
});

describe('a biography at the end, and what follows it', () => {
  test.each([
    'Jane Doe is a senior reporter at the Morning Herald.',
    'Jane Doe was Herald’s correspondent in Norrby.',
    'Jane Doe covers the harbour.',
    'The author is a professor of law at Norrby.',
    'Jane Doe lives in Norrby. Her work has appeared in many papers.',
    'Jane Doe can be reached at the pier.',
  ])('%s', (line) => {
    expect(leftOut([NEWS, NEWS, line])).toEqual([2]);
    // in the first half it is the article's own
    expect(leftOut([line, NEWS, NEWS, NEWS])).toEqual([]);
    expect(leftOut([NEWS, NEWS, NEWS, line, 'Ferry Strike Goes On', 'Mayor Opens Bridge'])).toEqual([3, 4, 5]);
  });

  test('with a sentence between it and the teasers', () => {
    const lines = [
      NEWS,
      NEWS,
      NEWS,
      'Jane Doe covers the harbour.',
      'Prime Minister Lee went to Norrby.',
      'Ferry Strike Goes On',
    ];
    expect(leftOut(lines)).toEqual([3, 4, 5]);
  });

  test.each([
    'Jane Doe is a pilot from Norrby.',
    'The council covers the cost of the pier.',
    'nobody tweets at night.',
  ])('none: %s', (line) => expect(leftOut([NEWS, NEWS, line])).toEqual([]));
});

describe('teasers in the run that ends the article', () => {
  test.each([
    'Ferry Strike Goes On in Norrby',
    'Mayor opens the bridge and then…',
    'Mayor opens the bridge and then...',
  ])('%s', (line) => {
    expect(leftOut([NEWS, NEWS, NEWS, line])).toEqual([3]);
    expect(leftOut([NEWS, NEWS, NEWS, line, NEWS])).toEqual([]);
    expect(leftOut([NEWS, NEWS, NEWS, line, 'Bridge Opens in Norrby'])).toEqual([3, 4]);
  });

  test.each([
    'Ferry Strike Goes On in Norrby.',
    'The strike goes on in the town of Norrby',
    `${'Ferry Strike Goes On '.repeat(8)}`.trim(),
    'we go on',
  ])('none: %s', (line) => expect(leftOut([NEWS, NEWS, NEWS, line])).toEqual([]));

  test('the first block is never one', () => expect(leftOut(['Ferry Strike Goes On'])).toEqual([]));
});

test('nothing of nothing', () => expect(leftOut([''])).toEqual([]));
