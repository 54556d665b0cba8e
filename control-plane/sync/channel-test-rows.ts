// Channel tests in the database: begun with their hold, ended with their cost, each in one transaction.
import { nanoUsd } from '#contract/money';
import { err, ok, type Result } from '#contract/result';
import type { ProbeResult } from '#contract/sync-messages';
import type { ChannelTestRequest } from '../channels/channel-tester.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/unit-of-work.ts';
import { captureOnHouse, holdOnHouse } from '../leases/house-hold.ts';
import type { PlannedProbe } from './plan-probe.ts';

/** Holds the price of a test; nothing is stored when the house cannot pay it. */
export function beginTest(
  database: Database,
  id: string,
  test: { readonly request: ChannelTestRequest; readonly hold: PlannedProbe['hold'] },
): Promise<Result<void, 'insufficient'>> {
  const { request, hold } = test;
  return inTransaction(database, async ({ sql }) => {
    const held = await holdOnHouse(sql, { id, amount: hold });
    if (!held.ok) return err(held.error);
    await sql.query(
      `insert into channel_tests (id, channel_id, model_id, actor, state, hold_nano_usd)
       values ($1, $2, $3, $4, 'running', $5)`,
      [id, request.channelId, request.modelId, request.actor, hold],
    );
    return ok(undefined);
  });
}

/** Books what the test cost. Without a result its fate is unknown: the whole hold is booked. */
export async function endTest(
  database: Database,
  id: string,
  test: { readonly result: ProbeResult | undefined; readonly hold: PlannedProbe['hold'] },
): Promise<bigint> {
  const { result, hold } = test;
  const cost = result && result.cost < hold ? result.cost : hold;
  const passed = result !== undefined && hasPassed(result);
  const kept = result && { ...result, cost: undefined, reply: undefined };
  await inTransaction(database, async ({ sql }) => {
    await captureOnHouse(sql, { id, cost: nanoUsd(cost) });
    await sql.query(
      `update channel_tests set state = $2, cost_nano_usd = $3, result = $4, finished_at = now()
       where id = $1`,
      [id, passed ? 'done' : 'failed', cost, kept ? JSON.stringify(kept) : null],
    );
  });
  return cost;
}

/** Whether the upstream answered as it should. */
export function hasPassed(result: ProbeResult): boolean {
  const { status, errorCode } = result;
  return errorCode === null && status !== null && status >= 200 && status < 300;
}
