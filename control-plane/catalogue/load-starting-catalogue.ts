// Gives an empty installation the starting catalogue. No model of it is published: a model becomes
// so with its first channel.
import type { Command } from '../command.ts';
import { newId } from '../ids.ts';
import { ModelEntity } from '../models/model.entity.ts';
import { writeModelNames } from '../models/model-names.ts';
import { addVersion } from '../pricing/price.commands.ts';
import { parseUsdText } from '../pricing/usd-text.ts';
import {
  CHINA_MODELS,
  STARTING_FAMILIES,
  STARTING_MODELS,
  type StartingModel,
} from './starting-catalogue.ts';

/** Loads families, models and prices unless there are models already; says how many it added. */
export async function ensureStartingCatalogue(command: Command): Promise<number> {
  const existing = await command.sql.query('select 1 from models limit 1', []);
  if (existing.length > 0) return 0;
  for (const [position, family] of STARTING_FAMILIES.entries()) {
    await command.sql.query(
      'insert into families (slug, name, position) values ($1, $2, $3) on conflict do nothing',
      [family.slug, family.name, position],
    );
  }
  for (const [position, listed] of STARTING_MODELS.entries()) {
    await addModel(command, listed, position);
  }
  return STARTING_MODELS.length;
}

async function addModel(command: Command, listed: StartingModel, position: number): Promise<void> {
  const { slug, name, vendor, contextTokens, maxOutputTokens } = listed;
  const { bestFor, reasoningScore, codingScore } = listed;
  const model = command.em.create(ModelEntity, {
    ...{ id: newId(), slug, name, vendor, contextTokens, maxOutputTokens, position },
    ...{ bestFor, reasoningScore, codingScore, modelType: 'llm' as const },
    vendorPrefixes: [...listed.vendorPrefixes],
    families: [listed.family, CHINA_MODELS],
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.em.persist(model);
  await command.em.flush();
  const named = await writeModelNames(command, { modelId: model.id, slug, aliases: [] });
  if (!named.ok) throw new Error(`the starting catalogue names ${slug} twice`);
  addVersion(
    command,
    { modelId: model.id, number: 1 },
    { inputNanoUsd: parseUsdText(listed.inputUsd), outputNanoUsd: parseUsdText(listed.outputUsd) },
  );
  await command.em.flush();
}
