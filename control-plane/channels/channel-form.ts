// What a channel's fields may be, on creation and on change. The database repeats these bounds.
import * as v from 'valibot';
import { WIRE_APIS } from '#contract/wire-api';
import { isUuid } from '../ids.ts';
import { ppm } from '../input.ts';

/** Most models that one channel carries. */
const MAX_MODELS = 500;
const MAX_SIZES = 100;

export const BILLS_ON_ABORT = ['yes', 'no', 'unknown'] as const;
export const LIMIT_PARAMETERS = ['max_tokens', 'max_completion_tokens'] as const;

const uuid = v.custom<string>(isUuid, 'Choose an object that exists.');

function wholeNumber(min: number, max: number) {
  const message = `Use a whole number from ${min} to ${max}.`;
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

const timeouts = v.object({
  connectMs: v.nullish(wholeNumber(100, 60_000)),
  headersMs: v.nullish(wholeNumber(100, 900_000)),
  firstEventMs: v.nullish(wholeNumber(100, 900_000)),
  idleMs: v.nullish(wholeNumber(100, 900_000)),
  totalMs: v.nullish(wholeNumber(1_000, 7_200_000)),
});

const mapping = v.object({
  modelId: uuid,
  upstreamModel: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Enter the name that the upstream expects.'),
    v.maxLength(200, 'Use at most 200 characters.'),
    v.regex(/^[\x21-\x7e]+$/, 'Use letters, digits and signs without spaces.'),
  ),
});

const mappings = v.pipe(
  v.array(mapping),
  v.maxLength(MAX_MODELS, `Map at most ${MAX_MODELS} models.`),
  v.check(
    (rows) => new Set(rows.map((row) => row.modelId)).size === rows.length,
    'Map each model once.',
  ),
);

const sizes = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[0-9A-Za-z*x:._-]{1,30}$/, 'Write a size as 1024x1024.'))),
  v.maxLength(MAX_SIZES, `List at most ${MAX_SIZES} sizes.`),
);

const name = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9][a-z0-9._-]{0,62}$/,
    'Use lower-case letters, digits, dots, hyphens and underscores, at most 63.',
  ),
);

// An absent or null field keeps its value. Credential and address are the exception: null clears.
const settings = v.object({
  credentialId: v.nullish(uuid),
  baseUrl: v.nullish(v.string()),
  priority: v.nullish(wholeNumber(0, 1_000)),
  weight: v.nullish(wholeNumber(0, 1_000_000)),
  enabled: v.nullish(v.boolean()),
  billsOnAbort: v.nullish(v.picklist(BILLS_ON_ABORT, 'Choose yes, no or unknown.')),
  billsOnAccept: v.nullish(v.boolean()),
  acceptsLimit: v.nullish(v.boolean()),
  acceptsStreamOptions: v.nullish(v.boolean()),
  limitParameter: v.nullish(v.picklist(LIMIT_PARAMETERS, 'Choose a parameter of the list.')),
  timeouts: v.nullish(timeouts),
  costMultiplierPpm: v.nullish(ppm),
  allowedSizes: v.nullish(sizes),
});

const wireApi = v.picklist(WIRE_APIS, 'Choose a wire_api of the list.');

export const channelCreation = v.object({
  ...settings.entries,
  name,
  providerId: uuid,
  wireApi,
  models: mappings,
  enableModels: v.boolean(),
});

/** A channel keeps its provider: its credential and its mode hang on it. */
export const channelChange = v.object({
  ...settings.entries,
  name: v.nullish(name),
  wireApi: v.nullish(wireApi),
  models: v.nullish(mappings),
});

export type ChannelSettings = v.InferOutput<typeof settings>;
export type ChannelCreation = v.InferOutput<typeof channelCreation>;
export type ChannelChange = v.InferOutput<typeof channelChange>;
export type ChannelMapping = v.InferOutput<typeof mapping>;
