// From the name a caller asked for to one model: exact, then alias, then without its vendor's prefix.

import { err, ok, type Result } from './result.ts';
import type { ModelEntry } from './routing-table.ts';

/** Names to models, compiled once a version. */
export interface ModelIndex {
  readonly bySlug: ReadonlyMap<string, ModelEntry>;
  readonly byAlias: ReadonlyMap<string, ModelEntry>;
}

export type ResolutionFault =
  | { readonly kind: 'model_not_found' }
  | { readonly kind: 'ambiguous_model' };

/** How a name was understood; for explaining. */
export interface Resolution {
  readonly model: ModelEntry;
  readonly via: 'slug' | 'alias' | 'vendor_prefix';
}

export function indexModels(models: readonly ModelEntry[]): ModelIndex {
  const bySlug = new Map<string, ModelEntry>();
  const byAlias = new Map<string, ModelEntry>();
  for (const model of models) {
    bySlug.set(model.slug, model);
    for (const alias of model.aliases) byAlias.set(alias, model);
  }
  return { bySlug, byAlias };
}

/** Finds the one model a name means. */
export function resolveModel(
  index: ModelIndex,
  asked: string,
): Result<Resolution, ResolutionFault> {
  const exact = index.bySlug.get(asked);
  if (exact) return ok({ model: exact, via: 'slug' });
  const aliased = index.byAlias.get(asked);
  if (aliased) return ok({ model: aliased, via: 'alias' });
  return resolvePrefixed(index, asked);
}

function resolvePrefixed(index: ModelIndex, asked: string): Result<Resolution, ResolutionFault> {
  const slash = asked.indexOf('/');
  if (slash <= 0) return err({ kind: 'model_not_found' });
  const prefix = asked.slice(0, slash).toLowerCase();
  const rest = asked.slice(slash + 1);
  const bySlug = index.bySlug.get(rest);
  const byAlias = index.byAlias.get(rest);
  const owned = [bySlug, byAlias].filter(
    (model) => model !== undefined && ownsPrefix(model, prefix),
  );
  const first = owned[0];
  if (!first) return err({ kind: 'model_not_found' });
  if (owned.some((model) => model !== first)) return err({ kind: 'ambiguous_model' });
  return ok({ model: first, via: 'vendor_prefix' });
}

function ownsPrefix(model: ModelEntry, prefix: string): boolean {
  if (model.vendor.toLowerCase() === prefix) return true;
  return model.vendorPrefixes.some((known) => known.toLowerCase() === prefix);
}
