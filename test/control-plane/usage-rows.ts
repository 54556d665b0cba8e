// Usage rows for tests, inserted as the intake stores them, with one price and one channel behind.
import type { ControlHarness } from './harness.ts';

export interface UsageRowInput {
  readonly id: string;
  readonly seq: number;
  readonly startedAt: Date;
  readonly accountId: string;
  readonly [column: string]: unknown;
}

/** Inserts usage records; columns that are not given have plain values. */
export async function insertUsageRows(
  plane: ControlHarness,
  rows: readonly UsageRowInput[],
): Promise<void> {
  const full = rows.map(({ startedAt, accountId, ...more }) => ({
    node_id: 'node-a',
    nonce: 'n1',
    content_hash: 'x',
    mode: 'live',
    outcome: 'settled',
    started_at: startedAt.toISOString(),
    account_id: accountId,
    api_key_id: null,
    pocket_id: null,
    model_id: null,
    channel_id: null,
    asked_model: 'kimi-k2',
    wire_api: 'chat_completions',
    stream: false,
    status: 200,
    error_code: null,
    input_tokens: 0,
    cache_read_tokens: 0,
    output_tokens: 0,
    price_id: null,
    fee_ppm: 200_000,
    model_ppm: 1_000_000,
    group_ppm: 1_000_000,
    charge_nano_usd: 0,
    hold_nano_usd: 0,
    cost_nano_usd: 0,
    ttft_ms: null,
    duration_ms: 100,
    attempts: [],
    ...more,
  }));
  const columns = Object.keys(full[0] ?? {});
  await plane.database.sql.query(
    `insert into usage_records (${columns.join(', ')})
     select ${columns.map((name) => `r.${name}`).join(', ')}
     from jsonb_populate_recordset(null::usage_records, $1::jsonb) r`,
    [JSON.stringify(full)],
  );
}

/** What a provider, a channel and a priced model are called in these tests. */
export interface Route {
  readonly channelId: string;
  readonly modelId: string;
  readonly priceId: string;
}

/** A live provider with one channel that carries kimi-k2. */
export async function createRoute(plane: ControlHarness, name: string): Promise<Route> {
  const model = await plane.call('{ modelByName(name: "kimi-k2") { id price { id } } }');
  const { id: modelId, price } = model.data.modelByName;
  const provider = await plane.call(
    'mutation($input: CreateProviderInput!) { createProvider(input: $input) { ... on Provider { id } } }',
    { input: { name, vendor: 'Moonshot AI', baseUrl: 'https://api.example.com/v1' } },
  );
  const channel = await plane.call(
    'mutation($input: CreateChannelInput!) { createChannel(input: $input) { ... on Channel { id } } }',
    {
      input: {
        name,
        providerId: provider.data.createProvider.id,
        wireApi: 'chat_completions',
        models: [{ modelId, upstreamModel: 'kimi-k2-0905' }],
      },
    },
  );
  return { modelId, channelId: channel.data.createChannel.id, priceId: price.id };
}
