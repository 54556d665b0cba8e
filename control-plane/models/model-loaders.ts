// Batched reads behind the fields of models: how they can be served, and what they earn.
import * as v from 'valibot';
import { readFleetHealth } from '../channels/channel-health.queries.ts';
import { bigintColumn, decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';
import type { Margin, ModelServable } from './model.graphql.ts';

const channelRow = v.object({
  modelId: v.string(),
  channelId: v.string(),
  on: v.boolean(),
  mode: v.string(),
});
type ChannelRow = v.InferOutput<typeof channelRow>;

export const loadServable = defineLoader<ModelServable>(async ({ reader }, ids) => {
  const rows = decodeRows(
    channelRow,
    await reader.sql.query(
      `select cm.model_id as "modelId", c.id as "channelId", p.mode,
         c.enabled and p.enabled as on
       from channel_models cm join channels c on c.id = cm.channel_id
       join providers p on p.id = c.provider_id where cm.model_id = any($1)`,
      [ids],
    ),
  );
  const { connectedNodes, tripped } = await readFleetHealth(reader);
  const isTripped = (channelId: string) => {
    const nodes = tripped.get(channelId)?.nodes ?? 0;
    return nodes > 0 && nodes >= connectedNodes;
  };
  const byModel = Map.groupBy(rows, (row) => row.modelId);
  return new Map(ids.map((id) => [id, judgeServable(byModel.get(id) ?? [], isTripped)]));
});

function judgeServable(
  channels: readonly ChannelRow[],
  isTripped: (channelId: string) => boolean,
): ModelServable {
  const on = channels.filter((row) => row.on);
  const healthy = on.filter((row) => !isTripped(row.channelId)).length;
  const counts = { healthy, enabled: on.length, total: channels.length };
  const testOnly = on.length > 0 && on.every((row) => row.mode === 'test');
  if (on.length === 0) return { ...counts, testOnly, state: 'no_channel' };
  if (healthy === 0) return { ...counts, testOnly, state: 'none' };
  return { ...counts, testOnly, state: healthy < on.length ? 'degraded' : 'ok' };
}

const MARGIN_DAYS = 7;
const marginRow = v.object({ id: v.string(), revenue: bigintColumn, cost: bigintColumn });

export const loadMargin = defineLoader<Margin>(async ({ reader, now }, ids) => {
  const since = new Date(now.getTime() - MARGIN_DAYS * 86_400_000);
  const rows = await reader.sql.query(
    `select model_id as id, sum(charge_nano_usd)::text as revenue, sum(cost_nano_usd)::text as cost
     from usage_records where model_id = any($1) and started_at >= $2 and mode = 'live' group by 1`,
    [ids, since],
  );
  return new Map(
    decodeRows(marginRow, rows).map((row) => [row.id, marginOf(row.revenue, row.cost)]),
  );
});

/** What is left of a revenue after its cost. */
export function marginOf(revenue: bigint, cost: bigint): Margin {
  const margin = revenue - cost;
  const marginPpm = revenue === 0n ? null : Number((margin * 1_000_000n) / revenue);
  return { revenueNanoUsd: revenue, costNanoUsd: cost, marginNanoUsd: margin, marginPpm };
}
