// The compiled document of models, prices, routes and channels: every noun the data plane routes by.
import * as v from 'valibot';
import { countSchema, idSchema, ppmSchema, priceSchema } from './codec.ts';
import { isWireApi, MODEL_TYPES, type WireApi } from './wire-api.ts';

/** Shape of these documents. A node refuses a version it does not know. */
export const CONTRACT_VERSION = 1;

export const modeSchema = v.picklist(['live', 'test']);

/** Live accounts reach live providers only, test accounts test providers only. */
export type Mode = v.InferOutput<typeof modeSchema>;

const wireApiSchema = v.custom<WireApi>(isWireApi, 'is not a known wire_api');
const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const settingsSchema = v.object({
  feePpm: ppmSchema,
  unknownModelStatus: v.picklist([404, 400]),
  topUpUrl: v.string(),
  defaultOutputTokens: v.pipe(countSchema, v.minValue(1)),
  maxDisconnectedMs: v.pipe(countSchema, v.minValue(1000)),
});

/** Installation settings that decide requests. */
export type RoutingSettings = v.InferOutput<typeof settingsSchema>;

export const headerSchema = v.object({
  kind: v.literal('header'),
  contractVersion: v.number(),
  incarnation: idSchema('incarnation'),
  number: countSchema,
  settings: settingsSchema,
});

export const groupSchema = v.object({
  kind: v.literal('group'),
  id: idSchema('group'),
  multiplierPpm: ppmSchema,
});

export const modelSchema = v.object({
  kind: v.literal('model'),
  id: idSchema('model'),
  slug: nameSchema,
  name: v.string(),
  aliases: v.array(nameSchema),
  vendor: v.string(),
  vendorPrefixes: v.array(nameSchema),
  families: v.array(v.string()),
  modelType: v.picklist(MODEL_TYPES),
  createdAtSeconds: countSchema,
  contextTokens: v.pipe(countSchema, v.minValue(1)),
  maxOutputTokens: v.pipe(countSchema, v.minValue(1)),
  /** Most tokens that a byte of body can be, in parts per million. */
  tokensPerBytePpm: v.pipe(countSchema, v.minValue(1)),
  /** Most tokens of one media part; null when the model declares none. */
  mediaPartTokens: v.nullable(v.pipe(countSchema, v.minValue(1))),
  sizes: v.array(v.string()),
  ratios: v.array(v.string()),
  durations: v.array(v.pipe(v.number(), v.finite(), v.minValue(0))),
  multiplierPpm: ppmSchema,
  price: v.object({
    id: idSchema('price'),
    input: priceSchema,
    output: priceSchema,
    cacheRead: v.optional(priceSchema),
    cacheWrite: v.optional(priceSchema),
    perImage: v.optional(priceSchema),
    perSecond: v.optional(v.record(v.string(), priceSchema)),
  }),
});

/** A model as nodes know it, with the price version that is in force. */
export type ModelEntry = v.InferOutput<typeof modelSchema>;

const timeoutSchema = v.pipe(countSchema, v.minValue(1));

export const channelSchema = v.object({
  kind: v.literal('channel'),
  id: idSchema('channel'),
  name: nameSchema,
  providerId: v.string(),
  mode: modeSchema,
  wireApi: wireApiSchema,
  /** Ends without a slash; the wire_api's path is appended. */
  baseUrl: v.pipe(
    v.string(),
    v.url(),
    v.regex(/^https?:\/\/[^/@?#]+(\/[^?#]*)?$/, 'is not a plain http or https address'),
    v.regex(/[^/]$/, 'ends with a slash'),
  ),
  /** The credential, sealed under the version's own key; null for an upstream that wants none. */
  sealedCredential: v.nullable(v.string()),
  privateNetwork: v.boolean(),
  billsOnAbort: v.picklist(['yes', 'no', 'unknown']),
  billsOnAccept: v.boolean(),
  acceptsLimit: v.boolean(),
  acceptsStreamOptions: v.boolean(),
  limitParameter: v.picklist(['max_tokens', 'max_completion_tokens']),
  costMultiplierPpm: ppmSchema,
  timeouts: v.object({
    connectMs: timeoutSchema,
    headersMs: timeoutSchema,
    firstEventMs: timeoutSchema,
    idleMs: timeoutSchema,
    totalMs: timeoutSchema,
  }),
});

/** One way to reach a provider. */
export type ChannelEntry = v.InferOutput<typeof channelSchema>;

export const routeSchema = v.object({
  kind: v.literal('route'),
  modelId: idSchema('model'),
  wireApi: wireApiSchema,
  mode: modeSchema,
  /** Lower priority number first. */
  tiers: v.pipe(
    v.array(
      v.object({
        priority: countSchema,
        channels: v.pipe(
          v.array(
            v.object({
              channelId: idSchema('channel'),
              weight: countSchema,
              upstreamModel: nameSchema,
            }),
          ),
          v.minLength(1),
        ),
      }),
    ),
    v.minLength(1),
  ),
});

/** Model and wire_api to tiers of channels. */
export type RouteEntry = v.InferOutput<typeof routeSchema>;
export type GroupEntry = v.InferOutput<typeof groupSchema>;
export type RoutingHeader = v.InferOutput<typeof headerSchema>;

/** The whole document, decoded. */
export interface RoutingTable {
  readonly header: RoutingHeader;
  readonly groups: readonly GroupEntry[];
  readonly models: readonly ModelEntry[];
  readonly channels: readonly ChannelEntry[];
  readonly routes: readonly RouteEntry[];
}

export const lineSchema = v.variant('kind', [
  headerSchema,
  groupSchema,
  modelSchema,
  channelSchema,
  routeSchema,
]);
