// A usage event as JSON text. Written out field by field because it is on the hot path, where a
// replacer for bigint would cost more than everything else there.
import type { AttemptRecord, UsageEvent } from '../contract/usage-event.ts';

/** The event's one JSON form: what the spool keeps and a report sends. */
export function encodeUsageEvent(event: UsageEvent): string {
  return JSON.stringify({
    ...event,
    feePpm: event.feePpm.toString(),
    modelPpm: event.modelPpm.toString(),
    groupPpm: event.groupPpm.toString(),
    charge: event.charge.toString(),
    hold: event.hold.toString(),
    errorBound: event.errorBound.toString(),
    cost: event.cost.toString(),
    attempts: event.attempts.map(encodeAttempt),
  });
}

function encodeAttempt(attempt: AttemptRecord): Readonly<Record<string, unknown>> {
  return { ...attempt, cost: attempt.cost.toString() };
}
