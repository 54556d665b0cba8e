// What a page gives to the table.
import type { ReactNode } from 'react';
import type { Column, GroupHead, Sort } from './column.ts';

/** Rows are the objects of a query. */
export type RowShape = object;

export interface DataTableProps<R extends RowShape> {
  /** The table's name for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** What stands in the table's place when there are no rows. */
  readonly empty: ReactNode;
  /** 32, 38 or 44 px; double has a second line in its name cell. */
  readonly density?: 'compact' | 'normal' | 'double';
  readonly isOff?: (row: R) => boolean;
  readonly onOpen?: (row: R) => void;
  /** The row whose detail is open. */
  readonly openKey?: string | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort | undefined) => void) | undefined;
  readonly groupOf?: (row: R) => string;
  readonly groupHead?: (key: string, rows: readonly R[]) => GroupHead;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (keys: ReadonlySet<string>) => void;
  /** The row in words, for its checkbox. */
  readonly rowName?: (row: R) => string;
  readonly phoneRow?: (row: R) => ReactNode;
  readonly loading?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly totalCount?: number | undefined;
  readonly hasMore?: boolean;
  readonly loadingMore?: boolean;
  readonly onLoadMore?: () => void;
  /** Off inside a section: the table is as high as its rows. */
  readonly fill?: boolean;
  /** Inside a section with its own padding. */
  readonly inset?: boolean;
}
