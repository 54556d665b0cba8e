// Usage events as rows: one statement a batch, columns by name.
import { encodeJson } from '#contract/codec';
import type { BootNonce, NodeId } from '#contract/ids';
import type { UsageEvent } from '#contract/usage-event';
import type { Sql } from '../database/unit-of-work.ts';
import { storableText } from './storable-text.ts';

/** An event that was decoded, with its place and the hash of its content. */
export interface StoredEvent {
  readonly seq: number;
  readonly event: UsageEvent;
  readonly contentHash: string;
}

const COLUMNS: Readonly<Record<string, string>> = {
  id: 'text',
  node_id: 'text',
  nonce: 'text',
  seq: 'bigint',
  content_hash: 'text',
  mode: 'text',
  outcome: 'text',
  started_at: 'timestamptz',
  account_id: 'uuid',
  api_key_id: 'uuid',
  pocket_id: 'uuid',
  lease_id: 'text',
  model_id: 'uuid',
  asked_model: 'text',
  channel_id: 'uuid',
  wire_api: 'text',
  stream: 'boolean',
  forced: 'boolean',
  status: 'integer',
  error_code: 'text',
  client_gone: 'boolean',
  input_tokens: 'bigint',
  cache_read_tokens: 'bigint',
  cache_write_tokens: 'bigint',
  output_tokens: 'bigint',
  reasoning_tokens: 'bigint',
  estimated: 'boolean',
  error_bound_nano_usd: 'bigint',
  price_id: 'uuid',
  fee_ppm: 'bigint',
  model_ppm: 'bigint',
  group_ppm: 'bigint',
  charge_nano_usd: 'bigint',
  hold_nano_usd: 'bigint',
  cost_nano_usd: 'bigint',
  ttft_ms: 'integer',
  duration_ms: 'integer',
  table_version: 'bigint',
  attempts: 'jsonb',
  flags: 'text[]',
};

const NAMES = Object.keys(COLUMNS).join(', ');
const TYPES = Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** Inserts events that are not there yet; answers the ids that were new. */
export async function insertUsage(
  sql: Sql,
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  events: readonly StoredEvent[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ id: string }>(
    `insert into usage_records (${NAMES})
     select ${NAMES} from jsonb_to_recordset($1::jsonb) as r (${TYPES})
     on conflict do nothing returning id`,
    [encodeJson(events.map((line) => toRow(from, line)))],
  );
  return new Set(rows.map((row) => row.id));
}

function toRow(
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  { seq, event, contentHash }: StoredEvent,
): Readonly<Record<string, unknown>> {
  const { usage } = event;
  return {
    id: event.id,
    node_id: from.nodeId,
    nonce: from.nonce,
    seq,
    content_hash: contentHash,
    mode: event.mode,
    outcome: event.outcome,
    started_at: new Date(event.startedAtMs).toISOString(),
    account_id: event.accountId,
    api_key_id: event.apiKeyId,
    pocket_id: event.pocketId,
    lease_id: event.leaseId,
    model_id: event.modelId,
    asked_model: storableText(event.askedModel),
    channel_id: event.channelId,
    wire_api: event.wireApi,
    stream: event.stream,
    forced: event.forced,
    status: event.status,
    error_code: event.errorCode,
    client_gone: event.clientGone,
    input_tokens: usage.inputTotal,
    cache_read_tokens: usage.cacheRead,
    cache_write_tokens: usage.cacheWrite,
    output_tokens: usage.outputTotal,
    reasoning_tokens: usage.reasoning,
    estimated: usage.source === 'estimated',
    error_bound_nano_usd: event.errorBound,
    price_id: event.priceId,
    fee_ppm: event.feePpm,
    model_ppm: event.modelPpm,
    group_ppm: event.groupPpm,
    charge_nano_usd: event.charge,
    hold_nano_usd: event.hold,
    cost_nano_usd: event.cost,
    ttft_ms: event.ttftMs,
    duration_ms: event.durationMs,
    table_version: event.tableVersion,
    attempts: event.attempts,
    flags: event.flags,
  };
}

/** Queues the charges of new events for the poster. */
export async function queuePosting(sql: Sql, events: readonly StoredEvent[]): Promise<void> {
  const charged = events.filter((line) => line.event.charge > 0n && line.event.leaseId !== null);
  if (charged.length === 0) return;
  await sql.query(
    `insert into posting_queue (usage_id, pocket_id, lease_id, charge_nano_usd, hold_nano_usd, cost_nano_usd)
     select * from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])`,
    [
      charged.map((line) => line.event.id),
      charged.map((line) => line.event.pocketId),
      charged.map((line) => line.event.leaseId),
      charged.map((line) => line.event.charge.toString()),
      charged.map((line) => line.event.hold.toString()),
      charged.map((line) => line.event.cost.toString()),
    ],
  );
}
