// What a price may be, by the type of its model.
import * as v from 'valibot';
import type { ModelType } from '#contract/wire-api';
import { Problem } from '../problems.ts';

/** No price of anybody comes near: 10,000 USD for a million tokens, an image or a second. */
const MAX_NANO_USD = 10_000_000_000_000n;
const MAX_RESOLUTIONS = 20;

const amount = v.nullish(
  v.pipe(
    v.bigint(),
    v.minValue(0n, 'Use zero or more.'),
    v.maxValue(MAX_NANO_USD, 'Use at most 10000 USD.'),
  ),
);

export const priceRules = v.object({
  inputNanoUsd: amount,
  outputNanoUsd: amount,
  cacheReadNanoUsd: amount,
  cacheWriteNanoUsd: amount,
  perImageNanoUsd: amount,
  perSecond: v.nullish(
    v.pipe(
      v.array(
        v.object({
          resolution: v.pipe(
            v.string(),
            v.regex(/^[0-9A-Za-z*x]{1,20}$/, 'Write a resolution as 720P.'),
          ),
          nanoUsd: v.pipe(
            v.bigint(),
            v.minValue(0n, 'Use zero or more.'),
            v.maxValue(MAX_NANO_USD, 'Use at most 10000 USD.'),
          ),
        }),
      ),
      v.maxLength(MAX_RESOLUTIONS, `List at most ${MAX_RESOLUTIONS} resolutions.`),
      v.check(
        (rows) => new Set(rows.map((row) => row.resolution)).size === rows.length,
        'Give each resolution one price.',
      ),
    ),
  ),
});

export type PriceDraft = v.InferOutput<typeof priceRules>;

type Bucket = 'inputNanoUsd' | 'outputNanoUsd' | 'perImageNanoUsd' | 'perSecond';

const NEEDED: Readonly<Record<ModelType, readonly Bucket[]>> = {
  llm: ['inputNanoUsd', 'outputNanoUsd'],
  text2image: ['perImageNanoUsd'],
  text2video: ['perSecond'],
  embedding: ['inputNanoUsd'],
  rerank: ['inputNanoUsd'],
  speech: ['inputNanoUsd'],
  transcription: ['inputNanoUsd'],
  moderation: ['inputNanoUsd'],
};

/** Names every bucket that a model of this type must have and the draft lacks. */
export function checkComplete(modelType: ModelType, draft: PriceDraft): Problem | null {
  const missing = NEEDED[modelType].filter((bucket) => {
    const value = draft[bucket];
    return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  });
  if (missing.length === 0) return null;
  return new Problem('INVALID_INPUT', 'The price is not complete.', {
    fields: missing.map((path) => ({
      path,
      code: 'required',
      message: 'A model of this type needs this price.',
    })),
  });
}
