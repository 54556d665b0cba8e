// Lays rows and group heads into one list for the virtual window.
export type TableItem<R> =
  | { readonly kind: 'group'; readonly key: string; readonly rows: readonly R[] }
  | { readonly kind: 'row'; readonly key: string; readonly index: number };

export interface GroupingOptions<R> {
  readonly groupOf: ((row: R) => string) | undefined;
  readonly folded: ReadonlySet<string>;
}

/** Rows keep the order they came in; a group starts where its key first appears. */
export function layItems<R>(
  rows: readonly R[],
  keys: readonly string[],
  { groupOf, folded }: GroupingOptions<R>,
): TableItem<R>[] {
  const rowItem = (index: number): TableItem<R> => ({
    kind: 'row',
    key: keys[index] ?? String(index),
    index,
  });
  if (groupOf === undefined) {
    return rows.map((_row, index) => rowItem(index));
  }
  const groups = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const key = groupOf(row);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups].flatMap(([key, indexes]): TableItem<R>[] => [
    { kind: 'group', key, rows: indexes.flatMap((index) => rows[index] ?? []) },
    ...(folded.has(key) ? [] : indexes.map(rowItem)),
  ]);
}
