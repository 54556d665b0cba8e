// GET /v1/models: what there is, or what one key may use, with catalogue and billable prices.

import type { NanoUsd } from '../contract/money.ts';
import { billableMicroUsd, catalogueMicroUsd, type Multipliers } from '../contract/pricing.ts';
import type { ModelEntry } from '../contract/routing-table.ts';

/** Multipliers that apply to whoever asks. */
export type PriceOf = (model: ModelEntry) => Multipliers;

/** The whole list as OpenAI shapes it. */
export function modelList(models: readonly ModelEntry[], multipliersOf: PriceOf): string {
  return JSON.stringify({
    object: 'list',
    data: models.map((model) => describe(model, multipliersOf(model))),
  });
}

/** One model as the list has it. */
export function oneModel(model: ModelEntry, multipliers: Multipliers): string {
  return JSON.stringify(describe(model, multipliers));
}

function describe(model: ModelEntry, multipliers: Multipliers): Readonly<Record<string, unknown>> {
  return {
    id: model.slug,
    object: 'model',
    created: model.createdAtSeconds,
    owned_by: model.vendor,
    name: model.name,
    model_type: model.modelType,
    vendor: model.vendor,
    families: model.families,
    context_length: model.contextTokens,
    pricing: prices(model, (amount) => micro(billableMicroUsd(amount, multipliers))),
    catalogue_pricing: prices(model, (amount) => micro(catalogueMicroUsd(amount))),
    platform_fee_ppm: Number(multipliers.feePpm),
    video_price_per_second_by_resolution: perSecond(model, multipliers),
    available_sizes: model.sizes,
    available_ratios: model.ratios,
    available_durations: model.durations,
  };
}

function prices(model: ModelEntry, write: (amount: NanoUsd) => number | string) {
  const { price } = model;
  return {
    input_per_mtok: write(price.input),
    output_per_mtok: write(price.output),
    cache_read_per_mtok: write(price.cacheRead ?? price.input),
    per_image: price.perImage === undefined ? null : write(price.perImage),
  };
}

function perSecond(model: ModelEntry, multipliers: Multipliers) {
  const tiers = Object.entries(model.price.perSecond ?? {});
  if (tiers.length === 0) return null;
  return Object.fromEntries(
    tiers.map(([resolution, amount]) => [resolution, micro(billableMicroUsd(amount, multipliers))]),
  );
}

/** Whole micro-USD as a number; anything finer as a decimal string, so that nothing is rounded. */
function micro(decimal: string): number | string {
  const value = Number(decimal);
  return Number.isSafeInteger(value) ? value : decimal;
}
