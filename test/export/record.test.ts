import { describe, expect, test } from 'vitest';
import { byParty, folded, NOTE, recordOf } from '../../src/export/record.ts';
import { pay, position } from '../fixtures.ts';

const READ = new Date('2025-03-05T10:00:00Z');
const record = recordOf(pay, READ);

describe('a record', () => {
  test('names its article, when it was published and read, and that a machine made it', () => {
    expect(record).toMatchObject({
      note: NOTE,
      title: 'Pay',
      url: 'https://example.org/pay',
      published: '2025-03-04',
      read: '2025-03-05T10:00:00.000Z',
    });
    expect(NOTE.toLowerCase()).toContain('machine-made, may be wrong');
  });

  test('holds every position once, the strongest first, repetitions beside what they repeat', () => {
    expect(record.positions.map(({ id, repeats }) => [id, repeats])).toEqual([
      ['p2', null],
      ['p1', 'p2'],
      ['p3', null],
      ['p4', null],
    ]);
  });

  test('says names for ids and the article’s words for offsets', () => {
    expect(record.positions[0]).toMatchObject({ party: 'the union', addressee: 'the company', issue: 'raise' });
    expect(record.positions[0]?.quote).toBe('demanded a raise again');
    expect(record.positions[1]).toMatchObject({ speaker: 'Ada Roe', role: 'president of the union' });
    expect(record.positions[2]).toMatchObject({ condition: 'unless hours grow', answers: 'p1', confidence: 0.2 });
    expect(pay.article.text.slice(record.positions[2]?.start, record.positions[2]?.end)).toBe('refuses');
  });

  test('keeps a position that the summary leaves out', () => {
    const lone = { ...pay.annotation, positions: [position('p9', 'hours grow', { party: null })], summary: [] };
    expect(recordOf({ ...pay, annotation: lone }, READ).positions.map(({ id, party }) => [id, party])).toEqual([
      ['p9', null],
    ]);
  });

  test('can be read by party, with repetitions folded', () => {
    const groups = byParty(record);
    expect([...groups.keys()]).toEqual(['the union', 'the company', null]);
    expect(folded(groups.get('the union') ?? []).map(({ position, places }) => [position.id, places])).toEqual([
      ['p2', 2],
    ]);
  });
});
