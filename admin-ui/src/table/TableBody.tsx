// The rows in sight, with a spacer above and below for the rest.
import type { Row, TableFeatures } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import { findEdges } from './build-columns.ts';
import type { Column } from './column.ts';
import type { DataTableProps, RowShape } from './data-table-props.ts';
import { GroupRow } from './GroupRow.tsx';
import { TableRow } from './TableRow.tsx';
import styles from './table.module.css';
import type { TableItem } from './table-items.ts';
import { useRowKeys } from './use-row-keys.ts';

const ROW_HEIGHTS = { compact: 32, normal: 38, double: 44 } as const;
const PHONE_ROW_HEIGHT = 68;
const GROUP_HEIGHT = 34;
const OVERSCAN = 12;
/** Lists up to here are laid out whole, so that the browser's own search finds all. */
const WHOLE_LIST = 120;
/** How many rows before the end the next page is asked for. */
const LOAD_AHEAD = 15;

interface TableBodyProps<F extends TableFeatures, R extends RowShape>
  extends Omit<DataTableProps<R>, 'columns'> {
  readonly asLines: boolean;
  readonly columns: readonly Column<R>[];
  readonly items: readonly TableItem<R>[];
  readonly tableRows: readonly Row<F, R>[];
  readonly folded: ReadonlySet<string>;
  readonly onFold: (key: string) => void;
  readonly scroll: RefObject<HTMLDivElement | null>;
}

export function TableBody<F extends TableFeatures, R extends RowShape>(
  props: TableBodyProps<F, R>,
) {
  const { asLines, columns, items, tableRows, folded, onFold, scroll, groupHead, selected } = props;
  const rowHeight = asLines ? PHONE_ROW_HEIGHT : ROW_HEIGHTS[props.density ?? 'normal'];
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (items[index]?.kind === 'group' ? GROUP_HEIGHT : rowHeight),
    getItemKey: (index) => `${items[index]?.kind}-${items[index]?.key}`,
    overscan: OVERSCAN,
  });
  const isWhole = items.length <= WHOLE_LIST;
  const window_ = virtualizer.getVirtualItems();
  const first = isWhole ? 0 : (window_[0]?.index ?? 0);
  const last = isWhole ? items.length - 1 : (window_.at(-1)?.index ?? 0);
  const above = isWhole ? 0 : (window_[0]?.start ?? 0);
  const below = isWhole ? 0 : virtualizer.getTotalSize() - (window_.at(-1)?.end ?? 0);
  const lastInSight = window_.at(-1)?.index ?? 0;
  useLoadAhead(lastInSight, items.length, props);
  const keys = useRowKeys({ items, scrollTo: (index) => virtualizer.scrollToIndex(index), scroll });
  const edges = findEdges(columns);
  const span = columns.length + (selected === undefined ? 0 : 1);
  return (
    <tbody style={{ '--row-height': `${rowHeight}px` }} onKeyDown={keys.onKeyDown}>
      <Spacer height={above} span={span} />
      {items.slice(first, last + 1).map((item, offset) => {
        if (item.kind === 'group') {
          const head = groupHead?.(item.key, item.rows);
          return head === undefined ? null : (
            <GroupRow
              key={`group-${item.key}`}
              head={head}
              span={span}
              folded={folded.has(item.key)}
              onFold={() => onFold(item.key)}
            />
          );
        }
        const row = tableRows[item.index];
        return row === undefined ? null : (
          <TableRow
            key={row.id}
            {...props}
            row={row}
            edges={edges}
            isTabStop={keys.tabStop === undefined ? item.index === 0 : keys.tabStop === row.id}
            place={first + offset}
            onFocusRow={() => keys.setTabStop(row.id)}
          />
        );
      })}
      <Spacer height={below} span={span} />
    </tbody>
  );
}

function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  return height > 0 ? (
    <tr className={styles.spacer}>
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null;
}

interface LoadAheadOptions {
  readonly hasMore?: boolean;
  readonly loadingMore?: boolean;
  readonly onLoadMore?: () => void;
}

function useLoadAhead(lastInSight: number, count: number, options: LoadAheadOptions): void {
  const { hasMore = false, loadingMore = false, onLoadMore } = options;
  const isNear = lastInSight >= count - LOAD_AHEAD;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page asks again while near
  useEffect(() => {
    if (isNear && hasMore && !loadingMore) {
      onLoadMore?.();
    }
  }, [isNear, hasMore, loadingMore, count]);
}
