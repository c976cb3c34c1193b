/**
 * Positions as a table for spreadsheets (RFC 4180, UTF-8 with a byte order mark, without which Excel takes it for Latin-1).
 *
 * papaparse: quotes what must be quoted and disarms formulas. A newspaper's `=HYPERLINK(…)` must stay words: page text is
 * hostile, and a spreadsheet is where it could act.
 */
import Papa from 'papaparse';
import type { ArticleRecord, PositionRecord } from './record.ts';

const OF_ARTICLE = ['title', 'url', 'published', 'read'] as const satisfies (keyof ArticleRecord)[];
const OF_POSITION = [
  'party',
  'kind',
  'quote',
  'speaker',
  'role',
  'addressee',
  'condition',
  'issue',
  'confidence',
  'id',
  'repeats',
  'answers',
  'start',
  'end',
] as const satisfies (keyof PositionRecord)[];
const COLUMNS = [...OF_ARTICLE, ...OF_POSITION, 'note'];

/** A line a position, each with its article; an article without positions has one line that names it. */
export function toCsv(records: readonly ArticleRecord[]): string {
  const rows = records.flatMap(({ positions, parties: _, ...article }) =>
    positions.length > 0 ? positions.map((position) => ({ ...article, ...position })) : [article],
  );
  return `\uFEFF${Papa.unparse(rows, { columns: COLUMNS, escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
