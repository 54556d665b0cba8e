// Lots: money by origin inside a pocket. Consumed when usage is posted, first to expire first.
import * as v from 'valibot';
import type { PocketId } from '#contract/ids';
import { minNano, type NanoUsd, nanoUsd } from '#contract/money';
import { bigintColumn, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';

export type LotOrigin = 'payment' | 'voucher' | 'trial' | 'grant' | 'refund' | 'adjustment';

/** Adds money of one origin to a pocket that the caller has locked. */
export async function addLot(
  sql: Sql,
  lot: {
    readonly pocketId: PocketId;
    readonly origin: LotOrigin;
    readonly amount: NanoUsd;
    readonly transactionId: string;
  },
): Promise<void> {
  await sql.query(
    `insert into lots (pocket_id, origin, amount_nano_usd, remaining_nano_usd, transaction_id)
     values ($1, $2, $3, $3, $4)`,
    [lot.pocketId, lot.origin, lot.amount, lot.transactionId],
  );
}

const lotRow = v.object({ id: v.string(), remaining: bigintColumn });

/** Takes an amount from a locked pocket's lots in their order of spending. */
export async function consumeLots(sql: Sql, pocketId: PocketId, amount: NanoUsd): Promise<void> {
  let left = amount;
  if (left <= 0n) return;
  const rows = await sql.query(
    `select id, remaining_nano_usd as remaining from lots
     where pocket_id = $1 and remaining_nano_usd > 0
     order by expires_at nulls last, id`,
    [pocketId],
  );
  for (const lot of decodeRows(lotRow, rows)) {
    if (left === 0n) return;
    const taken = minNano(left, nanoUsd(lot.remaining));
    await sql.query(`update lots set remaining_nano_usd = remaining_nano_usd - $2 where id = $1`, [
      lot.id,
      taken,
    ]);
    left = nanoUsd(left - taken);
  }
  if (left > 0n) throw new Error('lots hold less than their pocket');
}
