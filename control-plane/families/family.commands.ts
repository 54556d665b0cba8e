// Creating and changing families. Key scopes name them, so that a slug never changes.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { decodeFirst } from '../database/decode.ts';
import { checkInput, lineOfText, slug } from '../input.ts';
import { type Problem, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import { type CreateFamilyInput, toFamily, type UpdateFamilyInput } from './family.graphql.ts';
import { type FamilyRow, familyRow } from './family.queries.ts';

const position = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0, 'Use zero or more.'),
  v.maxValue(100_000, 'Use at most 100000.'),
);
const createRules = v.object({ slug, name: lineOfText(100), position });
const RETURNING = 'returning slug, name, position, version';

export async function createFamily(
  command: Command,
  input: CreateFamilyInput,
): Promise<Result<FamilyRow, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  const family = checked.value;
  const rows = await command.sql.query(
    `insert into families (slug, name, position) values ($1, $2, $3)
     on conflict do nothing ${RETURNING}`,
    [family.slug, family.name, family.position],
  );
  const created = decodeFirst(familyRow, rows);
  if (created === undefined) return refuseField('slug', 'taken', 'Another family has this slug.');
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
  command.note({ objectId: input.slug });
  const found = decodeFirst(
    familyRow,
    await command.sql.query(
      'select slug, name, position, version from families where slug = $1 for update',
      [input.slug],
    ),
  );
  if (found === undefined) return refuseMissing('family');
  if (found.version !== input.expectedVersion) return refuseConflict('family', toFamily(found));
  const rows = await command.sql.query(
    `update families set name = $2, position = $3, version = version + 1
      where slug = $1 ${RETURNING}`,
    [found.slug, checked.value.name ?? found.name, checked.value.position ?? found.position],
  );
  const changed = decodeFirst(familyRow, rows) ?? found;
  command.note({ objectName: changed.name, before: toFamily(found), after: toFamily(changed) });
  await markConfigurationChanged(command, `family ${changed.slug} updated`);
  return ok(changed);
}
