// Tells the nodes, after the commit, that what they were told of a pocket no longer counts.
import type { PocketId } from '#contract/ids';
import type { Sql } from '../database/unit-of-work.ts';

export const FUNDS_CHANNEL = 'tollgate_funds';

/** Announces a change of a pocket's money; delivered when the transaction commits. */
export async function notifyFunds(sql: Sql, pocketId: PocketId): Promise<void> {
  await sql.query('select pg_notify($1, $2)', [FUNDS_CHANNEL, pocketId]);
}
