// A usage event as JSON text. Written out by hand because it is on the hot path twice a request:
// ids, codes and numbers need no escaping, and only what may hold anything goes through JSON.
import type { AttemptRecord, UsageEvent } from '../contract/usage-event.ts';

/** The event's one JSON form: what the spool keeps and a report sends. */
export function encodeUsageEvent(event: UsageEvent): string {
  const { usage } = event;
  return `{"id":"${event.id}","mode":"${event.mode}","outcome":"${event.outcome}","startedAtMs":${event.startedAtMs},"accountId":"${event.accountId}","apiKeyId":"${event.apiKeyId}","pocketId":${quoted(event.pocketId)},"leaseId":${quoted(event.leaseId)},"windowId":${quoted(event.windowId)},"modelId":${quoted(event.modelId)},"askedModel":${JSON.stringify(event.askedModel)},"channelId":${quoted(event.channelId)},"wireApi":"${event.wireApi}","stream":${event.stream},"forced":${event.forced},"status":${event.status},"errorCode":${text(event.errorCode)},"clientGone":${event.clientGone},"usage":{"inputTotal":${usage.inputTotal},"cacheRead":${usage.cacheRead},"cacheWrite":${usage.cacheWrite},"outputTotal":${usage.outputTotal},"reasoning":${usage.reasoning},"source":"${usage.source}"},"priceId":${quoted(event.priceId)},"feePpm":"${event.feePpm}","modelPpm":"${event.modelPpm}","groupPpm":"${event.groupPpm}","charge":"${event.charge}","hold":"${event.hold}","errorBound":"${event.errorBound}","cost":"${event.cost}","ttftMs":${event.ttftMs},"durationMs":${event.durationMs},"tableVersion":${event.tableVersion},"attempts":[${encodeAttempts(event.attempts)}],"flags":${event.flags.length === 0 ? '[]' : JSON.stringify(event.flags)}}`;
}

function encodeAttempts(attempts: readonly AttemptRecord[]): string {
  const [only] = attempts;
  if (attempts.length === 1 && only) return encodeAttempt(only);
  return attempts.map(encodeAttempt).join(',');
}

function encodeAttempt(attempt: AttemptRecord): string {
  return `{"id":"${attempt.id}","channelId":"${attempt.channelId}","outcome":"${attempt.outcome}","status":${attempt.status},"reason":${text(attempt.reason)},"startedMs":${attempt.startedMs},"ttftMs":${attempt.ttftMs},"durationMs":${attempt.durationMs},"cost":"${attempt.cost}"}`;
}

/** An id of ours, whose shape has nothing to escape. */
function quoted(id: string | null): string {
  return id === null ? 'null' : `"${id}"`;
}

function text(value: string | null): string {
  return value === null ? 'null' : JSON.stringify(value);
}
