import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/export/csv.ts';
import { type ArticleRecord, NOTE, recordOf } from '../../src/export/record.ts';
import { pay } from '../fixtures.ts';

const record = recordOf(pay, new Date('2025-03-05T10:00:00Z'));
const table = (csv: string) => Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });

describe('a table of positions', () => {
  test('begins with a byte order mark, ends its lines as RFC 4180 says', () => {
    const csv = toCsv([record]);
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')).toHaveLength(record.positions.length + 2);
  });

  test('has on every line the article’s title, address, dates and the note', () => {
    const { data, errors } = table(toCsv([record]));
    expect(errors).toEqual([]);
    expect(data).toHaveLength(4);
    for (const line of data)
      expect(line).toMatchObject({
        title: 'Pay',
        url: pay.url,
        published: '2025-03-04',
        read: record.read,
        note: NOTE,
      });
    expect(data[2]).toMatchObject({
      kind: 'refusal',
      party: 'the company',
      condition: 'unless hours grow',
      repeats: '',
    });
  });

  test('names an article without positions all the same', () => {
    const { data } = table(toCsv([{ ...record, positions: [] }]));
    expect(data).toEqual([expect.objectContaining({ title: 'Pay', note: NOTE, kind: '', quote: '' })]);
  });

  test('gives any words back, and none that a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (quote) => {
        const [first, ...others] = record.positions;
        const hostile: ArticleRecord = { ...record, positions: first ? [{ ...first, quote }, ...others] : [] };
        const { data, errors } = table(toCsv([hostile]));
        expect(errors).toEqual([]);
        const cell = data[0]?.quote ?? '';
        expect(cell.replace(/^'/, '')).toBe(quote.replace(/^'/, ''));
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
