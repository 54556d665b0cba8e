// Creating and changing families. Key scopes name them, so that a slug never changes.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { checkInput, lineOfText, slug } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import {
  type CreateFamilyInput,
  type DeleteFamilyInput,
  toFamily,
  type UpdateFamilyInput,
} from './family.graphql.ts';
import { type FamilyRow, readFamily } from './family.queries.ts';

const position = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0, 'Use zero or more.'),
  v.maxValue(100_000, 'Use at most 100000.'),
);
const createRules = v.object({ slug, name: lineOfText(100), position });

export async function createFamily(
  command: Command,
  input: CreateFamilyInput,
): Promise<Result<FamilyRow, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  const family = checked.value;
  const rows = await command.sql.query(
    `insert into families (slug, name, position) values ($1, $2, $3)
     on conflict do nothing returning slug`,
    [family.slug, family.name, family.position],
  );
  if (rows.length === 0) return refuseField('slug', 'taken', 'Another family has this slug.');
  const created = { ...family, model_count: 0, version: 1 };
  command.note({ objectId: created.slug, objectName: created.name, after: toFamily(created) });
  await markConfigurationChanged(command, `family ${created.slug} created`);
  return ok(created);
}

const updateRules = v.object({ name: v.nullish(lineOfText(100)), position: v.nullish(position) });

export async function updateFamily(
  command: Command,
  input: UpdateFamilyInput,
): Promise<Result<FamilyRow, Problem>> {
  const checked = checkInput(updateRules, input);
  if (!checked.ok) return checked;
  const found = await lockFamily(command, input.slug, input.expectedVersion);
  if (!found.ok) return found;
  const before = found.value;
  const name = checked.value.name ?? before.name;
  const position = checked.value.position ?? before.position;
  const changed = { ...before, name, position, version: before.version + 1 };
  await command.sql.query(
    'update families set name = $2, position = $3, version = $4 where slug = $1',
    [changed.slug, name, position, changed.version],
  );
  command.note({ before: toFamily(before), after: toFamily(changed) });
  await markConfigurationChanged(command, `family ${changed.slug} updated`);
  return ok(changed);
}

/** Deletes a family that no model and no working key's scope names. */
export async function deleteFamily(
  command: Command,
  input: DeleteFamilyInput,
): Promise<Result<FamilyRow, Problem>> {
  const found = await lockFamily(command, input.slug, input.expectedVersion);
  if (!found.ok) return found;
  const family = found.value;
  const keys = await command.sql.query(
    `select id from api_keys where $1 = any(scope_families) and state <> 'revoked' limit 1`,
    [family.slug],
  );
  if (family.model_count > 0 || keys.length > 0) {
    return refuse('IN_USE', 'Models or the scopes of API keys still name this family.', {
      params: { models: family.model_count },
    });
  }
  await command.sql.query('delete from families where slug = $1', [family.slug]);
  command.note({ before: toFamily(family) });
  await markConfigurationChanged(command, `family ${family.slug} deleted`);
  return ok(family);
}

async function lockFamily(
  command: Command,
  slug: string,
  expectedVersion: number,
): Promise<Result<FamilyRow, Problem>> {
  command.note({ objectId: slug });
  // Counted by a statement of its own: one that waited for the lock sees the models of before.
  await command.sql.query('select 1 from families where slug = $1 for update', [slug]);
  const family = await readFamily(command.sql, slug);
  if (family === undefined) return refuseMissing('family');
  command.note({ objectName: family.name });
  return family.version === expectedVersion
    ? ok(family)
    : refuseConflict('family', toFamily(family));
}
