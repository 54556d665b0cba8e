// A usage event as JSON text. Written out by hand because it is on the hot path twice a request:
// ids, codes and numbers need no escaping, and only what may hold anything goes through JSON.
import type { AttemptRecord, UsageEvent } from '../contract/usage-event.ts';

/** What an event nearly always shares with the one before it of the same key and model. */
interface SharedPart {
  readonly event: UsageEvent;
  readonly json: string;
}

/** Pairs of key and model whose shared part is kept. */
const KEPT_PARTS = 1024;
const parts = new Map<string, SharedPart>();

/** The event's one JSON form: what the spool keeps and a report sends. */
export function encodeUsageEvent(event: UsageEvent): string {
  const { usage } = event;
  return `{"id":"${event.id}",${sharedPart(event)},"outcome":"${event.outcome}","startedAtMs":${event.startedAtMs},"channelId":${quoted(event.channelId)},"status":${event.status},"errorCode":${text(event.errorCode)},"clientGone":${event.clientGone},"usage":{"inputTotal":${usage.inputTotal},"cacheRead":${usage.cacheRead},"cacheWrite":${usage.cacheWrite},"outputTotal":${usage.outputTotal},"reasoning":${usage.reasoning},"source":"${usage.source}"},"charge":"${event.charge}","hold":"${event.hold}","errorBound":"${event.errorBound}","cost":"${event.cost}","ttftMs":${event.ttftMs},"durationMs":${event.durationMs},"attempts":[${encodeAttempts(event.attempts)}],"flags":${event.flags.length === 0 ? '[]' : JSON.stringify(event.flags)}}`;
}

function sharedPart(event: UsageEvent): string {
  const pair = `${event.apiKeyId}${event.modelId}${event.stream}`;
  const known = parts.get(pair);
  if (known && isShared(known.event, event)) return known.json;
  const json = encodeShared(event);
  if (parts.size >= KEPT_PARTS) parts.clear();
  parts.set(pair, { event, json });
  return json;
}

// Written out, as the names in a loop would make each look-up a slow one.
function isShared(a: UsageEvent, b: UsageEvent): boolean {
  return (
    a.leaseId === b.leaseId &&
    a.priceId === b.priceId &&
    a.tableVersion === b.tableVersion &&
    a.askedModel === b.askedModel &&
    a.pocketId === b.pocketId &&
    a.accountId === b.accountId &&
    a.mode === b.mode &&
    a.wireApi === b.wireApi &&
    a.windowId === b.windowId &&
    a.forced === b.forced &&
    a.feePpm === b.feePpm &&
    a.modelPpm === b.modelPpm &&
    a.groupPpm === b.groupPpm
  );
}

function encodeShared(event: UsageEvent): string {
  return `"mode":"${event.mode}","accountId":"${event.accountId}","apiKeyId":"${event.apiKeyId}","pocketId":${quoted(event.pocketId)},"leaseId":${quoted(event.leaseId)},"windowId":${quoted(event.windowId)},"modelId":${quoted(event.modelId)},"askedModel":${JSON.stringify(event.askedModel)},"wireApi":"${event.wireApi}","stream":${event.stream},"forced":${event.forced},"priceId":${quoted(event.priceId)},"feePpm":"${event.feePpm}","modelPpm":"${event.modelPpm}","groupPpm":"${event.groupPpm}","tableVersion":${event.tableVersion}`;
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
