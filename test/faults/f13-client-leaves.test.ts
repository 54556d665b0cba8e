// F13: the client leaves before the first byte, in mid-stream, or stops reading. By the channel's
// rule the upstream is closed at once or read to its usage; the wallet moves by what was served.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES, postChat } from '../harness/caller.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';

const CANCEL_MS = 100;
const LEAVES = 3;
let scene: Scene;

beforeAll(async () => {
  scene = await setScene([
    { name: 'cancels', upstreamModel: 'sim-small', billsOnAbort: 'no' },
    { name: 'drains', upstreamModel: 'sim-chat', billsOnAbort: 'yes' },
  ]);
});
afterAll(() => scene?.system.stop());

async function leave(
  channel: string,
  body: Record<string, unknown>,
  afterMs: number,
): Promise<number> {
  const { system, customer } = scene;
  const key = await system.operator.key(customer.accountId, { mayPin: true });
  await system.settled();
  const controller = new AbortController();
  let leftAt = 0;
  setTimeout(() => {
    leftAt = Date.now();
    controller.abort();
  }, afterMs);
  await postChat(
    system.nodes[0]?.url ?? '',
    key.token,
    { model: 'kimi-k2', messages: MESSAGES, ...body },
    {
      path: `/v1/chat/completions?channel=${channel}`,
      signal: controller.signal,
    },
  )
    .then((answer) => answer.text())
    .catch(() => undefined);
  return leftAt;
}

async function lastAttempt() {
  return (await scene.system.vendor.attempts()).at(-1);
}

/** Milliseconds from a client's leaving to the end of its upstream. */
async function closedAfter(body: Record<string, unknown>): Promise<number> {
  const before = (await lastAttempt())?.attemptId;
  const leftAt = await leave('cancels', body, 300);
  await waitFor(async () => {
    const attempt = await lastAttempt();
    return attempt?.attemptId !== before && attempt?.outcome === 'cancelled';
  }, 'upstream closed');
  return ((await lastAttempt())?.cancelledAt ?? Number.POSITIVE_INFINITY) - leftAt;
}

async function lastRecord() {
  const [row] = await scene.system.sql<{
    outcome: string;
    client_gone: boolean;
    estimated: boolean;
    charge_nano_usd: string;
  }>('select * from usage_records order by started_at desc, seq desc limit 1');
  return row;
}

const SLOW_STREAM = { stream: true, sim_interval_ms: 40, sim_tokens: 60 };
const SLOW_JSON = { stream: false, sim_fault: 'slow_json', sim_delay_ms: 1500 };

for (const [kind, body] of [
  ['SSE', SLOW_STREAM],
  ['JSON', SLOW_JSON],
] as const) {
  it(`closes the upstream within ${CANCEL_MS} ms where the channel's rule is cancel (${kind})`, async () => {
    // A busy machine may keep one of them waiting, never two.
    const delays: number[] = [];
    for (let left = 0; left < LEAVES; left++) delays.push(await closedAfter(body));
    expect(delays.sort((a, b) => a - b)[1]).toBeLessThan(CANCEL_MS);
    await scene.system.posted();
    expect((await lastRecord())?.client_gone).toBe(true);
  });

  it(`reads to the usage and charges it where the channel bills aborted calls (${kind})`, async () => {
    await leave('drains', body, 300);
    await waitFor(
      async () => (await lastAttempt())?.outcome === 'complete',
      'upstream read to its end',
      10_000,
    );
    await scene.system.posted();
    const record = await lastRecord();
    expect(record).toMatchObject({ outcome: 'settled', client_gone: true, estimated: false });
    const attempt = await lastAttempt();
    const bill =
      BigInt(attempt?.billed.prompt_tokens ?? 0) * KIMI_RATES.input +
      BigInt(attempt?.billed.completion_tokens ?? 0) * KIMI_RATES.output;
    expect(BigInt(record?.charge_nano_usd ?? 0)).toBe(bill);
  });
}

it('charges nothing when nothing had come and the upstream was cancelled', async () => {
  await leave('cancels', { stream: true, sim_fault: 'slow_first', sim_delay_ms: 2000 }, 200);
  await scene.system.posted();
  expect(await lastRecord()).toMatchObject({ outcome: 'void', charge_nano_usd: '0' });
});

it('does not call a normal end a disconnect', async () => {
  const answer = await postChat(scene.system.nodes[0]?.url ?? '', scene.key.token, {
    model: 'kimi-k2',
    messages: MESSAGES,
    stream: true,
  });
  await answer.text();
  await scene.system.posted();
  const [row] = await scene.system.sql<{ client_gone: boolean }>(
    'select client_gone from usage_records where id = $1',
    [answer.headers.get('x-request-id')],
  );
  expect(row?.client_gone).toBe(false);
});
