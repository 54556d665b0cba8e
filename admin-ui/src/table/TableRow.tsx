// One row: its cells, its checkbox, and opening its detail by click or Enter.
import { Checkbox } from '@mantine/core';
import { FlexRender, type Row, type TableFeatures } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';
import type { DataTableProps, RowShape } from './data-table-props.ts';
import styles from './table.module.css';

type Shared<R extends RowShape> = Pick<
  DataTableProps<R>,
  'isOff' | 'onOpen' | 'openKey' | 'selected' | 'onSelect' | 'rowName'
>;

interface TableRowProps<F extends TableFeatures, R extends RowShape> extends Shared<R> {
  readonly row: Row<F, R>;
  readonly columns: readonly Column<R>[];
  readonly edges: ReadonlySet<string>;
  readonly isTabStop: boolean;
  readonly place: number;
  readonly onFocusRow: () => void;
}

const CONTROLS = 'a, button, input, label, select, textarea';

export function TableRow<F extends TableFeatures, R extends RowShape>(props: TableRowProps<F, R>) {
  const { row, columns, edges, selected, onSelect, onOpen, openKey, isOff, place } = props;
  const { t } = useTranslation();
  const isSelected = row.id === openKey || selected?.has(row.id) === true;
  const toggle = (): void => {
    const next = new Set(selected);
    next.delete(row.id) || next.add(row.id);
    onSelect?.(next);
  };
  const open = (event: MouseEvent): void => {
    const isControl = event.target instanceof Element && event.target.closest(CONTROLS) !== null;
    if (!isControl && document.getSelection()?.isCollapsed !== false) {
      onOpen?.(row.original);
    }
  };
  return (
    <tr
      className={styles.row}
      data-place={place}
      data-key={row.id}
      data-off={isOff?.(row.original) || undefined}
      data-opens={onOpen !== undefined || undefined}
      data-selected={isSelected || undefined}
      aria-current={row.id === openKey || undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={props.onFocusRow}
      onClick={open}
    >
      {selected === undefined ? null : (
        <td>
          <Checkbox
            aria-label={t('list.selectRow', { name: props.rowName?.(row.original) ?? row.id })}
            checked={selected.has(row.id)}
            onChange={toggle}
            data-row-select
          />
        </td>
      )}
      {row.getAllCells().map((cell, index) => (
        <td
          key={cell.id}
          data-align={columns[index]?.align}
          data-edge={edges.has(cell.column.id) || undefined}
        >
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}
