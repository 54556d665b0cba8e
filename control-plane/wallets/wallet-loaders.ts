// Batched reads behind the fields of wallets: lots, leases and what was spent.
import * as v from 'valibot';
import { bigintColumn, decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';
import type { Lot, Wallet, WalletLease, WalletSpend } from './wallet.graphql.ts';
import { findWalletsOfAccounts } from './wallet.queries.ts';

export const loadWalletOfAccount = defineLoader<Wallet>(({ reader }, accountIds) =>
  findWalletsOfAccounts(reader, accountIds),
);

/** Lots of one wallet that are shown; beyond it only spent ones are left out. */
const MAX_LOTS = 200;

const lotRow = v.object({
  walletId: v.string(),
  id: v.string(),
  origin: v.string(),
  scopeKey: v.string(),
  amountNanoUsd: bigintColumn,
  remainingNanoUsd: bigintColumn,
  expiresAt: v.nullable(v.date()),
  transactionId: v.string(),
  createdAt: v.date(),
});

/** Lots with money left, in the order of spending: scoped before general, first to expire first. */
export const loadLots = defineLoader<readonly Lot[]>(async ({ reader }, walletIds) => {
  const rows = await reader.sql.query(
    `select * from (
       select p.wallet_id as "walletId", l.id, l.origin, p.scope_key as "scopeKey",
         l.amount_nano_usd as "amountNanoUsd", l.remaining_nano_usd as "remainingNanoUsd",
         l.expires_at as "expiresAt", l.transaction_id as "transactionId",
         l.created_at as "createdAt",
         row_number() over (partition by p.wallet_id
           order by p.scope_key = 'general', l.expires_at nulls last, l.id) as place
       from lots l join pockets p on p.id = l.pocket_id
       where p.wallet_id = any($1) and l.remaining_nano_usd > 0
     ) ranked where place <= ${MAX_LOTS} order by "walletId", place`,
    [walletIds],
  );
  return Map.groupBy(decodeRows(lotRow, rows), (row) => row.walletId);
});

const leaseRow = v.object({
  walletId: v.string(),
  nodeId: v.string(),
  nodeName: v.string(),
  outstandingNanoUsd: bigintColumn,
  freeNanoUsd: bigintColumn,
  inFlightNanoUsd: bigintColumn,
});

export const loadLeases = defineLoader<readonly WalletLease[]>(async ({ reader }, walletIds) => {
  const rows = await reader.sql.query(
    `select p.wallet_id as "walletId", n.id as "nodeId", n.name as "nodeName",
       sum(l.granted_nano_usd - l.settled_nano_usd - l.returned_nano_usd
         - l.written_off_nano_usd)::text as "outstandingNanoUsd",
       sum(l.reported_free_nano_usd)::text as "freeNanoUsd",
       sum(l.reported_in_flight_nano_usd)::text as "inFlightNanoUsd"
     from leases l join pockets p on p.id = l.pocket_id join nodes n on n.id = l.node_id
     where p.wallet_id = any($1) and l.state = 'open'
     group by 1, 2, 3 order by n.name, n.id`,
    [walletIds],
  );
  return Map.groupBy(decodeRows(leaseRow, rows), (row) => row.walletId);
});

const spendRow = v.object({
  walletId: v.string(),
  todayNanoUsd: bigintColumn,
  last30DaysNanoUsd: bigintColumn,
});

/** By the usage records of each account, which are indexed by account and time. */
export const loadSpend = defineLoader<WalletSpend>(async ({ reader, now }, walletIds) => {
  const midnight = new Date(now);
  midnight.setUTCHours(0, 0, 0, 0);
  const since = new Date(now.getTime() - 30 * 86_400_000);
  const rows = await reader.sql.query(
    `select w.id as "walletId",
       coalesce(sum(u.charge_nano_usd) filter (where u.started_at >= $2), 0)::text as "todayNanoUsd",
       coalesce(sum(u.charge_nano_usd), 0)::text as "last30DaysNanoUsd"
     from wallets w join usage_records u on u.account_id = w.account_id and u.started_at >= $3
     where w.id = any($1) group by 1`,
    [walletIds, midnight, since],
  );
  return new Map(decodeRows(spendRow, rows).map((row) => [row.walletId, row]));
});
