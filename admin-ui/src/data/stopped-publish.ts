// Whether what is changed here still reaches the nodes: every page says so when it does not.
import { createContext, useContext } from 'react';

export interface StoppedPublish {
  /** The version that stays in force; null when nothing was ever published. */
  readonly number: number | null;
  readonly foundAt: string | null;
  /** What stops it. */
  readonly findings: readonly { readonly path: string; readonly message: string }[];
}

/** Undefined while everything is published. */
export const StoppedPublishContext = createContext<StoppedPublish | undefined>(undefined);

export function useStoppedPublish(): StoppedPublish | undefined {
  return useContext(StoppedPublishContext);
}
