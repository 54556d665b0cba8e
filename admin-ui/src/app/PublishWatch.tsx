// Asks again and again whether publishing is stopped, for the notice of every page.
import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { StoppedPublishContext } from '../data/stopped-publish.ts';
import { PUBLISH_STATE } from './session-documents.ts';

const POLL_MS = 10_000;

export function PublishWatch({ children }: { readonly children: ReactNode }) {
  const { data } = useQuery(PUBLISH_STATE, { pollInterval: POLL_MS });
  const state = data?.publishState;
  const version = state?.number ?? null;
  const findings = state?.stopped === true ? state.findings.length : undefined;
  const stopped = useMemo(
    () => (findings === undefined ? undefined : { findings, version }),
    [findings, version],
  );
  return <StoppedPublishContext value={stopped}>{children}</StoppedPublishContext>;
}
