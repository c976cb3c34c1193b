import { describe, expect, test } from 'vitest';
import { cardsOf } from '../../popup/model/cards.ts';
import type { Annotation } from '../../src/annotator/annotation.ts';
import { at, pay, position } from '../fixtures.ts';

const cards = cardsOf(pay);
const [union, company, unnamed] = cards;
const readingOf = (over: Partial<Annotation>) => ({ ...pay, annotation: { ...pay.annotation, ...over } });

describe('the popup’s cards', () => {
  test('stand most active first, unnamed holders last', () => {
    expect(cards.map(({ party }) => party?.name)).toEqual(['the union', 'the company', undefined]);
    const summary = [...pay.annotation.summary].reverse();
    expect(cardsOf(readingOf({ summary })).map(({ party }) => party?.name)).toEqual([
      'the union',
      'the company',
      undefined,
    ]);
  });

  test('quote the article to the letter, white space collapsed, with all places of what is repeated', () => {
    const item = union?.groups[0]?.items[0];
    expect(item?.quote).toBe('demanded a raise again');
    expect(item?.places).toEqual([at('demanded a raise\n again'), at('demands a raise')]);
    expect(item?.ids).toEqual(['p2', 'p1']);
    expect(item?.addressee).toBe('the company');
  });

  test('name a speaker only where it is another than the party', () => {
    expect(union?.voices.map(({ name }) => name)).toEqual(['Ada Roe']);
    expect(company?.voices).toEqual([]);
    expect(company?.groups[0]?.items[0]?.speaker).toBeNull();
  });

  test('count what each speaker says, most quoted first', () => {
    const statement = (speaker: string) => ({
      id: `${speaker}${Math.random()}`,
      form: 'direct' as const,
      source: [],
      cue: [],
      content: [at('It')],
      speaker,
      confidence: 1,
      why: { rule: 'test', evidence: [], antecedent: null },
    });
    const [first] = cardsOf(
      readingOf({
        speakers: [...pay.annotation.speakers, { id: 's3', name: 'Jo Fenn', role: null, party: 'union', mentions: [] }],
        attributions: ['s1', 's3', 's3', 's2'].map(statement),
      }),
    );
    expect(first?.voices).toEqual([
      { name: 'Jo Fenn', role: null, statements: 2 },
      { name: 'Ada Roe', role: 'president of the union', statements: 1 },
    ]);
  });

  test('tally every kind, repetitions once', () => {
    expect(union?.tally).toEqual([
      { kind: 'demand', count: 1 },
      { kind: 'concession', count: 0 },
      { kind: 'refusal', count: 0 },
      { kind: 'threat', count: 0 },
      { kind: 'offer', count: 0 },
    ]);
  });

  test('show a condition that stands outside the quote, and doubt', () => {
    expect(company?.groups[0]?.items[0]).toMatchObject({ condition: 'unless hours grow', uncertain: true });
    expect(union?.groups[0]?.items[0]?.uncertain).toBe(false);
  });

  test('do not repeat a condition that the quote holds', () => {
    const [card] = cardsOf(
      readingOf({
        positions: [position('p3', 'refuses, unless hours grow', { condition: at('unless hours grow') })],
        summary: [{ party: 'union', speakers: [], entries: [{ kind: 'demand', positions: ['p3'] }] }],
      }),
    );
    expect(card?.groups[0]?.items[0]?.condition).toBeNull();
  });

  test('link an answer to what it answers, through what is folded', () => {
    expect(company?.groups[0]?.items[0]?.answers).toEqual([{ id: 'p2', kind: 'demand', party: 'the union' }]);
    expect(union?.groups[0]?.items[0]?.answeredBy).toEqual([{ id: 'p3', kind: 'refusal', party: 'the company' }]);
    expect(unnamed?.groups[0]?.items[0]?.answers).toEqual([]);
  });

  test('gather what the summary leaves out for want of a holder', () => {
    const summary = pay.annotation.summary.filter(({ party }) => party !== null);
    expect(cardsOf(readingOf({ summary }))).toEqual(cards);
  });
});
