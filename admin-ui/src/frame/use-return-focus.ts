// Where the keyboard goes when a task is closed: back to what opened it, or to the detail or the
// row that is shown now. Browsers leave it on the page's body, far from where one was.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

const TRY_EACH_MS = 50;
/** A detail that is still on its way is waited for so often. */
const MOST_TRIES = 20;

/** What opened the task that has just closed, until it has the focus again. */
let waiting: Leaving | undefined;

interface Leaving {
  readonly opener: Element | null;
  /** What is shown in the place of what has closed comes before its opener. */
  readonly shownFirst?: boolean;
}

export function useReturnFocus(opened: boolean): void {
  const found = useFocusAtOpening(opened);
  useLayoutEffect(() => {
    if (!opened) {
      return;
    }
    // One task in another's place, as a form in the place of its skeleton, goes back as far.
    const opener = waiting === undefined ? found : waiting.opener;
    waiting = undefined;
    return () => {
      const own = { opener };
      waiting = own;
      setTimeout(() => giveBack(own, MOST_TRIES));
    };
  }, [opened, found]);
}

/** Read while the task is drawn: once it is there, what is in it may have the focus already. */
function useFocusAtOpening(opened: boolean): Element | null {
  const [seen, setSeen] = useState(() => ({ opened, focus: document.activeElement }));
  if (seen.opened !== opened) {
    setSeen({ opened, focus: opened ? document.activeElement : seen.focus });
  }
  return seen.focus;
}

/** For a panel that shows an open row: when the panel goes with the focus in it, the row gets it. */
export function useFocusOfRow(panel: RefObject<HTMLElement | null>): void {
  const row = useRef<Element>(null);
  useLayoutEffect(() => {
    row.current = document.querySelector('tr[aria-current]') ?? row.current;
  });
  useLayoutEffect(() => {
    const shown = panel.current;
    return () => {
      if (shown?.contains(document.activeElement)) {
        const own = { opener: row.current, shownFirst: true };
        waiting = own;
        setTimeout(() => giveBack(own, MOST_TRIES));
      }
    };
  }, [panel]);
}

function giveBack(own: Leaving, tries: number): void {
  if (waiting !== own) {
    return;
  }
  const isFree = document.activeElement === null || document.activeElement === document.body;
  const isTaken = !isFree || (own.shownFirst === true && takeShown(false));
  if (isTaken || take(own.opener) || takeShown(tries === 0)) {
    waiting = undefined;
  } else {
    setTimeout(() => giveBack(own, tries - 1), TRY_EACH_MS);
  }
}

/** The detail beside the list, else the open row; when neither comes, the page itself. */
function takeShown(isLast: boolean): boolean {
  const shown = ['aside[tabindex="-1"]', 'tr[aria-current]', ...(isLast ? ['#content'] : [])];
  return shown.some((where) => take(document.querySelector(where))) || isLast;
}

/** Whether it could be focused: what is hidden or gone cannot. */
function take(element: Element | null): boolean {
  if (!(element instanceof HTMLElement) || element === document.body) {
    return false;
  }
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
