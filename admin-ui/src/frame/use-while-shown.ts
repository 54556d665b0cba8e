// What a page does when something has been saved, it does only while it is shown: whoever has gone
// to another page meanwhile is not pulled back.
import { useEffect, useRef } from 'react';

/** Gives a function that runs a step unless its component has left the screen. */
export function useWhileShown(): (step: () => void) => void {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return (step) => {
    if (shown.current) step();
  };
}
