// The one table of the UI. Pages describe columns and rows; this module shows the states
// and puts head, rows and foot around the model.
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../marks/join-classes.ts';
import { FailureState } from '../states/FailureState.tsx';
import { RowsSkeleton } from '../states/Skeleton.tsx';
import { leastWidth } from './column.ts';
import type { DataTableProps, RowShape } from './data-table-props.ts';
import { TableBody } from './TableBody.tsx';
import { TableHead } from './TableHead.tsx';
import styles from './table.module.css';
import { useTableModel } from './use-table-model.ts';

const CHECKBOX_WIDTH = 46;

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
  const { label, rows, fill = true, inset = false, selected } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const scrollRef = useMergedRef(scroll, sizeRef);
  const [sideways, setSideways] = useState(false);
  const model = useTableModel(props, width);
  const { asLines, shown, tableRows } = model;
  const selectAll = (all: boolean): void =>
    props.onSelect?.(new Set(all ? tableRows.map((row) => row.id) : []));
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
          style={{ minWidth: leastWidth(shown) + (selected === undefined ? 0 : CHECKBOX_WIDTH) }}
        >
          <TableHead
            columns={shown}
            groups={model.headers}
            hidden={asLines}
            sort={props.sort}
            onSort={props.onSort}
            selected={selected}
            onSelectAll={selectAll}
            rowCount={rows.length}
          />
          <TableBody
            {...props}
            asLines={asLines}
            columns={shown}
            items={model.items}
            tableRows={tableRows}
            folded={model.folded}
            onFold={model.fold}
            scroll={scroll}
          />
        </table>
        <TableFoot {...props} />
      </div>
    </div>
  );
}

function TableFoot<R extends RowShape>({ rows, hasMore, loadingMore }: DataTableProps<R>) {
  const { t } = useTranslation();
  if (loadingMore === true) {
    return (
      <div className={styles.foot} role="status">
        {t('list.loadingMore')}
      </div>
    );
  }
  return hasMore === false ? (
    <div className={styles.foot}>{t('list.end', { count: rows.length })}</div>
  ) : null;
}
