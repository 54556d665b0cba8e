// Books one balanced, immutable ledger transaction and moves the cached balances with it. The id is
// the id of the cause: booking the same cause again does nothing.
import * as v from 'valibot';
import type { PocketId } from '#contract/ids';
import type { NanoUsd } from '#contract/money';
import { bigintColumn, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import type { MoneyMode, PocketAccount } from './accounts.ts';

/** One signed line. Positive raises the account. */
export type LedgerLine =
  | { readonly account: PocketAccount; readonly pocketId: PocketId; readonly amount: NanoUsd }
  | { readonly account: string; readonly pocketId?: undefined; readonly amount: NanoUsd };

export interface LedgerTransactionInput {
  readonly id: string;
  readonly kind:
    | 'adjustment'
    | 'grant'
    | 'return'
    | 'final'
    | 'usage'
    | 'hold'
    | 'capture'
    | 'removal';
  readonly mode: MoneyMode;
  readonly walletId: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly details?: Readonly<Record<string, string | number>>;
  readonly lines: readonly LedgerLine[];
}

/** Books it, or finds it booked already. The caller holds the pockets' row locks. */
export async function bookTransaction(
  sql: Sql,
  input: LedgerTransactionInput,
): Promise<'booked' | 'repeated'> {
  const lines = input.lines.filter((line) => line.amount !== 0n);
  const sum = lines.reduce((total, line) => total + line.amount, 0n);
  if (sum !== 0n) throw new Error('a ledger transaction must sum to zero');
  const inserted = await sql.query(
    `insert into ledger_transactions (id, kind, mode, wallet_id, reason, actor, details)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing returning id`,
    [
      input.id,
      input.kind,
      input.mode,
      input.walletId,
      input.reason,
      input.actor,
      input.details ?? null,
    ],
  );
  if (inserted.length === 0) return 'repeated';
  await moveOwnBalances(sql, input.id, lines);
  for (const line of sortPockets(lines)) await movePocket(sql, input.id, line);
  return 'booked';
}

type PocketLine = Extract<LedgerLine, { pocketId: PocketId }>;

function sortPockets(lines: readonly LedgerLine[]): PocketLine[] {
  return lines
    .filter((line): line is PocketLine => line.pocketId !== undefined)
    .sort((a, b) => (a.pocketId < b.pocketId ? -1 : a.pocketId > b.pocketId ? 1 : 0));
}

const PRESENT: Readonly<Record<PocketAccount, string>> = {
  available: 'available_nano_usd',
  leased: 'leased_nano_usd',
  held: 'held_nano_usd',
};

const balanceRow = v.object({ total: bigintColumn });

/** Moves one pocket balance and writes its entry with the wallet's balance after it. */
async function movePocket(sql: Sql, transactionId: string, line: PocketLine): Promise<void> {
  const column = PRESENT[line.account];
  const rows = await sql.query(
    `update pockets set ${column} = ${column} + $2, ledger_version = ledger_version + 1
     where id = $1
     returning available_nano_usd + leased_nano_usd + held_nano_usd as total`,
    [line.pocketId, line.amount],
  );
  const [row] = decodeRows(balanceRow, rows);
  if (!row) throw new Error('a ledger line names a pocket that does not exist');
  await insertEntry(sql, transactionId, line, row.total);
}

async function moveOwnBalances(
  sql: Sql,
  transactionId: string,
  lines: readonly LedgerLine[],
): Promise<void> {
  const own = lines
    .filter((line) => line.pocketId === undefined)
    .sort((a, b) => (a.account < b.account ? -1 : 1));
  for (const line of own) {
    await sql.query(
      `insert into ledger_balances (account, balance_nano_usd) values ($1, $2)
       on conflict (account) do update
       set balance_nano_usd = ledger_balances.balance_nano_usd + excluded.balance_nano_usd`,
      [line.account, line.amount],
    );
    await insertEntry(sql, transactionId, line, null);
  }
}

function insertEntry(
  sql: Sql,
  transactionId: string,
  line: LedgerLine,
  balanceAfter: bigint | null,
): Promise<unknown> {
  return sql.query(
    `insert into ledger_entries (transaction_id, account, pocket_id, amount_nano_usd, balance_after_nano_usd)
     values ($1, $2, $3, $4, $5)`,
    [transactionId, line.account, line.pocketId ?? null, line.amount, balanceAfter],
  );
}
