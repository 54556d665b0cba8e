// What an API key may be given: the rules of its fields, and that scopes name what exists.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { decodeRows } from '../database/decode.ts';
import { holdFamilies } from '../families/family.queries.ts';
import type { ScopedCommand } from '../graphql/context.ts';
import { lineOfText } from '../input.ts';
import { type Problem, refuse, refuseField } from '../problems.ts';

const MAX_SCOPE = 200;

export const apiKeyName = lineOfText(100);

export interface Scope {
  readonly scopeModels: readonly string[];
  readonly scopeFamilies: readonly string[];
}

/** Refuses a scope with models or families that do not exist. */
export async function checkScope(
  command: ScopedCommand,
  { scopeModels, scopeFamilies }: Scope,
): Promise<Result<void, Problem>> {
  if (scopeModels.length > MAX_SCOPE) return tooMany('scopeModels');
  if (scopeFamilies.length > MAX_SCOPE) return tooMany('scopeFamilies');
  const models = await existingModels(command, scopeModels);
  const model = scopeModels.findIndex((id) => !models.has(id));
  if (model >= 0) {
    return refuseField(`scopeModels.${model}`, 'not_found', 'There is no such model.');
  }
  const families = await holdFamilies(command.sql, scopeFamilies);
  const family = scopeFamilies.findIndex((slug) => !families.has(slug));
  if (family >= 0) {
    return refuseField(`scopeFamilies.${family}`, 'not_found', 'There is no such family.');
  }
  return ok(undefined);
}

/** Only staff gives a key the right to choose its channel. */
export function checkPin(
  command: ScopedCommand,
  mayPin: boolean | null | undefined,
): Result<void, Problem> {
  if (mayPin !== true || command.visibility.kind === 'all') return ok(undefined);
  return refuse('NOT_ALLOWED', 'Only an operator lets a key choose its channel.');
}

function tooMany(path: string): Result<void, Problem> {
  return refuseField(path, 'too_many', `Name at most ${MAX_SCOPE}.`);
}

async function existingModels(
  command: ScopedCommand,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const text = 'select id::text as id from models where id = any($1::uuid[])';
  const rows = decodeRows(v.object({ id: v.string() }), await command.sql.query(text, [ids]));
  return new Set(rows.map((row) => row.id));
}
