// The one table of the UI. Pages describe columns and rows; this module owns the table
// library, the virtual window, selection, folding, sorting heads and the states.
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../frame/use-phone.ts';
import { joinClasses } from '../marks/join-classes.ts';
import { FailureState } from '../states/FailureState.tsx';
import { RowsSkeleton } from '../states/Skeleton.tsx';
import { buildColumns, features } from './build-columns.ts';
import { type Column, fitColumns, leastWidth } from './column.ts';
import type { DataTableProps, RowShape } from './data-table-props.ts';
import { TableBody } from './TableBody.tsx';
import { TableHead } from './TableHead.tsx';
import styles from './table.module.css';
import { layItems } from './table-items.ts';

export function DataTable<R extends RowShape>(props: DataTableProps<R>) {
  const { rows, loading = false, error, onRetry, empty, columns } = props;
  if (error !== undefined && error !== null) {
    const retry = onRetry === undefined ? {} : { onRetry };
    return <FailureState error={error} inset={props.inset ?? false} {...retry} />;
  }
  if (loading) {
    return <RowsSkeleton columns={Math.min(7, columns.length)} />;
  }
  return rows.length === 0 ? empty : <FilledTable {...props} />;
}

function FilledTable<R extends RowShape>(props: DataTableProps<R>) {
  const { label, rows, rowKey, columns, phoneRow, groupOf, fill = true, inset = false } = props;
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const scrollRef = useMergedRef(scroll, sizeRef);
  const [sideways, setSideways] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const asLines = usePhone() && phoneRow !== undefined;

  const shown = useMemo<readonly Column<R>[]>(
    () =>
      asLines && phoneRow !== undefined
        ? [{ id: 'line', head: label, cell: phoneRow }]
        : fitColumns(columns, width),
    [asLines, phoneRow, label, columns, width],
  );
  const defs = useMemo(() => buildColumns(shown), [shown]);
  const table = useTable({ features, columns: defs, data: rows, getRowId: rowKey });
  const tableRows = table.getRowModel().rows;
  const items = useMemo(
    () =>
      layItems(
        rows,
        tableRows.map((row) => row.id),
        { groupOf, folded },
      ),
    [rows, tableRows, groupOf, folded],
  );
  const fold = (key: string): void => {
    const next = new Set(folded);
    next.delete(key) || next.add(key);
    setFolded(next);
  };
  return (
    <div
      className={joinClasses(styles.region, inset && styles.inset)}
      data-static={!fill || undefined}
    >
      <div
        ref={scrollRef}
        className={joinClasses(styles.scroll, asLines && styles.phoneTable)}
        data-sideways={sideways || undefined}
        onScroll={(event) => setSideways(event.currentTarget.scrollLeft > 0)}
      >
        <table
          className={styles.table}
          aria-label={label}
          aria-rowcount={props.totalCount ?? -1}
          style={{ minWidth: leastWidth(shown) + (props.selected === undefined ? 0 : 46) }}
        >
          <TableHead
            columns={shown}
            groups={table.getHeaderGroups()}
            hidden={asLines}
            sort={props.sort}
            onSort={props.onSort}
            selected={props.selected}
            onSelectAll={(all) =>
              props.onSelect?.(new Set(all ? tableRows.map((row) => row.id) : []))
            }
            rowCount={rows.length}
          />
          <TableBody
            {...props}
            asLines={asLines}
            columns={shown}
            items={items}
            tableRows={tableRows}
            folded={folded}
            onFold={fold}
            scroll={scroll}
          />
        </table>
        {props.hasMore === false ? (
          <div className={styles.foot}>{t('list.end', { count: rows.length })}</div>
        ) : null}
        {props.loadingMore === true ? (
          <div className={styles.foot} role="status">
            {t('list.loadingMore')}
          </div>
        ) : null}
      </div>
    </div>
  );
}
