// Moving through rows by keyboard: one row is in the tab order, arrows or j and k move it,
// Enter opens, x selects.
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { isTyping } from '../frame/is-typing.ts';

interface RowKeysOptions {
  readonly items: readonly { readonly kind: string; readonly key: string }[];
  readonly scrollTo: (place: number) => void;
  readonly scroll: RefObject<HTMLDivElement | null>;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

export function useRowKeys({ items, scrollTo, scroll }: RowKeysOptions) {
  const [tabStop, setTabStop] = useState<string>();

  const move = (from: number, step: 1 | -1): void => {
    let place = from + step;
    while (items[place]?.kind === 'group') {
      place += step;
    }
    const item = items[place];
    if (item === undefined) {
      return;
    }
    setTabStop(item.key);
    scrollTo(place);
    // The row may enter the window only after the scroll has rendered.
    requestAnimationFrame(() => {
      const row = scroll.current?.querySelector(`[data-place="${place}"]`);
      if (row instanceof HTMLElement) {
        row.focus();
      }
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement) || isTyping(row) || event.ctrlKey || event.metaKey) {
      return;
    }
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(Number(row.dataset['place']), step);
    } else if (event.key === 'Enter') {
      row.click();
    } else if (event.key === 'x') {
      const box = row.querySelector('input[data-row-select]');
      if (box instanceof HTMLInputElement) {
        box.click();
      }
    }
  };

  return { tabStop, setTabStop, onKeyDown };
}
