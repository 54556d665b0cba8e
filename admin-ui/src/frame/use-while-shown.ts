// What a page does when something has been saved, it does only while it is shown: whoever has gone
// to another page meanwhile is not pulled back.
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Gives a function that runs a step unless its page has been left. */
export function useWhileShown(): (step: () => void) => void {
  const { history } = useRouter();
  const shownAt = useRef<string>(undefined);
  useEffect(() => {
    shownAt.current = history.location.pathname;
    return () => {
      shownAt.current = undefined;
    };
  }, [history]);
  return (step) => {
    // A page stays on the screen until the next one is loaded; the address has changed before.
    if (shownAt.current === history.location.pathname) step();
  };
}
