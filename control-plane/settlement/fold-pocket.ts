// Folds a pocket's unposted usage into one ledger transaction: leases pay up to their holds, then
// the pocket, then the operator (overrun). The fold's number is its id, so it is booked once.
import * as v from 'valibot';
import { type LeaseId, type PocketId, toId } from '#contract/ids';
import { splitSettlement } from '#contract/lease-authority';
import { type NanoUsd, nanoUsd, ZERO } from '#contract/money';
import { bigintColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { ownAccount } from '../ledger/accounts.ts';
import { bookTransaction } from '../ledger/book-transaction.ts';
import { consumeLots } from '../ledger/lots.ts';

/** Events in one fold; the rest waits for the next. */
const FOLD_LIMIT = 5000;

const pocketRow = v.object({
  available: bigintColumn,
  fold: bigintColumn,
  wallet_id: v.string(),
  mode: v.picklist(['live', 'test', 'house']),
});

const eventRow = v.object({
  usage_id: v.string(),
  lease_id: v.string(),
  charge: bigintColumn,
  hold: bigintColumn,
});

const leaseRow = v.object({ id: v.string(), outstanding: bigintColumn });

interface Fold {
  readonly fromLeases: ReadonlyMap<LeaseId, NanoUsd>;
  readonly leased: NanoUsd;
  readonly fromAvailable: NanoUsd;
  readonly overrun: NanoUsd;
}

/** Posts what is queued for one pocket. Runs in the caller's transaction; returns how many events. */
export async function foldPocket(sql: Sql, pocketId: PocketId): Promise<number> {
  const pocket = decodeFirst(
    pocketRow,
    await sql.query(
      `select p.available_nano_usd as available, p.fold_number as fold, p.wallet_id, a.mode
       from pockets p join wallets w on w.id = p.wallet_id join accounts a on a.id = w.account_id
       where p.id = $1 for update of p`,
      [pocketId],
    ),
  );
  if (!pocket) return 0;
  const events = decodeRows(
    eventRow,
    await sql.query(
      `delete from posting_queue where usage_id in
         (select usage_id from posting_queue where pocket_id = $1 order by usage_id limit ${FOLD_LIMIT})
       returning usage_id, lease_id, charge_nano_usd as charge, hold_nano_usd as hold`,
      [pocketId],
    ),
  );
  if (events.length === 0) return 0;
  const leases = await lockLeases(sql, events);
  const fold = addUp(nanoUsd(pocket.available), leases, events);
  await payFromLeases(sql, fold);
  await bookFold(sql, pocketId, { pocket, events, fold });
  return events.length;
}

async function lockLeases(
  sql: Sql,
  events: readonly v.InferOutput<typeof eventRow>[],
): Promise<Map<LeaseId, NanoUsd>> {
  const ids = [...new Set(events.map((event) => event.lease_id))];
  const rows = decodeRows(
    leaseRow,
    await sql.query(
      `select id, granted_nano_usd - settled_nano_usd - returned_nano_usd - written_off_nano_usd as outstanding
       from leases where id = any($1) order by id for update`,
      [ids],
    ),
  );
  return new Map(rows.map((row) => [toId('lease', row.id), nanoUsd(row.outstanding)]));
}

function addUp(
  available: NanoUsd,
  outstanding: Map<LeaseId, NanoUsd>,
  events: readonly v.InferOutput<typeof eventRow>[],
): Fold {
  const fromLeases = new Map<LeaseId, NanoUsd>();
  let leased = ZERO;
  let fromAvailable = ZERO;
  let overrun = ZERO;
  for (const event of events) {
    const lease = toId('lease', event.lease_id);
    const left = outstanding.get(lease) ?? ZERO;
    const split = splitSettlement(nanoUsd(available - fromAvailable), left, {
      charge: nanoUsd(event.charge),
      hold: nanoUsd(event.hold),
    });
    outstanding.set(lease, nanoUsd(left - split.fromLease));
    fromLeases.set(lease, nanoUsd((fromLeases.get(lease) ?? ZERO) + split.fromLease));
    leased = nanoUsd(leased + split.fromLease);
    fromAvailable = nanoUsd(fromAvailable + split.fromAvailable);
    overrun = nanoUsd(overrun + split.overrun);
  }
  return { fromLeases, leased, fromAvailable, overrun };
}

async function payFromLeases(sql: Sql, fold: Fold): Promise<void> {
  await sql.query(
    `update leases l set settled_nano_usd = settled_nano_usd + paid.amount, updated_at = now()
     from unnest($1::text[], $2::bigint[]) as paid (id, amount) where l.id = paid.id`,
    [[...fold.fromLeases.keys()], [...fold.fromLeases.values()].map(String)],
  );
}

async function bookFold(
  sql: Sql,
  pocketId: PocketId,
  facts: {
    readonly pocket: v.InferOutput<typeof pocketRow>;
    readonly events: readonly v.InferOutput<typeof eventRow>[];
    readonly fold: Fold;
  },
): Promise<void> {
  const { pocket, events, fold } = facts;
  const paid = nanoUsd(fold.leased + fold.fromAvailable);
  const number = pocket.fold + 1n;
  const ids = events.map((event) => event.usage_id).sort();
  await sql.query('update pockets set fold_number = $2 where id = $1', [pocketId, number]);
  const booked = await bookTransaction(sql, {
    id: `fold:${pocketId}:${number}`,
    kind: 'usage',
    mode: pocket.mode,
    walletId: pocket.wallet_id,
    reason: '',
    actor: 'system',
    details: { requests: events.length, first: ids[0] ?? '', last: ids.at(-1) ?? '' },
    lines: [
      { account: 'leased', pocketId, amount: nanoUsd(-fold.leased) },
      { account: 'available', pocketId, amount: nanoUsd(-fold.fromAvailable) },
      { account: ownAccount(pocket.mode, 'revenue'), amount: nanoUsd(paid + fold.overrun) },
      { account: ownAccount(pocket.mode, 'overrun'), amount: nanoUsd(-fold.overrun) },
    ],
  });
  if (booked !== 'booked') throw new Error('a fold number was used twice');
  await consumeLots(sql, pocketId, paid);
}
