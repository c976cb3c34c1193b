import { describe, expect, test } from 'vitest';
import type { Kind, Position } from '../../../src/annotator/annotation.ts';
import { summarise } from '../../../src/annotator/summary/summary.ts';

/** A position on the words of a text, its cue the first of them. */
function position(text: string, id: string, words: string, rest: Partial<Position> = {}): Position {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” does not stand in the text`);
  const cue = { start, end: start + words.indexOf(' ') };
  return {
    id,
    kind: 'demand' as Kind,
    party: 'p1',
    speaker: null,
    addressee: null,
    span: { start, end: start + words.length },
    cue,
    condition: null,
    attribution: null,
    answers: null,
    issue: null,
    confidence: 0.6,
    why: { rule: '', evidence: [], antecedent: null },
    ...rest,
  };
}

const TEXT =
  'demands open borders now. wants open borders. seeks cheap bread. rejects any deal. asks for THE open borders soon please. needs it.';

describe('what is said twice is folded', () => {
  test('the surest is quoted, the others keep their places behind it', () => {
    const [party] = summarise(TEXT, [
      position(TEXT, 'o1', 'demands open borders now', { confidence: 0.5 }),
      position(TEXT, 'o2', 'wants open borders', { confidence: 0.9 }),
      position(TEXT, 'o3', 'seeks cheap bread', { confidence: 0.8 }),
    ]);
    // twice said and 1.4 sure in all: stronger than once and 0.8
    expect(party?.entries.map(({ positions }) => positions)).toEqual([['o2', 'o1'], ['o3']]);
  });

  test('the first of equals is quoted, and the stronger stands in front', () => {
    const [party] = summarise(TEXT, [
      position(TEXT, 'o1', 'seeks cheap bread'),
      position(TEXT, 'o2', 'demands open borders now'),
      position(TEXT, 'o3', 'wants open borders'),
    ]);
    expect(party?.entries.map(({ positions }) => positions)).toEqual([['o2', 'o3'], ['o1']]);
  });

  test('twice half sure is stronger than once rather sure', () => {
    const [party] = summarise(TEXT, [
      position(TEXT, 'o1', 'seeks cheap bread', { confidence: 0.8 }),
      position(TEXT, 'o2', 'demands open borders now', { confidence: 0.5 }),
      position(TEXT, 'o3', 'wants open borders', { confidence: 0.5 }),
    ]);
    expect(party?.entries.map(({ positions }) => positions)).toEqual([['o2', 'o3'], ['o1']]);
  });

  test('of two that are as sure, the one that stands first is quoted', () => {
    const [party] = summarise(TEXT, [
      position(TEXT, 'o2', 'wants open borders'),
      position(TEXT, 'o1', 'demands open borders now'),
    ]);
    expect(party?.entries.map(({ positions }) => positions)).toEqual([['o1', 'o2']]);
  });

  test('not for function words alone', () => {
    const text = 'asks for the bread and for ships with it. asks for the roads and for peace with it.';
    const [party] = summarise(text, [
      position(text, 'o1', 'asks for the bread and for ships with it'),
      position(text, 'o2', 'asks for the roads and for peace with it'),
    ]);
    expect(party?.entries).toHaveLength(2);
  });

  test('not where the shorter is only a small part of the longer', () => {
    const long = 'wants bread and peace and ships and roads and schools';
    const [party] = summarise(`${TEXT} ${long}. has bread.`, [
      position(`${TEXT} ${long}. has bread.`, 'o1', long),
      position(`${TEXT} ${long}. has bread.`, 'o2', 'has bread'),
    ]);
    expect(party?.entries).toHaveLength(2);
  });

  test('words of two letters, function words and capitals do not count', () => {
    const [party] = summarise(TEXT, [
      position(TEXT, 'o1', 'wants open borders'),
      position(TEXT, 'o2', 'asks for THE open borders soon please'),
      // no content words at all: like another without any only
      position(TEXT, 'o3', 'needs it'),
    ]);
    expect(party?.entries.map(({ positions }) => positions)).toEqual([['o1', 'o2'], ['o3']]);
  });

  test('another kind, and another party, is another thing', () => {
    const positions = [
      position(TEXT, 'o1', 'wants open borders', { speaker: 's1' }),
      position(TEXT, 'o2', 'wants open borders', { kind: 'offer', speaker: 's2' }),
      position(TEXT, 'o3', 'wants open borders', { kind: 'offer', speaker: 's1' }),
      position(TEXT, 'o4', 'wants open borders', { party: 'p2' }),
      position(TEXT, 'o5', 'wants open borders', { party: null }),
    ];
    expect(summarise(TEXT, positions)).toEqual([
      {
        party: 'p1',
        speakers: ['s1', 's2'],
        entries: [
          { kind: 'demand', positions: ['o1'] },
          { kind: 'offer', positions: ['o2', 'o3'] },
        ],
      },
      { party: 'p2', speakers: [], entries: [{ kind: 'demand', positions: ['o4'] }] },
    ]);
  });
});

test('nothing of nothing', () => expect(summarise('', [])).toEqual([]));
