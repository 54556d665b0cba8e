// The whole product in one story: set up through GraphQL alone, call, fail over, stream, be billed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES, stream } from '../harness/caller.ts';
import type { CustomerSetup, KeySetup } from '../harness/operator.ts';
import { System, VENDOR_KEY } from '../harness/system.ts';

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
  const serve = (upstreamModel: string) => [{ modelId, upstreamModel }];
  await operator.channel({
    name: 'first',
    providerId,
    credentialId,
    priority: 1,
    models: serve('sim-chat:server_error'),
  });
  await operator.channel({
    name: 'second',
    providerId,
    credentialId,
    priority: 2,
    models: serve('sim-chat'),
  });
  customer = await operator.customer('mara');
  await operator.topUp(customer.walletId, 10_000_000_000n);
  key = await operator.key(customer.accountId);
  await system.settled();
});

afterAll(() => system?.stop());

it('answers through the second channel when the first fails, and bills to the nano-dollar', async () => {
  const answer = await chat(system.nodes[0]?.url ?? '', key.token, {
    model: 'kimi-k2',
    messages: MESSAGES,
  });
  expect(answer.text).toContain('choices');
  expect(answer.status).toBe(200);
  expect(answer.body.model).toBe('kimi-k2');
  await system.posted(1);
  const [record] = await system.sql<{
    charge_nano_usd: string;
    attempts: { outcome: string; reason: string | null }[];
  }>('select * from usage_records order by recorded_at desc limit 1');
  expect(record?.attempts.map((attempt) => [attempt.outcome, attempt.reason])).toEqual([
    ['failed', 'server_error'],
    ['answered', null],
  ]);
  const { prompt_tokens, completion_tokens } = answer.body.usage;
  // 0.72 and 3.00 USD a million tokens, billable.
  expect(BigInt(record?.charge_nano_usd ?? 0)).toBe(
    BigInt(prompt_tokens) * 720n + BigInt(completion_tokens) * 3000n,
  );
  const [wallet] = await system.sql<{ balance: string }>(
    'select available_nano_usd + leased_nano_usd as balance from pockets p join wallets w on w.id = p.wallet_id where w.id = $1',
    [customer.walletId],
  );
  expect(10_000_000_000n - BigInt(wallet?.balance ?? 0)).toBe(BigInt(record?.charge_nano_usd ?? 0));
});

it('streams through both nodes with usage only for who asks', async () => {
  for (const node of system.nodes) {
    const plain = await stream(node.url, key.token, {
      model: 'moonshot/kimi-k2',
      messages: MESSAGES,
    });
    expect(plain.status).toBe(200);
    expect(plain.done).toBe(true);
    expect(
      plain.events.every((event) => event.model === 'moonshot/kimi-k2' && !('usage' in event)),
    ).toBe(true);
    expect(plain.events.every((event) => event.choices.length > 0)).toBe(true);
    const asked = await stream(node.url, key.token, {
      model: 'kimi-k2',
      messages: MESSAGES,
      stream_options: { include_usage: true },
    });
    expect(asked.events.at(-1)?.choices).toEqual([]);
    expect(asked.events.at(-1)?.usage?.completion_tokens).toBeGreaterThan(0);
  }
  expect(await system.vendor.violations()).toMatchObject({ total: 0 });
});
