// Mixed traffic over two data planes: JSON, streams, aborts, failures and failovers. What the ledger
// debits is what the records say is what the simulator would bill, to the nano-dollar.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES, postChat } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import type { CustomerSetup, KeySetup } from '../harness/operator.ts';
import { System, VENDOR_KEY } from '../harness/system.ts';

const CALLS = process.env.TOLLGATE_TEST_FULL ? 2000 : 300;
const PARALLEL = 24;
/** kimi-k2: 0.72 and 3.00 USD a million tokens. */
const RATES = { input: 720n, output: 3000n };
const FUNDS = 200_000_000_000n;

let system: System;
let customer: CustomerSetup;
let key: KeySetup;

beforeAll(async () => {
  system = await System.start();
  const { operator } = system;
  const { providerId, credentialId } = await operator.provider({
    name: 'Vendor',
    baseUrl: `${system.vendor.url()}/v1`,
    secret: VENDOR_KEY,
  });
  const modelId = await operator.modelId('kimi-k2');
  const shared = { providerId, credentialId, models: [{ modelId, upstreamModel: 'sim-chat' }] };
  await operator.channel({ name: 'first', ...shared, priority: 1, billsOnAbort: 'no' });
  await operator.channel({ name: 'second', ...shared, priority: 2 });
  customer = await operator.customer('mixed');
  await operator.topUp(customer.walletId, FUNDS);
  key = await operator.key(customer.accountId);
  await system.settled();
});

afterAll(() => system?.stop());

const KINDS = [
  { stream: false },
  { stream: true },
  { stream: true, stream_options: { include_usage: true } },
  { stream: true, sim_interval_ms: 5, abortAfterMs: 20 },
  { stream: false, sim_delay_ms: 60, abortAfterMs: 20 },
  { stream: false, sim_fault: 'server_error' },
  { stream: true, sim_fault: 'reset_mid_stream' },
  { stream: true, sim_fault: 'usage_absent' },
  { stream: false, sim_fault: 'usage_absent' },
  { stream: true, sim_fault: 'usage_in_choice' },
  { stream: true, sim_fault: 'usage_cumulative' },
  { stream: false, sim_cached: 3 },
  { stream: true, sim_reasoning: 5 },
  { stream: false, max_tokens: 5 },
];

async function call(index: number): Promise<void> {
  const { abortAfterMs, ...kind } = { abortAfterMs: 0, ...KINDS[index % KINDS.length] };
  const node = system.nodes[index % system.nodes.length];
  const controller = new AbortController();
  if (abortAfterMs > 0) setTimeout(() => controller.abort(), abortAfterMs);
  try {
    const answer = await postChat(
      node?.url ?? '',
      key.token,
      { model: 'kimi-k2', messages: MESSAGES, ...kind },
      { signal: controller.signal },
    );
    await answer.text();
  } catch (error) {
    if (abortAfterMs === 0) throw error;
  }
}

it(`bills ${CALLS} mixed calls by what the upstream served`, async () => {
  let next = 0;
  const work = async () => {
    while (next < CALLS) await call(next++);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  await system.posted();
  const report = await checkMoney(system, RATES);
  const [wallet] = await system.sql<{ balance: string }>(
    'select available_nano_usd + leased_nano_usd as balance from pockets p join wallets w on w.id = p.wallet_id where w.id = $1',
    [customer.walletId],
  );
  const [sum] = await system.sql<{ charged: string }>(
    'select sum(charge_nano_usd) as charged from usage_records',
  );
  expect(FUNDS - BigInt(wallet?.balance ?? 0)).toBe(BigInt(sum?.charged ?? 0));
  expect(report.exact).toBeGreaterThan(CALLS / 2);
  expect(report.estimated).toBeGreaterThan(0);
  expect(report.estimated).toBeLessThan(CALLS * 0.45);
  process.stdout.write(
    `billing: ${JSON.stringify({ ...report, estimateError: report.estimateError.toString() })}\n`,
  );
});
