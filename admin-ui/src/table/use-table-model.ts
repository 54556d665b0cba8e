// The table's model: which columns show, which rows are in which order, which groups are
// folded. It is the one place that calls the table library.
import { useTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { usePhone } from '../frame/use-phone.ts';
import { buildColumns, features } from './build-columns.ts';
import { type Column, fitColumns } from './column.ts';
import type { DataTableProps, RowShape } from './data-table-props.ts';
import { layItems } from './table-items.ts';

export function useTableModel<R extends RowShape>(props: DataTableProps<R>, width: number) {
  const { label, rows, rowKey, columns, phoneRow, groupOf } = props;
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
  const items = useMemo(() => {
    const keys = tableRows.map((row) => row.id);
    return layItems(rows, keys, { groupOf, folded });
  }, [rows, tableRows, groupOf, folded]);
  const fold = (key: string): void => {
    const next = new Set(folded);
    next.delete(key) || next.add(key);
    setFolded(next);
  };
  return { asLines, shown, headers: table.getHeaderGroups(), tableRows, items, folded, fold };
}
