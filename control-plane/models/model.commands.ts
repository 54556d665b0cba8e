// Creating, changing and deleting models.
import { LockMode } from '@mikro-orm/postgresql';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { newId } from '../ids.ts';
import { checkInput } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseMissing } from '../problems.ts';
import { ModelEntity } from './model.entity.ts';
import { toModel } from './model.graphql.ts';
import { readModelUse } from './model.queries.ts';
import { applySettings } from './model-changes.ts';
import { modelChange, modelCreation } from './model-form.ts';
import type {
  CreateModelInput,
  DeleteModelInput,
  UpdateModelInput,
} from './model-inputs.graphql.ts';
import { readAliases, writeModelNames } from './model-names.ts';

const DEFAULT_CONTEXT = 128_000;
const DEFAULT_OUTPUT = 8_192;
/** After the starting catalogue. */
const LAST_POSITION = 1_000;

export async function createModel(
  command: Command,
  input: CreateModelInput,
): Promise<Result<ModelEntity, Problem>> {
  const checked = checkInput(modelCreation, input);
  if (!checked.ok) return checked;
  const { slug, name, vendor, modelType, aliases, ...settings } = checked.value;
  if ((await command.em.count(ModelEntity, { slug })) > 0) return refuseTakenSlug(slug);
  const contextTokens = settings.contextTokens ?? DEFAULT_CONTEXT;
  const model = command.em.create(ModelEntity, {
    ...{ id: newId(), slug, name, vendor, modelType, contextTokens },
    maxOutputTokens: Math.min(DEFAULT_OUTPUT, contextTokens),
    position: LAST_POSITION,
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.note({ objectId: model.id, objectName: slug });
  const applied = await applySettings(command, model, settings);
  if (!applied.ok) return applied;
  command.em.persist(model);
  await command.em.flush();
  const named = await writeModelNames(command, { modelId: model.id, slug, aliases: aliases ?? [] });
  if (!named.ok) return named;
  command.note({ after: { ...toModel(model), aliases: aliases ?? [] } });
  await markConfigurationChanged(command, `model ${slug} created`);
  return ok(model);
}

export async function updateModel(
  command: Command,
  input: UpdateModelInput,
): Promise<Result<ModelEntity, Problem>> {
  const checked = checkInput(modelChange, input);
  if (!checked.ok) return checked;
  const found = await lockModel(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const model = found.value;
  const aliasesBefore = await readAliases(command, model.id);
  const before = { ...toModel(model), aliases: aliasesBefore };
  const { slug, name, vendor, aliases, ...settings } = checked.value;
  const names = {
    modelId: model.id,
    slug: slug ?? model.slug,
    aliases: aliases ?? aliasesBefore,
  };
  const named = await writeModelNames(command, names);
  if (!named.ok) return named;
  model.slug = names.slug;
  model.name = name ?? model.name;
  model.vendor = vendor ?? model.vendor;
  const applied = await applySettings(command, model, settings);
  if (!applied.ok) return applied;
  model.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: { ...toModel(model), aliases: names.aliases } });
  await markConfigurationChanged(command, `model ${model.slug} updated`);
  return ok(model);
}

/** Deletes a model that was never priced, mapped or called. Any other is disabled instead. */
export async function deleteModel(
  command: Command,
  input: DeleteModelInput,
): Promise<Result<ModelEntity, Problem>> {
  const found = await lockModel(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const model = found.value;
  const use = await readModelUse(command, model.id);
  if (!use?.deletable) {
    return refuse('IN_USE', 'It has prices, channels or usage. Disable it instead.', {
      params: { prices: use?.prices ?? 0, channels: use?.channels.length ?? 0 },
    });
  }
  command.note({ before: toModel(model) });
  command.em.remove(model);
  await markConfigurationChanged(command, `model ${model.slug} deleted`);
  return ok(model);
}

async function lockModel(
  command: Command,
  id: string,
  expectedVersion: number,
): Promise<Result<ModelEntity, Problem>> {
  command.note({ objectId: id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const model = await command.em.findOne(ModelEntity, { id }, { lockMode });
  if (model === null) return refuseMissing('model');
  command.note({ objectName: model.slug });
  if (model.version !== expectedVersion) return refuseConflict('model', toModel(model));
  return ok(model);
}

function refuseTakenSlug(slug: string): ReturnType<typeof refuse> {
  return refuse('TAKEN', 'A name of this model is in use.', {
    params: { name: slug, owner: slug },
    fields: [{ path: 'slug', code: 'taken', message: `${slug} already names a model.` }],
  });
}
