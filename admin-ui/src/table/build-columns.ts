// Turns our columns into the table library's, with neighbours of one group under one head.
import { type ColumnDef, columnVisibilityFeature, tableFeatures } from '@tanstack/react-table';
import type { Column } from './column.ts';
import type { RowShape } from './data-table-props.ts';

/** What of the table library is in use; the rest is not shipped. */
export const features = tableFeatures({ columnVisibilityFeature });

type Def<R extends RowShape> = ColumnDef<typeof features, R>;

export function buildColumns<R extends RowShape>(columns: readonly Column<R>[]): Def<R>[] {
  const defs: Def<R>[] = [];
  let open: { title: string; columns: Def<R>[] } | undefined;
  for (const column of columns) {
    const def: Def<R> = {
      id: column.id,
      header: column.head,
      cell: ({ row }) => column.cell(row.original),
    };
    if (column.group === undefined) {
      open = undefined;
      defs.push(def);
    } else if (open?.title === column.group) {
      open.columns.push(def);
    } else {
      open = { title: column.group, columns: [def] };
      defs.push({ id: `group-${column.group}`, header: column.group, columns: open.columns });
    }
  }
  return defs;
}

/** The first column of each group and the first after one: they carry the vertical line. */
export function findEdges<R>(columns: readonly Column<R>[]): ReadonlySet<string> {
  return new Set(
    columns
      .filter((column, index) => index > 0 && column.group !== columns[index - 1]?.group)
      .map(({ id }) => id),
  );
}
