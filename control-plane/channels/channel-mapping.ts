// Which models a channel carries, and the publishing of models that gain their first channel.
import * as v from 'valibot';
import type { Command } from '../command.ts';
import { decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { Problem } from '../problems.ts';
import type { ChannelMapping } from './channel-form.ts';

const idRow = v.object({ id: v.string() });
const slugRow = v.object({ slug: v.string() });

/** Names the first mapped model that does not exist; null when all do. */
export async function checkMappedModels(
  reader: Reader,
  models: readonly ChannelMapping[],
): Promise<Problem | null> {
  if (models.length === 0) return null;
  const rows = await reader.sql.query('select id from models where id = any($1)', [
    models.map((row) => row.modelId),
  ]);
  const known = new Set(decodeRows(idRow, rows).map((row) => row.id));
  const index = models.findIndex((row) => !known.has(row.modelId));
  if (index < 0) return null;
  const message = 'There is no such model.';
  return new Problem('INVALID_INPUT', 'Some fields need another value.', {
    fields: [{ path: `models.${index}.modelId`, code: 'not_found', message }],
  });
}

const mappingRow = v.object({ modelId: v.string(), upstreamModel: v.string() });

export async function readMappings(reader: Reader, channelId: string): Promise<ChannelMapping[]> {
  const rows = await reader.sql.query(
    `select model_id as "modelId", upstream_model as "upstreamModel"
     from channel_models where channel_id = $1 order by model_id`,
    [channelId],
  );
  return decodeRows(mappingRow, rows);
}

/** Replaces the mapping of a channel. */
export async function writeMappings(
  command: Command,
  channelId: string,
  models: readonly ChannelMapping[],
): Promise<void> {
  await command.sql.query('delete from channel_models where channel_id = $1', [channelId]);
  if (models.length === 0) return;
  await command.sql.query(
    `insert into channel_models (channel_id, model_id, upstream_model)
     select $1, * from unnest($2::uuid[], $3::text[])`,
    [channelId, models.map((row) => row.modelId), models.map((row) => row.upstreamModel)],
  );
}

/**
 * Publishes those of the mapped models that are not yet, and names them. One without a price is
 * left out: published, it would stop every version until it had one.
 */
export async function publishMappedModels(
  command: Command,
  models: readonly ChannelMapping[],
): Promise<readonly string[]> {
  const rows = await command.sql.query(
    `update models m set enabled = true, version = version + 1, updated_at = $2
     where id = any($1) and not enabled and exists (select 1 from prices where model_id = m.id)
     returning slug`,
    [models.map((row) => row.modelId), command.now],
  );
  return decodeRows(slugRow, rows).map((row) => row.slug);
}
