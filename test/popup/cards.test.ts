import { describe, expect, test } from 'vitest';
import { cardsOf } from '../../popup/cards.ts';
import type { Annotation, Position, Span } from '../../src/annotator/annotation.ts';

const text = 'The union demands a raise. It demanded a raise\n again. The company refuses, unless hours grow.';
const at = (words: string): Span => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

function position(id: string, words: string, over: Partial<Position> = {}): Position {
  const span = at(words);
  return {
    id,
    kind: 'demand',
    party: 'union',
    speaker: null,
    addressee: 'company',
    span,
    cue: { start: span.start, end: span.start + 1 },
    condition: null,
    attribution: null,
    answers: null,
    issue: null,
    confidence: 0.9,
    why: { rule: 'demand', evidence: [], antecedent: null },
    ...over,
  };
}

const annotation: Annotation = {
  id: 'a',
  parties: [
    { id: 'union', name: 'the union', kind: 'organization', country: null, mentions: [at('The union')] },
    { id: 'company', name: 'the company', kind: 'organization', country: null, mentions: [at('The company')] },
  ],
  speakers: [
    { id: 's1', name: 'Ada Roe', role: 'president of the union', party: 'union', mentions: [] },
    { id: 's2', name: 'the company', role: null, party: 'company', mentions: [] },
  ],
  attributions: [],
  issues: [],
  positions: [
    position('p1', 'demands a raise', { speaker: 's1' }),
    position('p2', 'demanded a raise\n again'),
    position('p3', 'refuses', {
      kind: 'refusal',
      speaker: 's2',
      party: 'company',
      addressee: null,
      condition: at('unless hours grow'),
      confidence: 0.2,
    }),
    position('p4', 'hours grow', { kind: 'offer', party: null, addressee: null }),
  ],
  summary: [
    { party: 'union', speakers: ['s1'], entries: [{ kind: 'demand', positions: ['p2', 'p1'] }] },
    { party: 'company', speakers: ['s2'], entries: [{ kind: 'refusal', positions: ['p3'] }] },
    { party: null, speakers: [], entries: [{ kind: 'offer', positions: ['p4'] }] },
  ],
};
const cards = cardsOf({
  title: 'Pay',
  url: 'https://example.org/',
  published: null,
  article: { id: 'a', text, blocks: [] },
  annotation,
  painted: true,
});

describe('the popup’s cards', () => {
  test('stand in the summary’s order, unnamed holders last', () => {
    expect(cards.map((card) => card.name)).toEqual(['the union', 'the company', null]);
  });
  test('quote the article to the letter, white space collapsed, with all places of what is repeated', () => {
    const item = cards[0]?.groups[0]?.items[0];
    expect(item?.quote).toBe('demanded a raise again');
    expect(item?.places).toEqual([at('demanded a raise\n again'), at('demands a raise')]);
    expect(item?.addressee).toBe('the company');
  });
  test('name a speaker only where it is another than the party', () => {
    expect(cards[0]?.voices).toEqual([{ name: 'Ada Roe', role: 'president of the union' }]);
    expect(cards[1]?.voices).toEqual([]);
    expect(cards[0]?.groups[0]?.items[0]?.speaker).toBeNull();
    expect(cards[1]?.groups[0]?.items[0]?.speaker).toBeNull();
  });
  test('show a condition that stands outside the quote, and doubt', () => {
    expect(cards[1]?.groups[0]?.items[0]).toMatchObject({ condition: 'unless hours grow', uncertain: true });
  });
  test('do not repeat a condition that the quote holds', () => {
    const inside = cardsOf({
      title: '',
      url: '',
      published: null,
      article: { id: 'a', text, blocks: [] },
      painted: true,
      annotation: {
        ...annotation,
        positions: [position('p3', 'refuses, unless hours grow', { condition: at('unless hours grow') })],
        summary: [{ party: 'union', speakers: [], entries: [{ kind: 'demand', positions: ['p3'] }] }],
      },
    });
    expect(inside[0]?.groups[0]?.items[0]?.condition).toBeNull();
  });
});
