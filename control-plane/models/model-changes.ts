// Puts checked settings onto a model, with the rules that look at several fields or other rows.
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { holdFamilies } from '../families/family.queries.ts';
import { type Problem, refuseField } from '../problems.ts';
import type { ModelEntity } from './model.entity.ts';
import type { ModelSettings } from './model-form.ts';

/** Applies what is given and keeps the rest. */
export async function applySettings(
  command: Command,
  model: ModelEntity,
  settings: ModelSettings,
): Promise<Result<null, Problem>> {
  applyLimits(model, settings);
  applyFacts(model, settings);
  model.enabled = settings.enabled ?? model.enabled;
  if (typeof settings.multiplierPpm === 'number') {
    model.multiplierPpm = BigInt(settings.multiplierPpm);
  }
  if (model.maxOutputTokens > model.contextTokens) {
    return refuseField(
      'maxOutputTokens',
      'above_context',
      `Use at most the context, ${model.contextTokens}.`,
    );
  }
  return checkFamilies(command, settings.families ?? []);
}

function applyLimits(model: ModelEntity, settings: ModelSettings): void {
  model.contextTokens = settings.contextTokens ?? model.contextTokens;
  model.maxOutputTokens = settings.maxOutputTokens ?? model.maxOutputTokens;
  model.tokensPerBytePpm = settings.tokensPerBytePpm ?? model.tokensPerBytePpm;
  model.availableSizes = settings.availableSizes ?? model.availableSizes;
  model.availableRatios = settings.availableRatios ?? model.availableRatios;
  model.availableDurations = settings.availableDurations ?? model.availableDurations;
  if (settings.mediaPartTokens !== undefined) model.mediaPartTokens = settings.mediaPartTokens;
}

// A score can be taken away again, so null is a value there.
function applyFacts(model: ModelEntity, settings: ModelSettings): void {
  model.vendorPrefixes = settings.vendorPrefixes ?? model.vendorPrefixes;
  model.families = settings.families ?? model.families;
  model.bestFor = settings.bestFor ?? model.bestFor;
  if (settings.reasoningScore !== undefined) model.reasoningScore = settings.reasoningScore;
  if (settings.codingScore !== undefined) model.codingScore = settings.codingScore;
}

async function checkFamilies(
  command: Command,
  families: readonly string[],
): Promise<Result<null, Problem>> {
  const known = await holdFamilies(command.sql, families);
  const index = families.findIndex((family) => !known.has(family));
  if (index < 0) return ok(null);
  return refuseField(`families.${index}`, 'not_found', 'There is no such family.');
}
