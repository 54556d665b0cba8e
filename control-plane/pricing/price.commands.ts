// Setting a price: the next version of a model's price, never a change of one that was in force.
import { LockMode } from '@mikro-orm/postgresql';
import { err, ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { newId } from '../ids.ts';
import { checkInput } from '../input.ts';
import { ModelEntity } from '../models/model.entity.ts';
import { type Problem, refuseConflict, refuseMissing } from '../problems.ts';
import { readPlatformFeePpm } from './platform-fee.ts';
import { PriceEntity } from './price.entity.ts';
import { type Price, type SetPriceInput, toPrice } from './price.graphql.ts';
import { findCurrentPrice } from './price.queries.ts';
import { checkComplete, type PriceDraft, priceRules } from './price-form.ts';
import { catalogueAmounts } from './price-view.ts';

export async function setPrice(
  command: Command,
  input: SetPriceInput,
): Promise<Result<Price, Problem>> {
  const checked = checkInput(priceRules, input);
  if (!checked.ok) return checked;
  const id = input.modelId;
  command.note({ objectId: id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const model = await command.em.findOne(ModelEntity, { id }, { lockMode });
  if (model === null) return refuseMissing('model');
  command.note({ objectName: model.slug });
  const incomplete = checkComplete(model.modelType, checked.value);
  if (incomplete !== null) return err(incomplete);
  const factors = { feePpm: await readPlatformFeePpm(command), modelPpm: model.multiplierPpm };
  const current = await findCurrentPrice(command, id);
  if ((current?.number ?? 0) !== input.expectedNumber) {
    return refuseConflict('price', current && toPrice(current, factors));
  }
  const price = addVersion(
    command,
    { modelId: id, number: input.expectedNumber + 1 },
    checked.value,
  );
  await command.em.flush();
  command.note({
    before: current && { number: current.number, ...catalogueAmounts(current) },
    after: { number: price.number, ...catalogueAmounts(price) },
  });
  await markConfigurationChanged(command, `price ${price.number} of ${model.slug} set`);
  return ok(toPrice(price, factors));
}

/** Stores a version; the caller has checked the number and holds the model's row. */
export function addVersion(
  command: Command,
  version: { readonly modelId: string; readonly number: number },
  draft: PriceDraft,
): PriceEntity {
  const perSecond = (draft.perSecond ?? []).map((row) => [row.resolution, row.nanoUsd.toString()]);
  const price = command.em.create(PriceEntity, {
    ...version,
    id: newId(),
    inputNanoUsd: draft.inputNanoUsd ?? null,
    outputNanoUsd: draft.outputNanoUsd ?? null,
    cacheReadNanoUsd: draft.cacheReadNanoUsd ?? null,
    cacheWriteNanoUsd: draft.cacheWriteNanoUsd ?? null,
    perImageNanoUsd: draft.perImageNanoUsd ?? null,
    perSecondNanoUsd: perSecond.length === 0 ? null : Object.fromEntries(perSecond),
    createdBy: command.actor.name,
    createdAt: command.now,
  });
  command.em.persist(price);
  return price;
}
