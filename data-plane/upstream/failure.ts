// Why an attempt failed, as a closed list; what each class means for the channel's health.
import type { GatewayError } from '../errors.ts';

export type FailureReason =
  | 'connect_failed'
  | 'connect_timeout'
  | 'headers_timeout'
  | 'first_event_timeout'
  | 'idle_timeout'
  | 'total_timeout'
  | 'reset'
  | 'rate_limited'
  | 'unauthorized'
  | 'out_of_quota'
  | 'not_found'
  | 'server_error'
  | 'rejected'
  | 'error_answer'
  | 'garbage'
  | 'wrong_content_type'
  | 'encoded'
  | 'too_large'
  | 'ended_early'
  | 'cancelled';

export interface Failure {
  readonly reason: FailureReason;
  /** The upstream's status; null when none came. */
  readonly status: number | null;
  readonly retryAfterMs?: number | undefined;
  /** A refusal of the request itself, which the client gets instead of another attempt. */
  readonly passOn?: GatewayError | undefined;
}

/** Whether a failure says something about the channel, not about the request. */
export function blamesChannel(failure: Failure): boolean {
  return (
    failure.reason !== 'cancelled' && failure.reason !== 'rejected' && failure.passOn === undefined
  );
}
