// An operator's adjustment of a balance: a top-up, a grant, a correction up or down.
import * as v from 'valibot';
import { toId } from '#contract/ids';
import { type NanoUsd, nanoUsd } from '#contract/money';
import { err, ok, type Result } from '#contract/result';
import { bigintColumn, decodeFirst } from '../database/decode.ts';
import type { Tx } from '../database/unit-of-work.ts';
import { type OwnAccount, ownAccount } from './accounts.ts';
import { bookTransaction } from './book-transaction.ts';
import { addLot, consumeLots } from './lots.ts';
import { notifyFunds } from './notify-funds.ts';

export interface AdjustmentInput {
  readonly walletId: string;
  /** Signed: positive is a credit. */
  readonly amountNanoUsd: bigint;
  readonly origin: 'payment' | 'grant' | 'adjustment';
  readonly reason: string;
  readonly actor: string;
  /** The idempotency key's id; the same id is booked once. */
  readonly transactionId: string;
}

export type AdjustmentFault =
  | { readonly kind: 'insufficient_available'; readonly availableNanoUsd: bigint }
  | { readonly kind: 'wallet_not_found' };

const COUNTER: Readonly<Record<AdjustmentInput['origin'], OwnAccount>> = {
  payment: 'cash',
  grant: 'promo',
  adjustment: 'promo',
};

const pocketRow = v.object({
  id: v.string(),
  available: bigintColumn,
  mode: v.picklist(['live', 'test', 'house']),
});

/** Credits or debits a wallet's general pocket. A debit takes free money only. */
export async function bookAdjustment(
  tx: Tx,
  input: AdjustmentInput,
): Promise<Result<{ transactionId: string; availableNanoUsd: bigint }, AdjustmentFault>> {
  const amount = nanoUsd(input.amountNanoUsd);
  const pocket = decodeFirst(
    pocketRow,
    await tx.sql.query(
      `select p.id, p.available_nano_usd as available, a.mode
       from pockets p join wallets w on w.id = p.wallet_id join accounts a on a.id = w.account_id
       where w.id = $1 and p.scope_key = 'general' for update of p`,
      [input.walletId],
    ),
  );
  if (!pocket) return err({ kind: 'wallet_not_found' });
  if (pocket.available + amount < 0n) {
    return err({ kind: 'insufficient_available', availableNanoUsd: pocket.available });
  }
  const pocketId = toId('pocket', pocket.id);
  const booked = await bookTransaction(tx.sql, {
    id: input.transactionId,
    kind: 'adjustment',
    mode: pocket.mode,
    walletId: input.walletId,
    reason: input.reason,
    actor: input.actor,
    details: { origin: input.origin },
    lines: [
      { account: 'available', pocketId, amount },
      { account: ownAccount(pocket.mode, COUNTER[input.origin]), amount: nanoUsd(-amount) },
    ],
  });
  if (booked === 'repeated')
    return ok({ transactionId: input.transactionId, availableNanoUsd: pocket.available });
  await moveLots(tx, { pocketId, amount, input });
  await notifyFunds(tx.sql, pocketId);
  return ok({ transactionId: input.transactionId, availableNanoUsd: pocket.available + amount });
}

async function moveLots(
  tx: Tx,
  move: { pocketId: ReturnType<typeof toId<'pocket'>>; amount: NanoUsd; input: AdjustmentInput },
): Promise<void> {
  const { pocketId, amount, input } = move;
  if (amount < 0n) return consumeLots(tx.sql, pocketId, nanoUsd(-amount));
  if (amount === 0n) return;
  await addLot(tx.sql, {
    pocketId,
    origin: input.origin,
    amount,
    transactionId: input.transactionId,
  });
}
