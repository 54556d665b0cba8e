// The names that resolve to models. One table holds slugs and aliases alike, so that the database
// itself keeps two models from sharing a name.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';
import { type Problem, refuse } from '../problems.ts';

const ownerRow = v.object({ name: v.string(), slug: v.string() });

/** The names a model is to have. */
export interface WantedNames {
  readonly modelId: string;
  readonly slug: string;
  readonly aliases: readonly string[];
}

/** Replaces the names of a model, or says which of them another model has. */
export async function writeModelNames(
  command: Command,
  wanted: WantedNames,
): Promise<Result<null, Problem>> {
  const { modelId, slug, aliases } = wanted;
  const own = aliases.indexOf(slug);
  if (own >= 0) return refuseName(`aliases.${own}`, slug, slug);
  const names = [slug, ...aliases];
  const taken = await findOwners(command, modelId, names);
  for (const [index, name] of names.entries()) {
    const owner = taken.get(name);
    if (owner !== undefined) {
      return refuseName(index === 0 ? 'slug' : `aliases.${index - 1}`, name, owner);
    }
  }
  await command.sql.query('delete from model_names where model_id = $1', [modelId]);
  await command.sql.query(
    `insert into model_names (name, model_id, kind)
     select name, $1, case when name = $2 then 'slug' else 'alias' end
     from unnest($3::text[]) as name`,
    [modelId, slug, names],
  );
  return ok(null);
}

async function findOwners(
  command: Command,
  modelId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await command.sql.query(
    `select n.name, m.slug from model_names n join models m on m.id = n.model_id
     where n.name = any($1) and n.model_id <> $2`,
    [names, modelId],
  );
  return new Map(decodeRows(ownerRow, rows).map((row) => [row.name, row.slug]));
}

function refuseName(path: string, name: string, owner: string): ReturnType<typeof refuse> {
  return refuse('TAKEN', 'A name of this model is in use.', {
    params: { name, owner },
    fields: [{ path, code: 'taken', message: `${name} already names ${owner}.` }],
  });
}

const aliasRow = v.object({ id: v.string(), aliases: v.array(v.string()) });

export const loadAliases = defineLoader<readonly string[]>(async ({ reader }, ids) => {
  const rows = await reader.sql.query(
    `select model_id as id, array_agg(name order by name) as aliases from model_names
     where model_id = any($1) and kind = 'alias' group by 1`,
    [ids],
  );
  return new Map(decodeRows(aliasRow, rows).map((row) => [row.id, row.aliases]));
});

/** The aliases of one model inside a command. */
export async function readAliases(command: Command, modelId: string): Promise<string[]> {
  const rows = await command.sql.query(
    `select name from model_names where model_id = $1 and kind = 'alias' order by name`,
    [modelId],
  );
  return decodeRows(v.object({ name: v.string() }), rows).map((row) => row.name);
}
