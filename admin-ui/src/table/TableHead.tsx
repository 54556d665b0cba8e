// The table's sticky head: one row, or two where columns stand in groups.
import { Checkbox } from '@mantine/core';
import type { HeaderGroup, TableFeatures } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import { IconArrowDown, IconArrowUp } from '../icons/icons.ts';
import { findEdges } from './build-columns.ts';
import { type Column, nextSort, type Sort } from './column.ts';
import type { RowShape } from './data-table-props.ts';
import styles from './table.module.css';

interface TableHeadProps<F extends TableFeatures, R extends RowShape> {
  readonly columns: readonly Column<R>[];
  readonly groups: readonly HeaderGroup<F, R>[];
  readonly hidden: boolean;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort | undefined) => void) | undefined;
  readonly selected: ReadonlySet<string> | undefined;
  readonly onSelectAll: (all: boolean) => void;
  readonly rowCount: number;
}

export function TableHead<F extends TableFeatures, R extends RowShape>(
  props: TableHeadProps<F, R>,
) {
  const { columns, groups, hidden, selected } = props;
  const edges = findEdges(columns);
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    <>
      <colgroup>
        {selected === undefined ? null : <col style={{ width: 46 }} />}
        {columns.map((column) => (
          <col key={column.id} style={column.width === undefined ? {} : { width: column.width }} />
        ))}
      </colgroup>
      <thead className={hidden ? 'unseen' : styles.head} data-levels={groups.length}>
        {groups.map((group, level) => {
          const isLast = level === groups.length - 1;
          return (
            <tr key={group.id}>
              {selected === undefined ? null : <SelectHead {...props} shown={isLast} />}
              {group.headers.map((header) => {
                const column = byId.get(header.column.id);
                const first = header.getLeafHeaders().find(({ column: { id } }) => byId.has(id));
                const edge = edges.has(first?.column.id ?? header.column.id) || undefined;
                if (!isLast && header.isPlaceholder) {
                  return <td key={header.id} data-edge={edge} colSpan={header.colSpan} />;
                }
                return column === undefined ? (
                  <th
                    key={header.id}
                    scope="colgroup"
                    colSpan={header.colSpan}
                    data-group
                    data-edge={edge}
                  >
                    {String(header.column.columnDef.header ?? '')}
                  </th>
                ) : (
                  <ColumnHead key={header.id} column={column} edge={edge} {...props} />
                );
              })}
            </tr>
          );
        })}
      </thead>
    </>
  );
}

interface SelectHeadProps {
  readonly shown: boolean;
  readonly selected: ReadonlySet<string> | undefined;
  readonly rowCount: number;
  readonly onSelectAll: (all: boolean) => void;
}

function SelectHead({ shown, selected, rowCount, onSelectAll }: SelectHeadProps) {
  const { t } = useTranslation();
  const count = selected?.size ?? 0;
  return shown ? (
    <th scope="col">
      <Checkbox
        aria-label={t('list.selectAll')}
        checked={count > 0 && count === rowCount}
        indeterminate={count > 0 && count < rowCount}
        onChange={(event) => onSelectAll(event.currentTarget.checked)}
      />
    </th>
  ) : (
    <td />
  );
}

interface ColumnHeadProps<R> {
  readonly column: Column<R>;
  readonly edge: true | undefined;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort | undefined) => void) | undefined;
}

function ColumnHead<R>({ column, edge, sort, onSort }: ColumnHeadProps<R>) {
  const { t } = useTranslation();
  const { sort: key, head } = column;
  const active = sort !== undefined && sort.key === key ? sort : undefined;
  const Arrow = active?.down === true ? IconArrowDown : IconArrowUp;
  return (
    <th
      scope="col"
      data-align={column.align}
      data-edge={edge}
      aria-sort={active === undefined ? undefined : active.down ? 'descending' : 'ascending'}
      title={head}
    >
      {key === undefined || onSort === undefined ? (
        head
      ) : (
        <button
          type="button"
          className={styles.sortButton}
          aria-label={t('list.sortBy', { column: head })}
          onClick={() => onSort(nextSort(sort, key))}
        >
          {head}
          {active === undefined ? null : <Arrow size={12} stroke={1.8} aria-hidden />}
        </button>
      )}
    </th>
  );
}
