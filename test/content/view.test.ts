import { describe, expect, test } from 'vitest';
import { shorten, viewsOf } from '../../content/card/view.ts';
import type { Annotation, Position } from '../../src/annotator/annotation.ts';
import { positionAt } from '../fixtures.ts';

const TEXT =
  'Norland demanded that Sudria halt the works. “We will not halt them, provided the rains come,” said Pavel Oren, its minister.';
const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

const demand = positionAt('demand', span('demanded that Sudria halt the works'), {
  party: 'norland',
  addressee: 'sudria',
  cue: span('demanded'),
  why: { rule: 'demand: demand', evidence: [span('demanded'), span('demanded')], antecedent: null },
});
const refusal: Position = {
  ...demand,
  id: 'refusal',
  kind: 'refusal',
  party: null,
  speaker: 'oren',
  addressee: null,
  span: span('We will not halt them, provided the rains come'),
  cue: span('will not'),
  condition: span('provided the rains come'),
  attribution: 'said',
  answers: 'demand',
  confidence: 0.4,
  why: { rule: 'negated will', evidence: [span('will not')], antecedent: span('Sudria') },
};
const annotation: Annotation = {
  id: 'x',
  speakers: [{ id: 'oren', name: 'Pavel Oren', role: 'its minister', party: 'sudria', mentions: [] }],
  parties: [
    { id: 'norland', name: 'Norland', kind: 'state', country: null, mentions: [] },
    { id: 'sudria', name: 'Sudria', kind: 'state', country: null, mentions: [] },
  ],
  attributions: [
    {
      id: 'said',
      form: 'direct',
      source: [span('Pavel Oren, its minister')],
      cue: [span('said')],
      content: [span('“We will not halt them, provided the rains come,”')],
      speaker: 'oren',
      confidence: 0.9,
      why: { rule: 'network', evidence: [], antecedent: null },
    },
  ],
  positions: [demand, refusal],
  issues: [],
  summary: [],
};
const [said] = annotation.attributions;

describe('what a card says', () => {
  test('who holds a position, for whom, on what condition, in answer to what, and why', () => {
    expect(viewsOf([{ position: refusal }], annotation, TEXT)).toEqual([
      {
        kind: 'refusal',
        id: 'refusal',
        name: 'Pavel Oren',
        role: 'its minister',
        party: 'Sudria',
        addressee: null,
        condition: 'provided the rains come',
        confidence: 4,
        uncertain: true,
        rule: 'negated will',
        evidence: ['will not'],
        antecedent: 'Sudria',
        answers: {
          kind: 'demand',
          party: 'Norland',
          quote: 'demanded that Sudria halt the works',
          span: demand.span,
        },
        span: refusal.span,
      },
    ]);
  });

  test('a party speaks for itself where no one speaks for it', () => {
    expect(viewsOf([{ position: demand }], annotation, TEXT)).toMatchObject([
      {
        name: 'Norland',
        role: null,
        party: null,
        addressee: 'Sudria',
        uncertain: false,
        rule: 'demand',
        evidence: ['demanded'],
      },
    ]);
  });

  test('no one is named where the article names no one', () => {
    expect(viewsOf([{ position: { ...demand, party: null } }], annotation, TEXT)).toMatchObject([{ name: null }]);
  });

  test('a source says who speaks and what was said, unless the position shown says it already', () => {
    if (!said) throw new Error('no attribution');
    expect(viewsOf([{ source: said }], annotation, TEXT)).toMatchObject([
      {
        kind: 'speaker',
        name: 'Pavel Oren',
        role: 'its minister',
        party: 'Sudria',
        quote: 'We will not halt them, provided the rains come',
      },
    ]);
    expect(viewsOf([{ source: said }, { position: refusal }], annotation, TEXT).map(({ kind }) => kind)).toEqual([
      'refusal',
    ]);
    expect(viewsOf([{ source: { ...said, speaker: null } }], annotation, TEXT)).toMatchObject([
      { name: 'Pavel Oren, its minister' },
    ]);
  });

  test('long quotes are cut at a word', () => {
    expect(shorten('one two three four', 9)).toBe('one two …');
    expect(shorten('“one two,”')).toBe('one two');
  });
});
