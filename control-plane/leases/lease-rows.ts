// Pocket and lease rows as the lease authority reads them, locked by the caller's transaction.
import * as v from 'valibot';
import { type LeaseId, type NodeId, type PocketId, toId } from '#contract/ids';
import type { LeaseRow, PocketRow } from '#contract/lease-authority';
import { nanoUsd } from '#contract/money';
import { bigintColumn, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import type { MoneyMode } from '../ledger/accounts.ts';

/** A pocket with what its ledger transactions need. */
export interface LockedPocket extends PocketRow {
  readonly walletId: string;
  readonly mode: MoneyMode;
  readonly frozen: boolean;
}

const pocketRow = v.object({
  id: v.string(),
  available: bigintColumn,
  leased: bigintColumn,
  wallet_id: v.string(),
  mode: v.picklist(['live', 'test', 'house']),
  state: v.string(),
});

/** Locks pockets in the order of their ids, the order that every transaction uses. */
export async function lockPockets(
  sql: Sql,
  ids: readonly PocketId[],
): Promise<Map<PocketId, LockedPocket>> {
  const rows = await sql.query(
    `select p.id, p.available_nano_usd as available, p.leased_nano_usd as leased, p.wallet_id, a.mode, a.state
     from pockets p join wallets w on w.id = p.wallet_id join accounts a on a.id = w.account_id
     where p.id::text = any($1) order by p.id for update of p`,
    [ids],
  );
  return new Map(
    decodeRows(pocketRow, rows).map((row) => {
      const id = toId('pocket', row.id);
      const pocket: LockedPocket = {
        id,
        available: nanoUsd(row.available),
        leased: nanoUsd(row.leased),
        walletId: row.wallet_id,
        mode: row.mode,
        frozen: row.state === 'frozen',
      };
      return [id, pocket];
    }),
  );
}

const leaseRow = v.object({
  id: v.string(),
  node_id: v.string(),
  granted: bigintColumn,
  settled: bigintColumn,
  returned: bigintColumn,
  written_off: bigintColumn,
  state: v.string(),
  free: bigintColumn,
  over: v.boolean(),
});

const LEASE_COLUMNS = `id, node_id, granted_nano_usd as granted, settled_nano_usd as settled,
  returned_nano_usd as returned, written_off_nano_usd as written_off, state,
  reported_free_nano_usd as free, admission_expires_at < now() as over`;

/** Locks the open leases of a pocket whose row is locked already. */
export async function lockOpenLeases(
  sql: Sql,
  pocketId: PocketId,
  connected: ReadonlySet<NodeId>,
): Promise<LeaseRow[]> {
  const rows = await sql.query(
    `select ${LEASE_COLUMNS} from leases where pocket_id = $1 and state = 'open' order by id for update`,
    [pocketId],
  );
  return toLeases(rows, connected);
}

/** Locks leases by id; their pockets' rows are locked already. */
export async function lockLeases(sql: Sql, ids: readonly LeaseId[]): Promise<LeaseRow[]> {
  const rows = await sql.query(
    `select ${LEASE_COLUMNS} from leases where id = any($1) order by id for update`,
    [ids],
  );
  return toLeases(rows, new Set());
}

function toLeases(rows: readonly unknown[], connected: ReadonlySet<NodeId>): LeaseRow[] {
  return decodeRows(leaseRow, rows).map((row) => ({
    id: toId('lease', row.id),
    nodeId: toId('node', row.node_id),
    granted: nanoUsd(row.granted),
    settled: nanoUsd(row.settled),
    returned: nanoUsd(row.returned),
    writtenOff: nanoUsd(row.written_off),
    open: row.state === 'open',
    reportedFree: nanoUsd(row.free),
    connected: connected.has(toId('node', row.node_id)),
    admissionOver: row.over,
  }));
}
