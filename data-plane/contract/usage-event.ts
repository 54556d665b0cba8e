// What a node reports of one request: usage, charge and attempts, without a word of client text.
import * as v from 'valibot';
import { countSchema, idSchema, moneySchema, ppmSchema, priceSchema } from './codec.ts';
import { isWireApi, type WireApi } from './wire-api.ts';

export const attemptSchema = v.object({
  id: idSchema('attempt'),
  channelId: idSchema('channel'),
  outcome: v.picklist(['answered', 'failed', 'cancelled', 'parked']),
  /** The upstream's status; null when none came. */
  status: v.nullable(v.number()),
  /** Why it failed, a code of failure classes; null when it answered. */
  reason: v.nullable(v.string()),
  /** Milliseconds after the request arrived. */
  startedMs: countSchema,
  /** Milliseconds from the attempt's start to its first event or body; null when none came. */
  ttftMs: v.nullable(countSchema),
  durationMs: countSchema,
  /** What the vendor is believed to bill the operator. */
  cost: priceSchema,
});

/** One try at one channel. */
export type AttemptRecord = v.InferOutput<typeof attemptSchema>;

const tokensSchema = v.object({
  inputTotal: countSchema,
  cacheRead: countSchema,
  cacheWrite: countSchema,
  outputTotal: countSchema,
  reasoning: countSchema,
  source: v.picklist(['upstream', 'estimated']),
});

export const usageEventSchema = v.object({
  id: idSchema('request'),
  mode: v.picklist(['live', 'test', 'house']),
  /** settled: answered and charged. void: tried, nothing charged. parked: fate unknown. refused: not tried. */
  outcome: v.picklist(['settled', 'void', 'parked', 'refused']),
  startedAtMs: countSchema,
  accountId: idSchema('account'),
  apiKeyId: idSchema('api_key'),
  pocketId: v.nullable(idSchema('pocket')),
  leaseId: v.nullable(idSchema('lease')),
  windowId: v.nullable(idSchema('window')),
  modelId: v.nullable(idSchema('model')),
  askedModel: v.pipe(v.string(), v.maxLength(200)),
  channelId: v.nullable(idSchema('channel')),
  wireApi: v.custom<WireApi>(isWireApi, 'is not a known wire_api'),
  stream: v.boolean(),
  forced: v.boolean(),
  status: countSchema,
  errorCode: v.nullable(v.string()),
  clientGone: v.boolean(),
  usage: tokensSchema,
  priceId: v.nullable(idSchema('price')),
  feePpm: ppmSchema,
  modelPpm: ppmSchema,
  groupPpm: ppmSchema,
  charge: priceSchema,
  hold: priceSchema,
  /** How far an estimated charge can be off, at most. */
  errorBound: priceSchema,
  cost: moneySchema,
  ttftMs: v.nullable(countSchema),
  durationMs: countSchema,
  tableVersion: countSchema,
  attempts: v.array(attemptSchema),
  flags: v.array(v.string()),
});

/** One request, finished. Its id and its bytes are what deduplication goes by. */
export type UsageEvent = v.InferOutput<typeof usageEventSchema>;
