// Reading the usage log: pages by keyset over (started_at, id), newest or oldest first.
import * as v from 'valibot';
import { isWireApi, type WireApi } from '#contract/wire-api';
import { bigintColumn, countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { ApiError } from '../graphql/errors.ts';
import { joinConditions } from '../graphql/filter.ts';
import { checkPageArgs, cutPage, decodeCursor, encodeCursor, type Page } from '../graphql/page.ts';
import { marginOf } from '../models/model-loaders.ts';
import type { Condition } from '../visibility.ts';
import type { UsageListArgs, UsageRecord } from './usage.graphql.ts';
import { usageConditions } from './usage-conditions.ts';

/** Counting stops here: nobody pages further, and an exact count of millions costs seconds. */
export const COUNT_LIMIT = 100_000;

const text = v.nullable(v.string());
const usageRow = v.object({
  id: v.string(),
  startedAt: v.date(),
  cursor: v.string(),
  recordedAt: v.date(),
  mode: v.picklist(['live', 'test', 'house']),
  outcome: v.picklist(['settled', 'void', 'parked', 'refused']),
  status: v.number(),
  errorCode: text,
  clientGone: v.boolean(),
  ...{ accountId: text, accountName: text, apiKeyId: text, apiKeyName: text },
  ...{ modelId: text, modelSlug: text, askedModel: v.string() },
  wireApi: v.custom<WireApi>(isWireApi),
  stream: v.boolean(),
  ...{ inputTokens: countColumn, cacheReadTokens: countColumn, cacheWriteTokens: countColumn },
  ...{ outputTokens: countColumn, reasoningTokens: countColumn, estimated: v.boolean() },
  errorBoundNanoUsd: bigintColumn,
  chargeNanoUsd: bigintColumn,
  holdNanoUsd: bigintColumn,
  costNanoUsd: bigintColumn,
  ttftMs: v.nullable(v.number()),
  durationMs: v.number(),
  flags: v.array(v.string()),
  ...{ channelId: text, channelName: text, forced: v.boolean() },
  attemptCount: countColumn,
  ...{ nodeId: v.string(), nodeName: text, tableVersion: v.nullable(countColumn) },
});
type UsageRow = v.InferOutput<typeof usageRow>;

const SELECT = `
  select u.id, u.started_at as "startedAt", u.recorded_at as "recordedAt", u.mode, u.outcome,
    to_char(u.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor,
    u.status, u.error_code as "errorCode", u.client_gone as "clientGone",
    u.account_id as "accountId", a.name as "accountName", u.api_key_id as "apiKeyId",
    k.name as "apiKeyName", u.model_id as "modelId", m.slug as "modelSlug",
    u.asked_model as "askedModel", u.wire_api as "wireApi", u.stream,
    u.input_tokens as "inputTokens", u.cache_read_tokens as "cacheReadTokens",
    u.cache_write_tokens as "cacheWriteTokens", u.output_tokens as "outputTokens",
    u.reasoning_tokens as "reasoningTokens", u.estimated,
    u.error_bound_nano_usd as "errorBoundNanoUsd", u.charge_nano_usd as "chargeNanoUsd",
    u.hold_nano_usd as "holdNanoUsd", u.cost_nano_usd as "costNanoUsd", u.ttft_ms as "ttftMs",
    u.duration_ms as "durationMs", u.flags, u.channel_id as "channelId", c.name as "channelName",
    u.forced, jsonb_array_length(u.attempts) as "attemptCount", u.node_id as "nodeId",
    n.name as "nodeName", u.table_version as "tableVersion"
  from usage_records u
  left join accounts a on a.id = u.account_id
  left join api_keys k on k.id = u.api_key_id
  left join models m on m.id = u.model_id
  left join channels c on c.id = u.channel_id
  left join nodes n on n.id = u.node_id`;

/** One page of what the caller may see. */
export async function listUsage(
  reader: ScopedReader,
  args: UsageListArgs,
): Promise<Page<UsageRecord>> {
  const { first, after } = checkPageArgs(args);
  const conditions = usageConditions(reader.visibility, args.filter);
  const totalCount = await countUsage(reader, conditions);
  const order = args.sort === 'NEWEST' ? 'desc' : 'asc';
  const start = startAfter(order, after);
  const { where, params } = joinConditions(start ? [...conditions, start] : conditions);
  const rows = decodeRows(
    usageRow,
    await reader.sql.query(
      `${SELECT} where ${where} order by u.started_at ${order}, u.id ${order} limit ${first + 1}`,
      params,
    ),
  );
  const page = cutPage({
    ...{ rows, first, totalCount },
    cursorOf: (row) => encodeCursor(`usage_${order}`, [row.cursor, row.id]),
  });
  return { ...page, nodes: page.nodes.map(toRecord) };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

function startAfter(order: 'asc' | 'desc', after: string | null): Condition | undefined {
  if (after === null) return undefined;
  const [value, id] = decodeCursor(`usage_${order}`, after);
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) {
    throw new ApiError('BAD_USER_INPUT', 'after is not a cursor of this list in this order.');
  }
  const than = order === 'asc' ? '>' : '<';
  return { sql: `(u.started_at, u.id) ${than} (?::timestamptz, ?)`, params: [value, id] };
}

async function countUsage(reader: ScopedReader, conditions: readonly Condition[]): Promise<number> {
  const { where, params } = joinConditions(conditions);
  const rows = await reader.sql.query(
    `select count(*) as total from
       (select 1 from usage_records u where ${where} limit ${COUNT_LIMIT}) counted`,
    params,
  );
  return decodeFirst(v.object({ total: countColumn }), rows)?.total ?? 0;
}

/** One record by its request id; undefined when there is none that the caller may see. */
export async function findUsage(
  reader: ScopedReader,
  id: string,
): Promise<UsageRecord | undefined> {
  const own = usageConditions(reader.visibility, null);
  const { where, params } = joinConditions([...own, { sql: 'u.id = ?', params: [id] }]);
  const row = decodeFirst(usageRow, await reader.sql.query(`${SELECT} where ${where}`, params));
  return row && toRecord(row);
}

function toRecord({ cursor: _, ...row }: UsageRow): UsageRecord {
  const { marginNanoUsd, marginPpm } = marginOf(row.chargeNanoUsd, row.costNanoUsd);
  return { ...row, marginNanoUsd, marginPpm };
}
