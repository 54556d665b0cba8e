// Whether what is changed here still reaches the nodes: every page says so when it does not.
import { createContext, useContext } from 'react';

export interface StoppedPublish {
  /** How many findings stop it. */
  readonly findings: number;
  /** What stays in force; null when nothing was ever published. */
  readonly version: number | null;
}

/** Undefined while everything is published. */
export const StoppedPublishContext = createContext<StoppedPublish | undefined>(undefined);

export function useStoppedPublish(): StoppedPublish | undefined {
  return useContext(StoppedPublishContext);
}
