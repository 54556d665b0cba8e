// Takes all test money away again: what test wallets have free, and what the test books have seen.
// Every step is a transaction of its own against it, so that the history stays.
import * as v from 'valibot';
import { type PocketId, toId } from '#contract/ids';
import { nanoUsd } from '#contract/money';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { bigintColumn, countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { runOnce } from '../idempotency.ts';
import { newId } from '../ids.ts';
import { checkInput, lineOfText } from '../input.ts';
import { ownAccount } from '../ledger/accounts.ts';
import { bookTransaction, type LedgerLine } from '../ledger/book-transaction.ts';
import { consumeLots } from '../ledger/lots.ts';
import { notifyFunds } from '../ledger/notify-funds.ts';
import type { Problem } from '../problems.ts';
import type {
  RemoveTestMoneyInput,
  TestMoneyEffect,
  TestMoneyRemoval,
} from './adjust-balance.graphql.ts';

const amount = v.pipe(
  v.string(),
  v.regex(/^\d+$/),
  v.transform((text) => BigInt(text)),
);
const answer = v.object({
  wallets: v.number(),
  removedNanoUsd: amount,
  stillInUseNanoUsd: amount,
});

export async function removeTestMoney(
  command: Command,
  input: RemoveTestMoneyInput,
): Promise<Result<TestMoneyRemoval, Problem>> {
  const checked = checkInput(v.object({ reason: lineOfText(500) }), { reason: input.reason });
  if (!checked.ok) return checked;
  const { reason } = checked.value;
  return runOnce(command, {
    key: input.idempotencyKey,
    operation: 'removeTestMoney',
    parameters: { reason },
    answer,
    run: () => removeAll(command, reason),
  });
}

const pocketRow = v.object({ id: v.string(), wallet_id: v.string(), available: bigintColumn });

async function removeAll(
  command: Command,
  reason: string,
): Promise<Result<v.InferInput<typeof answer>, Problem>> {
  const removal = newId();
  const before = await readTestMoney(command);
  const rows = await command.sql.query(
    `select p.id, p.wallet_id, p.available_nano_usd as available
     from pockets p join wallets w on w.id = p.wallet_id join accounts a on a.id = w.account_id
     where a.mode = 'test' order by p.id for update of p`,
    [],
  );
  const pockets = decodeRows(pocketRow, rows).filter((pocket) => pocket.available > 0n);
  for (const pocket of pockets) {
    await emptyPocket(command, { removal, reason, pocket });
  }
  await closeBooks(command, removal, reason);
  const removed = pockets.reduce((sum, pocket) => sum + pocket.available, 0n);
  command.note({ objectId: removal, before, after: { removedNanoUsd: removed, reason } });
  return ok({
    wallets: pockets.length,
    removedNanoUsd: removed.toString(),
    stillInUseNanoUsd: before.inUseNanoUsd.toString(),
  });
}

interface Emptying {
  readonly removal: string;
  readonly reason: string;
  readonly pocket: v.InferOutput<typeof pocketRow>;
}

async function emptyPocket(command: Command, emptying: Emptying): Promise<void> {
  const { removal, reason, pocket } = emptying;
  const pocketId: PocketId = toId('pocket', pocket.id);
  await bookTransaction(command.sql, {
    id: `removal:${removal}:${pocket.id}`,
    kind: 'removal',
    mode: 'test',
    walletId: pocket.wallet_id,
    reason,
    actor: command.actor.name,
    lines: [
      { account: 'available', pocketId, amount: nanoUsd(-pocket.available) },
      { account: ownAccount('test', 'promo'), amount: nanoUsd(pocket.available) },
    ],
  });
  await consumeLots(command.sql, pocketId, nanoUsd(pocket.available));
  await notifyFunds(command.sql, pocketId);
}

const balanceRow = v.object({ account: v.string(), balance: bigintColumn });

// What the test books have seen goes back to where test money came from. What is still out with
// nodes stays as that account's counterpart.
async function closeBooks(command: Command, removal: string, reason: string): Promise<void> {
  const source = ownAccount('test', 'promo');
  const rows = await command.sql.query(
    `select account, balance_nano_usd as balance from ledger_balances
     where starts_with(account, 'test:') and account <> $1 order by account for update`,
    [source],
  );
  const lines: LedgerLine[] = decodeRows(balanceRow, rows).map(({ account, balance }) => ({
    account,
    amount: nanoUsd(-balance),
  }));
  const sum = lines.reduce((total, line) => total + line.amount, 0n);
  if (lines.every((line) => line.amount === 0n)) return;
  await bookTransaction(command.sql, {
    id: `removal:${removal}`,
    kind: 'removal',
    mode: 'test',
    walletId: null,
    reason,
    actor: command.actor.name,
    lines: [...lines, { account: source, amount: nanoUsd(-sum) }],
  });
}

const effectRow = v.object({
  wallets: countColumn,
  availableNanoUsd: bigintColumn,
  inUseNanoUsd: bigintColumn,
});

/** What there is of test money now. */
export async function readTestMoney(reader: Reader): Promise<TestMoneyEffect> {
  const rows = await reader.sql.query(
    `select count(distinct w.id) as wallets,
       coalesce(sum(p.available_nano_usd), 0)::text as "availableNanoUsd",
       coalesce(sum(p.leased_nano_usd + p.held_nano_usd), 0)::text as "inUseNanoUsd"
     from pockets p join wallets w on w.id = p.wallet_id join accounts a on a.id = w.account_id
     where a.mode = 'test'`,
    [],
  );
  const row = decodeFirst(effectRow, rows);
  if (!row) throw new Error('a sum without a row');
  return row;
}
