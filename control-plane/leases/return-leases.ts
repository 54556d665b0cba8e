// Takes back what a node returns, and winds up an epoch by its final statement. Each return is
// booked once under its id; what is closed takes nothing more.
import { type BootNonce, type LeaseId, type NodeId, type PocketId, toId } from '#contract/ids';
import { acceptFinal, acceptReturn, type LeaseRow } from '#contract/lease-authority';
import type { EpochFinal, LeaseReturn } from '#contract/lease-exchange';
import { type NanoUsd, nanoUsd } from '#contract/money';
import type { Sql } from '../database/unit-of-work.ts';
import { bookTransaction } from '../ledger/book-transaction.ts';
import { type LockedPocket, lockLeases } from './lease-rows.ts';

/** The pocket a lease id names. */
export function pocketOfLease(leaseId: LeaseId): PocketId {
  return toId('pocket', leaseId.slice(0, leaseId.indexOf(':')));
}

export interface ReturnContext {
  readonly sql: Sql;
  readonly nodeId: NodeId;
  readonly pockets: ReadonlyMap<PocketId, LockedPocket>;
}

/** Books one return; a repeated one, or one on a closed lease, changes nothing. */
export async function takeReturn(context: ReturnContext, returned: LeaseReturn): Promise<void> {
  const { sql } = context;
  const [lease] = await lockLeases(sql, [returned.leaseId]);
  const pocket = context.pockets.get(pocketOfLease(returned.leaseId));
  if (!lease || !pocket || lease.nodeId !== context.nodeId) return;
  const fresh = await sql.query(
    `insert into lease_returns (id, lease_id, amount_nano_usd) values ($1, $2, $3)
     on conflict (id) do nothing returning id`,
    [returned.returnId, returned.leaseId, returned.amount],
  );
  if (fresh.length === 0) return;
  await giveBack(context, {
    lease,
    pocket,
    amount: acceptReturn(lease, returned.amount),
    id: `return:${returned.returnId}`,
  });
}

/** Closes every lease of an epoch that its node will never use again. */
export async function takeFinal(
  context: ReturnContext,
  final: EpochFinal,
  leases: readonly LeaseRow[],
): Promise<void> {
  for (const lease of leases) {
    const pocket = context.pockets.get(pocketOfLease(lease.id));
    if (!pocket || !lease.open) continue;
    const amount = acceptFinal(lease, final);
    await giveBack(context, { lease, pocket, amount, id: `final:${lease.id}` });
    await context.sql.query(
      `update leases set state = 'closed', reported_free_nano_usd = 0, reported_in_flight_nano_usd = 0, updated_at = now()
       where id = $1`,
      [lease.id],
    );
  }
  await context.sql.query(
    `update node_epochs set state = 'closed' where node_id = $1 and nonce = $2 and state = 'open'`,
    [context.nodeId, final.nonce],
  );
}

async function giveBack(
  context: ReturnContext,
  back: { lease: LeaseRow; pocket: LockedPocket; amount: NanoUsd; id: string },
): Promise<void> {
  const { lease, pocket, amount } = back;
  if (amount === 0n) return;
  await context.sql.query(
    `update leases set returned_nano_usd = returned_nano_usd + $2,
       reported_free_nano_usd = greatest(0, reported_free_nano_usd - $2), updated_at = now() where id = $1`,
    [lease.id, amount],
  );
  await bookTransaction(context.sql, {
    id: back.id,
    kind: 'return',
    mode: pocket.mode,
    walletId: pocket.walletId,
    reason: '',
    actor: `node:${context.nodeId}`,
    lines: [
      { account: 'leased', pocketId: pocket.id, amount: nanoUsd(-amount) },
      { account: 'available', pocketId: pocket.id, amount },
    ],
  });
}

/** The open leases of one epoch; their pockets are to be locked before they are touched. */
export async function leasesOfEpoch(
  sql: Sql,
  nodeId: NodeId,
  nonce: BootNonce,
): Promise<LeaseId[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from leases where node_id = $1 and nonce = $2 and state = 'open' order by id`,
    [nodeId, nonce],
  );
  return rows.map((row) => toId('lease', row.id));
}
