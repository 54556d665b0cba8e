// What a page says about a table's columns and rows; the table library stays behind it.
import type { ReactNode } from 'react';

export interface Column<R> {
  readonly id: string;
  /** The translated heading; the unit belongs here, not into the cells. */
  readonly head: string;
  /** Pixels. A column without a width shares what is left. */
  readonly width?: number;
  /** The least width of a column that shares what is left. */
  readonly minWidth?: number;
  readonly align?: 'left' | 'right';
  readonly cell: (row: R) => ReactNode;
  /** The sort key of the query; absent columns do not sort. */
  readonly sort?: string;
  /** Neighbours with the same title stand under one heading, apart from the rest. */
  readonly group?: string;
  /** Left out while the table is narrower than this. */
  readonly hideBelow?: number;
}

export interface Sort {
  readonly key: string;
  readonly down: boolean;
}

export interface GroupHead {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** Right end: the share the group carried. */
  readonly aside?: ReactNode;
  /** The title in words, for the button that folds the group. */
  readonly name: string;
}

const FLEX_MIN_WIDTH = 110;

/** The columns that fit the table's width. */
export function fitColumns<R>(columns: readonly Column<R>[], width: number): readonly Column<R>[] {
  return width === 0
    ? columns
    : columns.filter(({ hideBelow }) => hideBelow === undefined || width >= hideBelow);
}

/** The width below which the table scrolls sideways. */
export function leastWidth<R>(columns: readonly Column<R>[]): number {
  return columns.reduce(
    (sum, { width, minWidth }) => sum + (width ?? minWidth ?? FLEX_MIN_WIDTH),
    0,
  );
}

/** Sorts by the clicked column: first down, then up, then not at all. */
export function nextSort(sort: Sort | undefined, key: string): Sort | undefined {
  if (sort?.key !== key) {
    return { key, down: true };
  }
  return sort.down ? { key, down: false } : undefined;
}
