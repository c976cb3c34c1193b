import type { Party } from '../../src/annotator/annotation.ts';
import type { Reading } from '../../src/messages.ts';
import { type Item, itemsOf } from './items.ts';

/** A column of the table: a party, or null for all that have no column of their own. */
export type Column = Party | null;

/** One thing in dispute: what each column's parties say of it, in the columns' order. */
export interface Row {
  readonly id: string;
  /** The article's own words; null gathers the positions that are about nothing else that was found. */
  readonly label: string | null;
  readonly cells: readonly (readonly Item[])[];
}

/** Who stands where, issue by issue. */
export interface IssueTable {
  readonly columns: readonly Column[];
  /** What two or more parties speak of, most spoken of first. */
  readonly disputed: readonly Row[];
  /** What one party alone speaks of. */
  readonly others: readonly Row[];
}

/** So many parties have a column of their own; more would leave no room to read them. */
const COLUMNS = 4;

/** The table of issues by parties; most active party first. */
export function issueTableOf(reading: Reading): IssueTable {
  const { issues, parties } = reading.annotation;
  const items = itemsOf(reading);
  const holders = [...new Set(items.map((item) => item.party))].flatMap((id) => parties.find((p) => p.id === id) ?? []);
  const own = holders.slice(0, COLUMNS);
  const columnOf = (item: Item) => own.findIndex((party) => party.id === item.party);
  const rest = items.some((item) => columnOf(item) < 0);
  const columns: Column[] = rest ? [...own, null] : own;

  const rows = [...issues, null].flatMap((issue): (Row & { sides: number; size: number })[] => {
    const about = items.filter(
      (item) => (issues.some(({ id }) => id === item.issue) ? item.issue : null) === (issue?.id ?? null),
    );
    if (about.length === 0) return [];
    return [
      {
        id: issue?.id ?? 'none',
        label: issue?.label ?? null,
        cells: columns.map((_, column) =>
          about.filter((item) => (columnOf(item) + columns.length) % columns.length === column),
        ),
        // what has no name is in nobody's dispute
        sides: issue === null ? 0 : new Set(about.map((item) => item.party)).size,
        size: about.length,
      },
    ];
  });
  const order = (a: (typeof rows)[number], b: (typeof rows)[number]) => b.sides - a.sides || b.size - a.size;
  const plain = ({ id, label, cells }: Row): Row => ({ id, label, cells });
  return {
    columns,
    disputed: rows
      .filter(({ sides }) => sides > 1)
      .sort(order)
      .map(plain),
    others: rows
      .filter(({ sides }) => sides <= 1)
      .sort(order)
      .map(plain),
  };
}
