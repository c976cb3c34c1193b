import { describe, expect, test } from 'vitest';
import { issueTableOf, type Row } from '../../popup/model/issues.ts';
import type { Annotation, Party, Position } from '../../src/annotator/annotation.ts';
import { pay, position } from '../fixtures.ts';

/** One position each: its party and what it is about; the summary in the order in which parties come. */
function tableOf(...said: readonly (readonly [party: string | null, issue: string | null])[]) {
  const names = [...new Set(said.flatMap(([party]) => party ?? []))];
  const labels = [...new Set(said.flatMap(([, issue]) => issue ?? []))];
  const positions = said.map(([party, issue], i): Position => position(`p${i}`, 'demands a raise', { party, issue }));
  const annotation: Annotation = {
    ...pay.annotation,
    positions,
    parties: names.map((name): Party => ({ id: name, name, kind: 'group', country: null, mentions: [] })),
    issues: labels.map((label) => ({ id: label, label, mentions: [] })),
    summary: names.map((party) => ({
      party,
      speakers: [],
      entries: positions.filter((p) => p.party === party).map(({ kind, id }) => ({ kind, positions: [id] })),
    })),
  };
  return issueTableOf({ ...pay, annotation });
}
const labels = (rows: readonly Row[]) => rows.map(({ label }) => label);
const ids = (row: Row | undefined) => row?.cells.map((cell) => cell.map(({ id }) => id));

describe('the table of issues', () => {
  test('has what several parties speak of first, most sides first, then most positions', () => {
    const table = tableOf(
      ['A', 'pay'],
      ['B', 'pay'],
      ['A', 'cranes'],
      ['B', 'cranes'],
      ['B', 'cranes'],
      ['A', 'ships'],
      ['A', 'ships'],
      ['A', 'hours'],
      ['B', 'hours'],
      ['C', 'hours'],
    );
    expect(labels(table.disputed)).toEqual(['hours', 'cranes', 'pay']);
    expect(labels(table.others)).toEqual(['ships']);
  });

  test('has a column a party, and an empty cell where one is silent', () => {
    const table = tableOf(['A', 'pay'], ['B', 'pay'], ['A', 'pay'], ['C', 'hours']);
    expect(table.columns.map((party) => party?.name)).toEqual(['A', 'B', 'C']);
    expect(ids(table.disputed[0])).toEqual([['p0', 'p2'], ['p1'], []]);
    expect(ids(table.others[0])).toEqual([[], [], ['p3']]);
  });

  test('gathers less active parties and unnamed holders in a last column', () => {
    const table = tableOf(
      ...['A', 'B', 'C', 'D'].flatMap((party) => [[party, 'pay'] as const, [party, 'hours'] as const]),
      ['E', 'pay'],
      [null, 'pay'],
    );
    expect(table.columns.map((party) => party?.name ?? null)).toEqual(['A', 'B', 'C', 'D', null]);
    expect(ids(table.disputed[0])).toEqual([['p0'], ['p2'], ['p4'], ['p6'], ['p8', 'p9']]);
    expect(table.disputed[0]?.cells[4]?.map(({ holder }) => holder)).toEqual(['E', null]);
  });

  test('has what is about no issue below all others, however many speak of it', () => {
    const table = tableOf(['A', null], ['B', null], ['C', null], ['A', 'pay'], ['B', 'pay'], ['C', 'hours']);
    expect(labels(table.disputed)).toEqual(['pay']);
    expect(labels(table.others)).toEqual(['hours', null]);
  });

  test('loses no position', () => {
    const table = tableOf(['A', 'pay'], [null, null], ['B', 'pay'], ['C', 'x'], ['D', 'y'], ['E', 'x'], ['F', null]);
    const shown = [...table.disputed, ...table.others].flatMap((row) => row.cells.flat());
    expect(shown.map(({ id }) => id).sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
  });
});
