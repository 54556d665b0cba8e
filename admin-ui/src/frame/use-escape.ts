// Esc closes what lies on top and nothing behind it: whoever closes marks the key as handled.
import { useEffect, useRef } from 'react';

/** For a task over the page. A dialog or an open list inside it is closed before it. */
export function useEscape(opened: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!opened) {
      return;
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) {
        return;
      }
      const { target } = event;
      const isOfList =
        target instanceof Element && target.closest('[data-mantine-stop-propagation="true"]');
      if (!isOfList && document.querySelectorAll('[role="dialog"]').length <= 1) {
        event.preventDefault();
        close.current();
      }
    };
    // Before the dialogs that open later: what they close is still there to be seen.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [opened]);
}
