// The models of channels with their cost and their share of traffic, read once for a whole page.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { defineLoader } from '../graphql/loader.ts';
import { decimalText } from '../pricing/decimal-text.ts';
import { type ChannelShare, shareChannels } from './channel-shares.ts';

const HOUR_MS = 3_600_000;

const mappedRow = v.object({
  channelId: v.string(),
  modelId: v.string(),
  slug: v.string(),
  name: v.string(),
  upstreamModel: v.string(),
  wireApi: v.string(),
  mode: v.string(),
  priority: v.number(),
  weight: v.number(),
  enabled: v.boolean(),
  costPpm: bigintColumn,
  input: v.nullable(bigintColumn),
  output: v.nullable(bigintColumn),
});
type MappedRow = v.InferOutput<typeof mappedRow>;

// Shares are of a tier, so the other channels of the same models are read too.
const MAPPED_SQL = `
  select cm.channel_id as "channelId", cm.model_id as "modelId", m.slug, m.name,
    cm.upstream_model as "upstreamModel", c.wire_api as "wireApi", p.mode, c.priority, c.weight,
    c.enabled and p.enabled as enabled, c.cost_multiplier_ppm as "costPpm",
    price.input_nano_usd as input, price.output_nano_usd as output
  from channel_models cm
  join channels c on c.id = cm.channel_id
  join providers p on p.id = c.provider_id
  join models m on m.id = cm.model_id
  left join lateral (
    select input_nano_usd, output_nano_usd from prices where model_id = m.id
    order by number desc limit 1
  ) price on true
  where cm.model_id in (select model_id from channel_models where channel_id = any($1))
  order by m.position, m.slug`;

const carriedRow = v.object({
  channelId: v.string(),
  modelId: v.string(),
  requests: countColumn,
});

/** A model on a channel, as the API shows it. */
export interface ChannelModelView {
  readonly model: { readonly id: string; readonly slug: string; readonly name: string };
  readonly upstreamModel: string;
  readonly costInputUsd: string | null;
  readonly costOutputUsd: string | null;
  readonly expectedSharePpm: number | null;
  readonly carriedSharePpm: number | null;
  readonly carriedRequests: number;
}

export const loadChannelModels = defineLoader<readonly ChannelModelView[]>(
  async ({ reader, now }, ids) => {
    const mapped = decodeRows(mappedRow, await reader.sql.query(MAPPED_SQL, [ids]));
    const shares = shareChannels(mapped, await readCarried(reader, now));
    const shown = new Set(ids);
    const own = mapped.filter((row) => shown.has(row.channelId));
    const byChannel = Map.groupBy(own, (row) => row.channelId);
    return new Map(
      [...byChannel].map(([id, rows]) => [
        id,
        rows.map((row) => toView(row, shares.get(id) ?? [])),
      ]),
    );
  },
);

async function readCarried(reader: Reader, now: Date): Promise<v.InferOutput<typeof carriedRow>[]> {
  const rows = await reader.sql.query(
    `select channel_id as "channelId", model_id as "modelId", count(*) as requests
     from usage_records
     where started_at > $1 and outcome = 'settled'
       and channel_id is not null and model_id is not null
     group by 1, 2`,
    [new Date(now.getTime() - HOUR_MS)],
  );
  return decodeRows(carriedRow, rows);
}

function toView(row: MappedRow, shares: readonly ChannelShare[]): ChannelModelView {
  const share = shares.find((one) => one.modelId === row.modelId);
  return {
    model: { id: row.modelId, slug: row.slug, name: row.name },
    upstreamModel: row.upstreamModel,
    costInputUsd: costText(row.input, row.costPpm),
    costOutputUsd: costText(row.output, row.costPpm),
    expectedSharePpm: share?.expectedPpm ?? null,
    carriedSharePpm: share?.carriedPpm ?? null,
    carriedRequests: share?.carriedRequests ?? 0,
  };
}

// Nano-USD times parts per million: fifteen decimals.
const COST_SCALE = 15;

function costText(catalogue: bigint | null, costPpm: bigint): string | null {
  return catalogue === null ? null : decimalText(catalogue * costPpm, COST_SCALE);
}
