// The models' part of compiling: a model without a complete price for what it is served over is a
// finding, because a node must never meet a call that it cannot price.
import type { Finding } from '#contract/check-snapshot';
import { toId } from '#contract/ids';
import { nanoUsd } from '#contract/money';
import type { ModelEntry } from '#contract/routing-table';
import { MODEL_TYPES, type ModelType, requiredBuckets, type WireApi } from '#contract/wire-api';
import type { ModelRow } from './load-configuration.ts';

/** Orders by code units, so that the order is the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compiles the models in their catalogue order. */
export function compileModels(
  rows: readonly ModelRow[],
  served: ReadonlyMap<string, ReadonlySet<WireApi>>,
  findings: Finding[],
): ModelEntry[] {
  return rows
    .toSorted((a, b) => a.position - b.position || byText(a.slug, b.slug))
    .flatMap((row) => {
      const modelType = MODEL_TYPES.find((known) => known === row.model_type);
      if (modelType === undefined) {
        findings.push({ path: `models[${row.slug}].modelType`, message: 'is not a known type' });
        return [];
      }
      const wireApis = [...(served.get(row.id) ?? [])];
      const missing = missingPrices(row, bucketsOf(modelType, wireApis));
      findings.push(...missing);
      return missing.length > 0 ? [] : [compileModel(row, modelType)];
    });
}

type Bucket = 'input' | 'output' | 'perImage' | 'perSecond';

const NEEDED: Readonly<Record<ModelType, readonly Bucket[]>> = {
  llm: ['input', 'output'],
  text2image: ['perImage'],
  text2video: ['perSecond'],
  embedding: ['input'],
  rerank: ['input'],
  speech: ['input'],
  transcription: ['input'],
  moderation: ['input'],
};

/** Over these a call is metered in input and output tokens, whatever the model makes. */
const TOKEN_PROTOCOLS: readonly WireApi[] = [
  'chat_completions',
  'responses',
  'completions',
  'messages',
  'realtime',
];

function bucketsOf(modelType: ModelType, wireApis: readonly WireApi[]): readonly Bucket[] {
  const overTokens = wireApis.filter((wireApi) => TOKEN_PROTOCOLS.includes(wireApi));
  return [...new Set([...NEEDED[modelType], ...overTokens.flatMap(requiredBuckets)])];
}

function missingPrices(row: ModelRow, buckets: readonly Bucket[]): Finding[] {
  const amounts: Readonly<Record<Bucket, unknown>> = {
    input: row.input_nano_usd,
    output: row.output_nano_usd,
    perImage: row.per_image_nano_usd,
    perSecond: row.per_second_nano_usd,
  };
  return buckets
    .filter((bucket) => row.price_id === null || amounts[bucket] === null)
    .map((bucket) => ({
      path: `models[${row.slug}].price.${bucket}`,
      message: `is missing. Set the ${bucket} price of ${row.slug}, or disable the model.`,
    }));
}

function compileModel(row: ModelRow, modelType: ModelType): ModelEntry {
  return {
    kind: 'model',
    id: toId('model', row.id),
    slug: row.slug,
    name: row.name,
    aliases: row.aliases,
    vendor: row.vendor,
    vendorPrefixes: row.vendor_prefixes,
    families: row.families,
    modelType,
    createdAtSeconds: Math.floor(row.created_at.getTime() / 1000),
    contextTokens: row.context_tokens,
    maxOutputTokens: row.max_output_tokens,
    tokensPerBytePpm: row.tokens_per_byte_ppm,
    mediaPartTokens: row.media_part_tokens,
    sizes: row.available_sizes,
    ratios: row.available_ratios,
    durations: row.available_durations,
    multiplierPpm: row.multiplier_ppm,
    price: compilePrice(row),
  };
}

function compilePrice(row: ModelRow): ModelEntry['price'] {
  const amount = (value: bigint | null) => (value === null ? undefined : nanoUsd(value));
  const perSecond = Object.entries(row.per_second_nano_usd ?? {})
    .toSorted(([a], [b]) => byText(a, b))
    .map(([size, value]) => [size, nanoUsd(BigInt(value))] as const);
  return {
    id: toId('price', row.price_id ?? ''),
    input: nanoUsd(row.input_nano_usd ?? 0n),
    output: nanoUsd(row.output_nano_usd ?? 0n),
    cacheRead: amount(row.cache_read_nano_usd),
    cacheWrite: amount(row.cache_write_nano_usd),
    perImage: amount(row.per_image_nano_usd),
    perSecond: perSecond.length > 0 ? Object.fromEntries(perSecond) : undefined,
  };
}
