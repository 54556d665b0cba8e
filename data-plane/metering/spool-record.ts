// What the spool's records mean. Appending one and reading it back go through the same types.
import * as v from 'valibot';
import { countSchema, decodeJson, encodeJson, idSchema, priceSchema } from '../contract/codec.ts';

const leaseLine = v.object({
  leaseId: idSchema('lease'),
  pocketId: idSchema('pocket'),
  granted: priceSchema,
  returned: priceSchema,
  settled: priceSchema,
});
const returnLine = v.object({
  returnId: idSchema('return'),
  leaseId: idSchema('lease'),
  amount: priceSchema,
});
const epochLine = v.object({
  nonce: idSchema('boot_nonce'),
  lastSeq: countSchema,
  ackedSeq: countSchema,
});

/** What the spool itself needs of an event; the rest stays text until it is sent. */
const eventHead = v.object({
  id: idSchema('request'),
  leaseId: v.nullable(idSchema('lease')),
  charge: priceSchema,
  hold: priceSchema,
});
export type EventHead = v.InferOutput<typeof eventHead>;

const schemas = {
  /** A process started to write. */
  epoch: v.object({ nonce: idSchema('boot_nonce'), machineBoot: v.string() }),
  /** Money granted; here before it is used. */
  grant: v.object({
    grantId: idSchema('grant'),
    leaseId: idSchema('lease'),
    pocketId: idSchema('pocket'),
    amount: priceSchema,
  }),
  /** Until when new requests are admitted, on this machine's boot clock. */
  renew: v.object({ machineBoot: v.string(), endsMs: v.number() }),
  /** Money given back; here before it is sent. */
  return: returnLine,
  /** Right before an attempt's first byte leaves: the event as it stands if nothing more is written. */
  intent: v.object({ event: eventHead }),
  /** How far long streams are, as events again. */
  progress: v.object({
    lines: v.array(v.object({ id: idSchema('request'), output: countSchema, charge: priceSchema })),
  }),
  /** A request is over; its event has a number in its epoch. */
  settle: v.object({ nonce: idSchema('boot_nonce'), seq: countSchema, event: eventHead }),
  /** The control plane has events up to a number, and some returns. */
  acked: v.object({
    epochs: v.array(v.object({ nonce: idSchema('boot_nonce'), seq: countSchema })),
    returns: v.array(idSchema('return')),
  }),
  /** An epoch's final statement was taken. */
  closed: v.object({ nonce: idSchema('boot_nonce') }),
  /** Everything but open requests, at the head of a segment; what is too long for one goes on. */
  head: v.object({
    continues: v.optional(v.boolean(), false),
    leases: v.array(leaseLine),
    returns: v.array(returnLine),
    epochs: v.array(epochLine),
    machineBoot: v.string(),
    endsMs: v.number(),
  }),
} as const;

export type RecordKind = keyof typeof schemas;
export type RecordOf<K extends RecordKind> = v.InferOutput<(typeof schemas)[K]>;
export type SpoolEntry = {
  [K in RecordKind]: { readonly kind: K; readonly record: RecordOf<K> };
}[RecordKind];

const KINDS: readonly RecordKind[] = [
  'epoch',
  'grant',
  'renew',
  'return',
  'intent',
  'progress',
  'settle',
  'acked',
  'closed',
  'head',
];

/** The type byte of a kind. */
export function typeOf(kind: RecordKind): number {
  return KINDS.indexOf(kind) + 1;
}

/** A record that holds no event. */
export type PlainEntry = Exclude<SpoolEntry, { readonly kind: 'intent' | 'settle' }>;

/** The bytes of a record that holds no event. */
export function encodeEntry(entry: PlainEntry): Buffer {
  return Buffer.from(encodeJson(entry.record));
}

/** An INTENT around the event's text. */
export function intentText(event: string): string {
  return `{"event":${event}}`;
}

/** A SETTLE around the event's text; a report carries it as it stands. */
export function settleText(nonce: string, seq: number, event: string): string {
  return `{"nonce":"${nonce}","seq":${seq},"event":${event}}`;
}

/** The event's text in an INTENT or SETTLE as written by this file. */
export function eventTextOf(payload: Buffer): string {
  const at = payload.indexOf('"event":');
  return payload.toString('utf8', at + 8, payload.length - 1);
}

/** Reads a record back; undefined for one that this version does not know or cannot read. */
export function decodeEntry(type: number, payload: Buffer): SpoolEntry | undefined {
  const text = payload.toString('utf8');
  switch (KINDS[type - 1]) {
    case 'epoch':
      return entry('epoch', decodeJson(schemas.epoch, text));
    case 'grant':
      return entry('grant', decodeJson(schemas.grant, text));
    case 'renew':
      return entry('renew', decodeJson(schemas.renew, text));
    case 'return':
      return entry('return', decodeJson(schemas.return, text));
    case 'intent':
      return entry('intent', decodeJson(schemas.intent, text));
    case 'progress':
      return entry('progress', decodeJson(schemas.progress, text));
    case 'settle':
      return entry('settle', decodeJson(schemas.settle, text));
    case 'acked':
      return entry('acked', decodeJson(schemas.acked, text));
    case 'closed':
      return entry('closed', decodeJson(schemas.closed, text));
    case 'head':
      return entry('head', decodeJson(schemas.head, text));
    default:
      return undefined;
  }
}

function entry<K extends RecordKind, R>(
  kind: K,
  decoded: { readonly ok: true; readonly value: R } | { readonly ok: false },
): { readonly kind: K; readonly record: R } | undefined {
  return decoded.ok ? { kind, record: decoded.value } : undefined;
}
