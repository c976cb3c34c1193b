// biome-ignore-all lint/a11y/noRedundantRoles lint/a11y/useSemanticElements: browsers forget that a table is one when its boxes are laid out as blocks
import { Fragment } from 'preact';
import { t } from '../src/i18n.ts';
import { Emblem } from './emblem.tsx';
import { ItemView } from './item.tsx';
import type { Column, IssueTable, Row } from './model/issues.ts';

/**
 * Who stands where, issue by issue. Too narrow for its columns, it stands its cells below each other, each under its
 * party's name.
 */
export function Issues({ table }: { table: IssueTable }) {
  const { columns, disputed, others } = table;
  return (
    <div class="issues" style={{ '--columns': columns.length }}>
      <table role="table" data-columns={columns.length} aria-label={t('issuesLabel')}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((party) => (
              <th key={party?.id} role="columnheader" scope="col">
                <span class="column">
                  <Emblem party={party} />
                  <span class="capital">{nameOf(party)}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {disputed.map((row) => (
          <IssueRows key={row.id} row={row} columns={columns} />
        ))}
        {disputed.length > 0 && others.length > 0 && (
          <tbody class="divider" role="rowgroup">
            <tr role="row">
              <td role="cell" colSpan={columns.length}>
                {t('issuesOthers')}
              </td>
            </tr>
          </tbody>
        )}
        {others.map((row) => (
          <IssueRows key={row.id} row={row} columns={columns} />
        ))}
      </table>
    </div>
  );
}

function IssueRows({ row, columns }: { row: Row; columns: readonly Column[] }) {
  return (
    <tbody data-issue={row.id} role="rowgroup">
      <tr role="row">
        <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
          <span class="capital">{row.label ?? t('issueNone')}</span>
        </th>
      </tr>
      <tr role="row">
        {columns.map((party, column) => (
          <td key={party?.id} role="cell" data-party={party?.id ?? 'others'}>
            <span class="cell-party" aria-hidden="true">
              <Emblem party={party} />
              <span class="capital">{nameOf(party)}</span>
            </span>
            <Cell column={party} items={row.cells[column] ?? []} />
          </td>
        ))}
      </tr>
    </tbody>
  );
}

const nameOf = (column: Column) => column?.name ?? t('issuesOtherParties');

function Cell({ column, items }: { column: Column; items: Row['cells'][number] }) {
  if (items.length === 0) return <p class="silent">{t('issueSilent')}</p>;
  return (
    <>
      {items.map((item) => (
        <Fragment key={item.id}>
          {column === null && <p class="holder">{item.holder ?? t('partyUnnamed')}</p>}
          <ItemView item={item} named />
        </Fragment>
      ))}
    </>
  );
}
