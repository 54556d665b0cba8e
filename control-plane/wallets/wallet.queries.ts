// Reading wallets with their balances. Raw rows: a wallet's money is a sum over its pockets.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals, joinConditions, matches } from '../graphql/filter.ts';
import {
  checkPageArgs,
  cutPage,
  decodeCursor,
  encodeCursor,
  type Page,
  searchCondition,
} from '../graphql/page.ts';
import { type Condition, visibleBy } from '../visibility.ts';
import type { Wallet, WalletListArgs } from './wallet.graphql.ts';

const walletRow = v.object({
  id: v.string(),
  accountId: v.string(),
  accountName: v.string(),
  accountMode: v.picklist(['live', 'test', 'house']),
  availableNanoUsd: bigintColumn,
  leasedNanoUsd: bigintColumn,
  heldNanoUsd: bigintColumn,
  createdAt: v.date(),
});

const SELECT = `
  select w.id, w.account_id as "accountId", a.name as "accountName", a.mode as "accountMode",
    s.available as "availableNanoUsd", s.leased as "leasedNanoUsd", s.held as "heldNanoUsd",
    w.created_at as "createdAt"
  from wallets w join accounts a on a.id = w.account_id
  cross join lateral (
    select coalesce(sum(available_nano_usd), 0)::text as available,
      coalesce(sum(leased_nano_usd), 0)::text as leased,
      coalesce(sum(held_nano_usd), 0)::text as held,
      coalesce(sum(available_nano_usd + leased_nano_usd + held_nano_usd), 0) as total
    from pockets where wallet_id = w.id
  ) s`;

const EMAILS = `(select string_agg(x.email, ' ') from users x where x.account_id = a.id)`;

/** One page of the wallets that the caller may see. */
export async function listWallets(
  reader: ScopedReader,
  args: WalletListArgs,
): Promise<Page<Wallet>> {
  const { first, after } = checkPageArgs(args);
  const conditions = [
    visibleBy(reader.visibility, 'w.account_id'),
    searchCondition(['a.name', EMAILS], args.filter?.search),
    equals('a.mode', args.filter?.mode),
    matches('s.total < ?', args.filter?.belowNanoUsd),
  ];
  const totalCount = await countWallets(reader, conditions);
  const start = startAfter(args, after);
  const { where, params } = joinConditions(start ? [...conditions, start] : conditions);
  const order = args.sort === 'NAME_ASC' ? 'a.name, w.id' : 'w.id desc';
  const rows = await reader.sql.query(
    `${SELECT} where ${where} order by ${order} limit ${first + 1}`,
    params,
  );
  const page = cutPage({
    ...{ rows: decodeRows(walletRow, rows), first, totalCount },
    cursorOf: (row) => encodeCursor(args.sort, [row.accountName, row.id]),
  });
  return { ...page, nodes: page.nodes.map(toWallet) };
}

function startAfter(args: WalletListArgs, after: string | null): Condition | undefined {
  if (after === null) return undefined;
  const [name, id] = decodeCursor(args.sort, after);
  return args.sort === 'NAME_ASC'
    ? { sql: '(a.name, w.id::text) > (?, ?)', params: [name, id] }
    : { sql: 'w.id::text < ?', params: [id] };
}

async function countWallets(
  reader: ScopedReader,
  conditions: readonly Condition[],
): Promise<number> {
  const { where, params } = joinConditions(conditions);
  const rows = await reader.sql.query(
    `select count(*) as total from (${SELECT} where ${where}) counted`,
    params,
  );
  return decodeFirst(v.object({ total: countColumn }), rows)?.total ?? 0;
}

/** One wallet, by its own id or its account's; undefined when the caller may not see it. */
export async function findWallet(
  reader: ScopedReader,
  by: { readonly id: string } | { readonly accountId: string },
): Promise<Wallet | undefined> {
  const { where, params } = joinConditions([
    visibleBy(reader.visibility, 'w.account_id'),
    'id' in by ? equals('w.id', by.id) : equals('w.account_id', by.accountId),
  ]);
  const row = decodeFirst(walletRow, await reader.sql.query(`${SELECT} where ${where}`, params));
  return row && toWallet(row);
}

function toWallet(row: v.InferOutput<typeof walletRow>): Wallet {
  const inUseNanoUsd = row.leasedNanoUsd + row.heldNanoUsd;
  return { ...row, inUseNanoUsd, balanceNanoUsd: row.availableNanoUsd + inUseNanoUsd };
}

/** The wallets of many accounts, by the account's id. */
export async function findWalletsOfAccounts(
  reader: ScopedReader,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Wallet>> {
  const { where, params } = joinConditions([
    visibleBy(reader.visibility, 'w.account_id'),
    { sql: 'w.account_id = any(?)', params: [accountIds] },
  ]);
  const rows = decodeRows(walletRow, await reader.sql.query(`${SELECT} where ${where}`, params));
  return new Map(rows.map((row) => [row.accountId, toWallet(row)]));
}
