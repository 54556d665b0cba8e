// Enrolling: once in a node's life it trades the shared token for an id of its own.
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeJson, encodeJson } from '#contract/codec';
import type { NodeId } from '#contract/ids';
import { err, ok, type Result } from '#contract/result';
import type { Secret } from '#contract/secret';
import { enrolAnswerSchema } from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import { StartRefused } from '#platform/start-refused';
import type { Enrol, NodeKeys } from './node-identity.ts';

const ANSWER_MS = 10_000;
const ANSWER_CHARS = 10_000;
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10_000;

export interface EnrolOptions {
  readonly controlUrl: URL;
  readonly token: Secret | undefined;
  /** What operators see this node as. */
  readonly name: string;
  readonly log: Logger;
  /** Ends the waiting for a control plane that is away. */
  readonly signal?: AbortSignal | undefined;
}

type EnrolFault = 'refused' | 'away';

/** Enrols as soon as the control plane answers; a refused token refuses the start. */
export function createEnrol(options: EnrolOptions): Enrol {
  return async (keys) => {
    for (let pauseMs = PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const answer = await enrolOnce(options, keys);
      if (answer.ok) return answer.value;
      if (answer.error === 'refused') {
        throw new StartRefused(
          'The control plane refused to enrol this node. Check that TOLLGATE_NODE_TOKEN is the same on both.',
        );
      }
      options.log.warn('enrol.waiting', { pauseMs });
      await sleep(pauseMs * (0.5 + Math.random() / 2), undefined, { signal: options.signal });
    }
  };
}

async function enrolOnce(
  { controlUrl, token, name, signal }: EnrolOptions,
  keys: NodeKeys,
): Promise<Result<NodeId, EnrolFault>> {
  if (!token) {
    throw new StartRefused(
      'This node has not enrolled yet. Set TOLLGATE_NODE_TOKEN and start again.',
    );
  }
  try {
    const deadline = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(new URL('/sync/enrol', controlUrl), {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: encodeJson({ token: token.reveal(), name, ...keys }),
      signal: signal ? AbortSignal.any([deadline, signal]) : deadline,
    });
    if (response.status === 401 || response.status === 403) return err('refused');
    const answer = decodeJson(enrolAnswerSchema, (await response.text()).slice(0, ANSWER_CHARS));
    return answer.ok && response.ok ? ok(answer.value.nodeId) : err('away');
  } catch (error) {
    if (signal?.aborted) throw error;
    return err('away');
  }
}
