// Holds on the installation's own wallet: what a channel test may cost, held in the database before
// the call and booked as the operator's cost after it.
import * as v from 'valibot';
import { type PocketId, toId } from '#contract/ids';
import { minNano, type NanoUsd, nanoUsd } from '#contract/money';
import { err, ok, type Result } from '#contract/result';
import { bigintColumn, decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { ownAccount } from '../ledger/accounts.ts';
import { bookTransaction } from '../ledger/book-transaction.ts';
import { consumeLots } from '../ledger/lots.ts';

const houseRow = v.object({ id: v.string(), wallet_id: v.string(), available: bigintColumn });
const heldRow = v.object({ amount: bigintColumn });

interface House {
  readonly pocketId: PocketId;
  readonly walletId: string;
  readonly available: bigint;
}

async function lockHouse(sql: Sql): Promise<House> {
  const row = decodeFirst(
    houseRow,
    await sql.query(
      `select p.id, p.wallet_id, p.available_nano_usd as available
       from pockets p join wallets w on w.id = p.wallet_id join accounts a on a.id = w.account_id
       where a.mode = 'house' and p.scope_key = 'general' for update of p`,
      [],
    ),
  );
  if (!row) throw new Error('the house wallet is missing');
  return { pocketId: toId('pocket', row.id), walletId: row.wallet_id, available: row.available };
}

/** Holds an amount on the house wallet under the id of the test. */
export async function holdOnHouse(
  sql: Sql,
  hold: { readonly id: string; readonly amount: NanoUsd },
): Promise<Result<void, 'insufficient'>> {
  const house = await lockHouse(sql);
  if (house.available < hold.amount) return err('insufficient');
  await bookTransaction(sql, {
    id: `test:${hold.id}:hold`,
    kind: 'hold',
    mode: 'house',
    walletId: house.walletId,
    reason: 'channel test',
    actor: 'system',
    lines: [
      { account: 'available', pocketId: house.pocketId, amount: nanoUsd(-hold.amount) },
      { account: 'held', pocketId: house.pocketId, amount: hold.amount },
    ],
  });
  return ok(undefined);
}

/** Ends a hold: the cost is booked, at most the hold, and the rest is free again. */
export async function captureOnHouse(
  sql: Sql,
  capture: { readonly id: string; readonly cost: NanoUsd },
): Promise<void> {
  const house = await lockHouse(sql);
  const held = decodeFirst(
    heldRow,
    await sql.query(
      `select amount_nano_usd as amount from ledger_entries where transaction_id = $1 and account = 'held'`,
      [`test:${capture.id}:hold`],
    ),
  );
  if (!held) return;
  const amount = nanoUsd(held.amount);
  const cost = minNano(capture.cost, amount);
  const booked = await bookTransaction(sql, {
    id: `test:${capture.id}:capture`,
    kind: 'capture',
    mode: 'house',
    walletId: house.walletId,
    reason: 'channel test',
    actor: 'system',
    lines: [
      { account: 'held', pocketId: house.pocketId, amount: nanoUsd(-amount) },
      { account: 'available', pocketId: house.pocketId, amount: nanoUsd(amount - cost) },
      { account: ownAccount('house', 'channel_tests'), amount: cost },
    ],
  });
  if (booked === 'booked') await consumeLots(sql, house.pocketId, cost);
}
