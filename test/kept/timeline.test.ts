import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/annotator/annotation.ts';
import type { ArticleRecord, PositionRecord } from '../../src/export/record.ts';
import { partiesOf, timelineOf } from '../../src/kept/timeline.ts';

type Said = [party: string | null, kind: Kind, issue: string | null];

/** An article of a day, with who said what on which issue. */
function article(published: string | null, said: Said[], over: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    note: '',
    title: published ?? 'undated',
    url: `https://example.org/${published}`,
    published,
    read: '2025-06-30T00:00:00.000Z',
    parties: [
      { name: 'Russia', kind: 'state', country: 'RU' },
      { name: 'the Russian Federation', kind: 'state', country: 'RU' },
    ],
    positions: said.map(
      ([party, kind, issue], i): PositionRecord => ({
        id: `p${i}`,
        party,
        kind,
        issue,
        quote: `${kind} ${i}`,
        speaker: null,
        role: null,
        addressee: null,
        condition: null,
        repeats: null,
        answers: null,
        confidence: 1,
        start: i,
        end: i + 1,
      }),
    ),
    ...over,
  };
}

describe('parties across articles', () => {
  test('are the same under any article, case and apostrophe; a state under any of its names', () => {
    const kept = [
      article('2025-01-01', [['The Dockworkers’ Union', 'demand', null]]),
      article('2025-01-02', [
        ["the Dockworkers' union", 'demand', null],
        ['Russia', 'refusal', null],
      ]),
      article('2025-01-03', [
        ['the Russian Federation', 'demand', null],
        ['Russia', 'demand', null],
        [null, 'offer', null],
      ]),
      article('2025-01-04', [['Russia', 'demand', null]]),
    ];
    expect(partiesOf(kept)).toEqual([
      { key: 'RU', name: 'Russia', articles: 3 },
      { key: 'dockworkers union', name: 'The Dockworkers’ Union', articles: 2 },
    ]);
  });
});

describe('a party’s timeline', () => {
  const kept = [
    article('2025-03-01', [['Russia', 'concession', 'withdrawal of troops from the border']]),
    article('2025-01-01', [
      ['Russia', 'demand', 'prisoners'],
      ['Russia', 'refusal', 'troop withdrawal'],
      ['Ukraine', 'demand', 'troop withdrawal'],
    ]),
    article(null, [['the Russian Federation', 'concession', 'the withdrawal of troops']]),
    article('2025-02-01', [
      ['Russia', 'refusal', 'troop withdrawals'],
      ['Russia', 'threat', 'troop withdrawals'],
      ['Russia', 'demand', null],
    ]),
  ];
  const strands = timelineOf(kept, 'RU');

  test('puts the same issue under one head, those that return most first, the nameless last', () => {
    expect(strands.map(({ issue, moments }) => [issue, moments.length])).toEqual([
      ['troop withdrawal', 4],
      ['prisoners', 1],
      [null, 1],
    ]);
  });

  test('runs by the day of publication, or of reading where that is unknown', () => {
    expect(strands[0]?.moments.map(({ article }) => article.published)).toEqual([
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
      null,
    ]);
  });

  test('says what moved', () => {
    expect(strands[0]?.moments.map(({ moved }) => moved)).toEqual([
      null,
      { from: [], to: ['threat'] },
      { from: ['refusal', 'threat'], to: ['concession'] },
      null,
    ]);
  });

  test('lists a repetition once', () => {
    const twice = article('2025-01-01', [
      ['Russia', 'demand', 'gas'],
      ['Russia', 'demand', 'gas'],
    ]);
    const [first, second] = twice.positions;
    if (!first || !second) throw new Error('no positions');
    const [strand] = timelineOf([{ ...twice, positions: [first, { ...second, repeats: first.id }] }], 'RU');
    expect(strand?.moments[0]?.positions).toHaveLength(1);
  });

  test('of a party that nobody quotes is empty', () => {
    expect(timelineOf(kept, 'nobody')).toEqual([]);
  });
});
