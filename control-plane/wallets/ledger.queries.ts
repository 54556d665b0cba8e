// Reading the ledger: pages over (created_at, id), newest first.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { ApiError } from '../graphql/errors.ts';
import { compare, equals, holds, joinConditions } from '../graphql/filter.ts';
import { defineLoader } from '../graphql/loader.ts';
import { checkPageArgs, cutPage, decodeCursor, encodeCursor, type Page } from '../graphql/page.ts';
import { type Condition, visibleBy } from '../visibility.ts';
import type {
  LedgerBalance,
  LedgerEntry,
  LedgerListArgs,
  LedgerTransaction,
} from './ledger.graphql.ts';

/** Counting stops here, as in the usage log. */
const COUNT_LIMIT = 100_000;
const MAX_KINDS = 20;

const transactionRow = v.object({
  id: v.string(),
  cursor: v.string(),
  kind: v.string(),
  mode: v.picklist(['live', 'test', 'house']),
  walletId: v.nullable(v.string()),
  accountName: v.nullable(v.string()),
  reason: v.string(),
  actor: v.string(),
  requests: v.nullable(countColumn),
  amountNanoUsd: bigintColumn,
  balanceAfterNanoUsd: v.nullable(bigintColumn),
  createdAt: v.date(),
});

const FROM = `
  from ledger_transactions t
  left join wallets w on w.id = t.wallet_id
  left join accounts a on a.id = w.account_id
  cross join lateral (
    select coalesce(sum(amount_nano_usd), 0) as amount,
      (array_agg(balance_after_nano_usd order by id desc))[1] as after
    from ledger_entries e where e.transaction_id = t.id and e.pocket_id is not null
  ) s`;

const SELECT = `
  select t.id, t.kind, t.mode, t.wallet_id as "walletId", a.name as "accountName", t.reason,
    t.actor, (t.details->>'requests')::bigint as requests, s.amount::text as "amountNanoUsd",
    s.after as "balanceAfterNanoUsd", t.created_at as "createdAt",
    to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor
  ${FROM}`;

/** One page of the transactions that the caller may see. */
export async function listLedger(
  reader: ScopedReader,
  args: LedgerListArgs,
): Promise<Page<LedgerTransaction>> {
  const { first, after } = checkPageArgs(args);
  const conditions = ledgerConditions(reader, args);
  const totalCount = await countLedger(reader, conditions);
  const start = after === null ? [] : [startAfter(after)];
  const { where, params } = joinConditions([...conditions, ...start]);
  const rows = await reader.sql.query(
    `${SELECT} where ${where} order by t.created_at desc, t.id desc limit ${first + 1}`,
    params,
  );
  const page = cutPage({
    ...{ rows: decodeRows(transactionRow, rows), first, totalCount },
    cursorOf: (row) => encodeCursor('ledger', [row.cursor, row.id]),
  });
  return { ...page, nodes: page.nodes.map(({ cursor: _, ...row }) => row) };
}

function ledgerConditions(reader: ScopedReader, { filter }: LedgerListArgs): Condition[] {
  const kinds = filter?.kinds?.slice(0, MAX_KINDS);
  return [
    visibleBy(reader.visibility, 'w.account_id'),
    equals('t.wallet_id', filter?.walletId),
    equals('w.account_id', filter?.accountId),
    kinds ? { sql: 't.kind = any(?)', params: [kinds] } : { sql: 'true', params: [] },
    equals('t.mode', filter?.mode),
    compare('t.created_at', '>=', filter?.from),
    compare('t.created_at', '<', filter?.to),
    holds('s.amount <> 0', filter?.includeMoves ? null : true),
  ];
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

function startAfter(after: string): Condition {
  const [value, id] = decodeCursor('ledger', after);
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) {
    throw new ApiError('BAD_USER_INPUT', 'after is not a cursor of this list in this order.');
  }
  return { sql: '(t.created_at, t.id) < (?::timestamptz, ?)', params: [value, id] };
}

async function countLedger(
  reader: ScopedReader,
  conditions: readonly Condition[],
): Promise<number> {
  const { where, params } = joinConditions(conditions);
  const rows = await reader.sql.query(
    `select count(*) as total from (select 1 ${FROM} where ${where} limit ${COUNT_LIMIT}) counted`,
    params,
  );
  return decodeFirst(v.object({ total: countColumn }), rows)?.total ?? 0;
}

/** One transaction; undefined when there is none that the caller may see. */
export async function findLedgerTransaction(
  reader: ScopedReader,
  id: string,
): Promise<LedgerTransaction | undefined> {
  const { where, params } = joinConditions([
    visibleBy(reader.visibility, 'w.account_id'),
    equals('t.id', id),
  ]);
  const rows = await reader.sql.query(`${SELECT} where ${where}`, params);
  return decodeFirst(transactionRow, rows);
}

const entryRow = v.object({
  transactionId: v.string(),
  id: v.string(),
  account: v.string(),
  pocketId: v.nullable(v.string()),
  amountNanoUsd: bigintColumn,
  balanceAfterNanoUsd: v.nullable(bigintColumn),
});

export const loadEntries = defineLoader<readonly LedgerEntry[]>(async ({ reader }, ids) => {
  const rows = await reader.sql.query(
    `select transaction_id as "transactionId", id::text as id, account, pocket_id as "pocketId",
       amount_nano_usd as "amountNanoUsd", balance_after_nano_usd as "balanceAfterNanoUsd"
     from ledger_entries e where transaction_id = any($1) order by transaction_id, e.id`,
    [ids],
  );
  return Map.groupBy(decodeRows(entryRow, rows), (row) => row.transactionId);
});

const balanceRow = v.object({ account: v.string(), balanceNanoUsd: bigintColumn });

/** The operator's own accounts; those of test and house carry their mode in front. */
export async function listLedgerBalances(reader: ScopedReader): Promise<LedgerBalance[]> {
  const rows = await reader.sql.query(
    'select account, balance_nano_usd as "balanceNanoUsd" from ledger_balances order by account',
    [],
  );
  return decodeRows(balanceRow, rows);
}
