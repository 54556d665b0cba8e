// 500 calls at once on one small wallet over two nodes: nothing is overspent, and nobody is refused
// while the balance that is not in flight would cover the hold.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { balanceOf, KIMI_RATES, type Scene, setScene, USD } from '../harness/setup.ts';

const CALLS = 500;
let scene: Scene;

beforeAll(async () => {
  scene = await setScene(undefined, { fundsNanoUsd: 10n * USD });
  const { operator } = scene.system;
  const [model] = await scene.system.sql<{ version: number }>(
    'select version from models where id = $1',
    [scene.modelId],
  );
  await operator.call(
    `mutation ($input: UpdateModelInput!) { updateModel(input: $input) { __typename ... on Problem { code message } } }`,
    { input: { id: scene.modelId, expectedVersion: model?.version, maxOutputTokens: 128_000 } },
  );
  await scene.system.settled();
});

afterAll(() => scene?.system.stop());

it(`answers ${CALLS} parallel calls without a limit from 10 USD`, async () => {
  const { system, key } = scene;
  const answers = await Promise.all(
    Array.from({ length: CALLS }, (_, index) =>
      chat(system.nodes[index % 2]?.url ?? '', key.token, { model: 'kimi-k2', messages: MESSAGES }),
    ),
  );
  const statuses = new Map<number, number>();
  for (const answer of answers) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  process.stdout.write(`parallel: ${JSON.stringify([...statuses])}\n`);
  expect([...statuses]).toEqual([[200, CALLS]]);
  await system.posted(CALLS);
  const report = await checkMoney(system, KIMI_RATES);
  expect(report.exact).toBe(CALLS);
  const [overrun] = await system.sql<{ sum: string | null }>(
    `select sum(balance_nano_usd) as sum from ledger_balances where account like '%overrun'`,
  );
  expect(BigInt(overrun?.sum ?? 0)).toBe(0n);
  const [sum] = await system.sql<{ charged: string }>(
    'select sum(charge_nano_usd) as charged from usage_records',
  );
  expect(await balanceOf(scene)).toBe(10n * USD - BigInt(sum?.charged ?? 0));
});
