// Asks again and again whether publishing is stopped, for the notice of every page.
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { StoppedPublishContext } from '../data/stopped-publish.ts';
import { PUBLISH_STATE } from './session-documents.ts';

const POLL_MS = 5_000;

export function PublishWatch({ children }: { readonly children: ReactNode }) {
  const state = useQuery(PUBLISH_STATE, { pollInterval: POLL_MS }).data?.publishState;
  const stopped = state?.stopped === true ? state : undefined;
  return <StoppedPublishContext value={stopped}>{children}</StoppedPublishContext>;
}
