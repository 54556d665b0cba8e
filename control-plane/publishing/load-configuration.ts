// Reads everything the routing table is compiled from, in a handful of queries over one snapshot of
// the database, so that a version never mixes two commits.
import * as v from 'valibot';
import type { Database } from '../database/database.ts';
import { bigintColumn, countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import { inTransaction, type Sql } from '../database/unit-of-work.ts';
import { type InstallationSettings, loadSettings } from '../settings/installation-settings.ts';

const stateRow = v.object({ revision: countColumn, cause: v.string() });

const groupRow = v.object({ id: v.string(), slug: v.string(), multiplier_ppm: bigintColumn });

const modelRow = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  vendor: v.string(),
  vendor_prefixes: v.array(v.string()),
  families: v.array(v.string()),
  model_type: v.string(),
  context_tokens: v.number(),
  max_output_tokens: v.number(),
  tokens_per_byte_ppm: v.number(),
  media_part_tokens: v.nullable(v.number()),
  available_sizes: v.array(v.string()),
  available_ratios: v.array(v.string()),
  available_durations: v.array(v.number()),
  multiplier_ppm: bigintColumn,
  position: v.number(),
  created_at: v.date(),
  aliases: v.array(v.string()),
  price_id: v.nullable(v.string()),
  input_nano_usd: v.nullable(bigintColumn),
  output_nano_usd: v.nullable(bigintColumn),
  cache_read_nano_usd: v.nullable(bigintColumn),
  cache_write_nano_usd: v.nullable(bigintColumn),
  per_image_nano_usd: v.nullable(bigintColumn),
  per_second_nano_usd: v.nullable(v.record(v.string(), v.string())),
});

const channelRow = v.object({
  id: v.string(),
  name: v.string(),
  provider_id: v.string(),
  mode: v.picklist(['live', 'test']),
  provider_base_url: v.string(),
  base_url: v.nullable(v.string()),
  private_network: v.boolean(),
  wire_api: v.string(),
  priority: v.number(),
  weight: v.number(),
  bills_on_abort: v.picklist(['yes', 'no', 'unknown']),
  bills_on_accept: v.boolean(),
  accepts_limit: v.boolean(),
  accepts_stream_options: v.boolean(),
  limit_parameter: v.picklist(['max_tokens', 'max_completion_tokens']),
  connect_timeout_ms: v.number(),
  headers_timeout_ms: v.number(),
  first_event_timeout_ms: v.number(),
  idle_timeout_ms: v.number(),
  total_timeout_ms: v.number(),
  cost_multiplier_ppm: bigintColumn,
  credential_id: v.nullable(v.string()),
  wrapped_key: v.nullable(v.instance(Buffer)),
  sealed: v.nullable(v.instance(Buffer)),
});

const mappingRow = v.object({
  channel_id: v.string(),
  model_id: v.string(),
  upstream_model: v.string(),
});

export type GroupRow = v.InferOutput<typeof groupRow>;
export type ModelRow = v.InferOutput<typeof modelRow>;
export type ChannelRow = v.InferOutput<typeof channelRow>;
export type MappingRow = v.InferOutput<typeof mappingRow>;

/** The configuration of one moment. Disabled models, channels and providers are not in it. */
export interface ConfigurationRows {
  readonly revision: number;
  readonly cause: string;
  readonly settings: InstallationSettings;
  readonly groups: readonly GroupRow[];
  readonly models: readonly ModelRow[];
  readonly channels: readonly ChannelRow[];
  readonly mappings: readonly MappingRow[];
}

/** Loads the configuration as one consistent whole. */
export function loadConfiguration(database: Database): Promise<ConfigurationRows> {
  return inTransaction(database, async ({ sql }) => {
    await sql.query('set transaction isolation level repeatable read, read only', []);
    const state = await readState(sql);
    const { settings } = await loadSettings(sql);
    return {
      ...state,
      settings,
      groups: decodeRows(groupRow, await sql.query(GROUPS, [])),
      models: decodeRows(modelRow, await sql.query(`${MODEL} where m.enabled`, [])),
      channels: decodeRows(
        channelRow,
        await sql.query(`${CHANNEL} where c.enabled and p.enabled`, []),
      ),
      mappings: decodeRows(mappingRow, await sql.query(MAPPINGS, [])),
    };
  });
}

/** A channel and one of its models as they are now, published or not. */
export interface ChannelForTest {
  readonly channel: ChannelRow;
  readonly model: ModelRow;
  readonly upstreamModel: string;
}

/** Reads a channel for a trial call; undefined when it does not carry the model. */
export async function loadChannelForTest(
  sql: Sql,
  channelId: string,
  modelId: string,
): Promise<ChannelForTest | undefined> {
  const channel = decodeFirst(
    channelRow,
    await sql.query(`${CHANNEL} where c.id = $1`, [channelId]),
  );
  const model = decodeFirst(modelRow, await sql.query(`${MODEL} where m.id = $1`, [modelId]));
  const mapping = decodeFirst(
    mappingRow,
    await sql.query(
      `select channel_id, model_id, upstream_model from channel_models
       where channel_id = $1 and model_id = $2`,
      [channelId, modelId],
    ),
  );
  if (!channel || !model || !mapping) return undefined;
  return { channel, model, upstreamModel: mapping.upstream_model };
}

/** Which change of the configuration is the last one. */
export async function readRevision(sql: Sql): Promise<number> {
  return (await readState(sql)).revision;
}

async function readState(sql: Sql): Promise<{ revision: number; cause: string }> {
  const rows = await sql.query('select revision, cause from configuration_state', []);
  const state = decodeFirst(stateRow, rows);
  if (!state) throw new Error('the configuration state row is missing');
  return state;
}

const GROUPS = 'select id, slug, multiplier_ppm from user_groups';

const MODEL = `
  select m.id, m.slug, m.name, m.vendor, m.vendor_prefixes, m.families, m.model_type,
    m.context_tokens, m.max_output_tokens, m.tokens_per_byte_ppm, m.media_part_tokens,
    m.available_sizes, m.available_ratios, m.available_durations, m.multiplier_ppm, m.position,
    m.created_at, coalesce(n.aliases, '{}') as aliases, p.id as price_id,
    p.input_nano_usd, p.output_nano_usd, p.cache_read_nano_usd, p.cache_write_nano_usd,
    p.per_image_nano_usd, p.per_second_nano_usd
  from models m
  left join (
    select model_id, array_agg(name order by name) as aliases
    from model_names where kind = 'alias' group by model_id
  ) n on n.model_id = m.id
  left join lateral (
    select * from prices where model_id = m.id order by number desc limit 1
  ) p on true`;

const CHANNEL = `
  select c.id, c.name, c.provider_id, p.mode, p.base_url as provider_base_url, c.base_url,
    p.private_network, c.wire_api, c.priority, c.weight, c.bills_on_abort, c.bills_on_accept,
    c.accepts_limit, c.accepts_stream_options, c.limit_parameter, c.connect_timeout_ms,
    c.headers_timeout_ms, c.first_event_timeout_ms, c.idle_timeout_ms, c.total_timeout_ms,
    c.cost_multiplier_ppm, c.credential_id, k.wrapped_key, k.sealed
  from channels c
  join providers p on p.id = c.provider_id
  left join credentials k on k.id = c.credential_id`;

const MAPPINGS = `
  select x.channel_id, x.model_id, x.upstream_model
  from channel_models x
  join channels c on c.id = x.channel_id
  join providers p on p.id = c.provider_id
  join models m on m.id = x.model_id
  where c.enabled and p.enabled and m.enabled`;
