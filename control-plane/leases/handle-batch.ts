// One batch of a node: its events stored, its returns and final statements booked, its asks
// answered. Events are stored first and alone; money moves in one transaction after them. A batch
// that comes twice has its effects once.

import { type BootNonce, type LeaseId, type NodeId, type PocketId, toId } from '#contract/ids';
import type { Batch, BatchAnswer } from '#contract/sync-messages';
import type { Database } from '../database/database.ts';
import { inTransaction, type Sql } from '../database/unit-of-work.ts';
import type { BatchOutcome, NodeSession } from '../sync/batch-handler.ts';
import { answerAsk } from './grant-leases.ts';
import { ingestEvents } from './ingest-events.ts';
import { lockLeases, lockPockets } from './lease-rows.ts';
import { leasesOfEpoch, pocketOfLease, takeFinal, takeReturn } from './return-leases.ts';
import { type KeyUses, noteUses, stampKeys } from './stamp-keys.ts';

export interface BatchFacts {
  readonly connected: ReadonlySet<NodeId>;
  readonly admissionMs: number;
}

/** Does everything a batch asks for, once. */
export async function handleBatch(
  database: Database,
  session: NodeSession,
  batch: Batch,
  facts: BatchFacts,
): Promise<BatchOutcome> {
  const watermarks = await ingest(database, session, batch);
  const moving = movingPockets(batch);
  await reportLeases(
    database.sql,
    session,
    batch.leases.filter((line) => !moving.has(pocketOfLease(line.leaseId))),
  );
  const money = await inTransaction(database, (tx) => moveMoney(tx.sql, session, batch, facts));
  return {
    answer: {
      type: 'batch_answer',
      batchId: batch.batchId,
      admissionMs: facts.admissionMs,
      answers: money.answers,
      returned: batch.returns.map((line) => line.returnId),
      closedEpochs: batch.finals.map((final) => final.nonce),
      watermarks,
    },
    recall: money.recall,
    funded: money.funded,
  };
}

async function ingest(
  database: Database,
  session: NodeSession,
  batch: Batch,
): Promise<BatchAnswer['watermarks']> {
  const watermarks: BatchAnswer['watermarks'] = [];
  const uses: KeyUses = new Map();
  const nonces = [...new Set(batch.events.map((line) => line.nonce))];
  for (const nonce of nonces) {
    const events = batch.events.filter((line) => line.nonce === nonce);
    const report = await inTransaction(database, (tx) =>
      ingestEvents(tx.sql, { nodeId: session.nodeId, nonce }, events),
    );
    watermarks.push({ nonce, seq: report.watermark });
    noteUses(uses, report.taken);
  }
  await stampKeys(database.sql, uses);
  return watermarks;
}

interface Moved {
  readonly answers: BatchAnswer['answers'];
  readonly recall: Map<NodeId, PocketId[]>;
  readonly funded: readonly PocketId[];
}

async function moveMoney(
  sql: Sql,
  session: NodeSession,
  batch: Batch,
  facts: BatchFacts,
): Promise<Moved> {
  const recall = new Map<NodeId, PocketId[]>();
  const answers: BatchAnswer['answers'] = [];
  if (!isMoving(batch)) return { answers, recall, funded: [] };
  const finals = await leasesOfFinals(sql, session, batch);
  const back = [
    ...batch.returns.map((line) => pocketOfLease(line.leaseId)),
    ...[...finals.values()].flat().map(pocketOfLease),
  ];
  const named = [...back, ...batch.asks.map((ask) => ask.pocketId)];
  const pockets = await lockPockets(sql, [...new Set(named)].sort());
  const context = { sql, nodeId: session.nodeId, pockets };
  const moving = movingPockets(batch);
  await reportLeases(
    sql,
    session,
    batch.leases.filter((line) => moving.has(pocketOfLease(line.leaseId))),
  );
  for (const line of batch.returns) await takeReturn(context, line);
  for (const final of batch.finals) {
    const leases = await lockLeases(sql, finals.get(final.nonce) ?? []);
    await takeFinal(context, final, leases);
  }
  for (const ask of batch.asks) {
    const granted = await answerAsk({ sql, ...session, ...facts }, ask);
    answers.push(granted.answer);
    for (const nodeId of granted.recall) {
      recall.set(nodeId, [...(recall.get(nodeId) ?? []), ask.pocketId]);
    }
  }
  return { answers, recall, funded: [...new Set(back)] };
}

function isMoving(batch: Batch): boolean {
  return [batch.asks, batch.returns, batch.finals].some((list) => list.length > 0);
}

/** Pockets of which a batch asks for money, or to which it gives some back. */
function movingPockets(batch: Batch): ReadonlySet<PocketId> {
  return new Set([
    ...batch.returns.map((line) => pocketOfLease(line.leaseId)),
    ...batch.asks.map((ask) => ask.pocketId),
  ]);
}

async function leasesOfFinals(
  sql: Sql,
  session: NodeSession,
  batch: Batch,
): Promise<Map<BootNonce, LeaseId[]>> {
  const found = new Map<BootNonce, LeaseId[]>();
  for (const final of batch.finals) {
    found.set(final.nonce, await leasesOfEpoch(sql, session.nodeId, final.nonce));
  }
  return found;
}

/**
 * What the node says of its leases: for sizes and for the fleet page, never for balances. A lease
 * that somebody else works on keeps what was said before: to wait for it while others wait for the
 * leases that are held here would be a deadlock.
 */
async function reportLeases(
  sql: Sql,
  session: NodeSession,
  leases: Batch['leases'],
): Promise<void> {
  if (leases.length === 0) return;
  await sql.query(
    `update leases l set reported_free_nano_usd = r.free, reported_in_flight_nano_usd = r.in_flight,
       updated_at = now()
     from unnest($2::text[], $3::bigint[], $4::bigint[]) as r (id, free, in_flight)
     where l.id = r.id and l.id in
       (select id from leases where node_id = $1 and id = any($2) for update skip locked)`,
    [
      session.nodeId,
      leases.map((line) => line.leaseId),
      leases.map((line) => line.free.toString()),
      leases.map((line) => line.inFlight.toString()),
    ],
  );
}

/** Contact renews the admission of all leases of a node, as the node does by itself. */
export async function renewAdmissions(
  sql: Sql,
  nodeId: NodeId,
  admissionMs: number,
): Promise<void> {
  await sql.query(
    `update leases set admission_expires_at = now() + $2 * interval '1 millisecond'
     where node_id = $1 and state = 'open'`,
    [nodeId, admissionMs],
  );
}

/** Highest stored event number of each epoch a node still has something of. */
export async function watermarksOf(
  sql: Sql,
  nodeId: NodeId,
  epochs: readonly BootNonce[],
): Promise<{ nonce: BootNonce; seq: number }[]> {
  await sql.query(
    `insert into node_epochs (node_id, nonce) select $1, unnest($2::text[]) on conflict do nothing`,
    [nodeId, epochs],
  );
  const rows = await sql.query<{ nonce: string; watermark: string }>(
    'select nonce, watermark from node_epochs where node_id = $1 and nonce = any($2)',
    [nodeId, epochs],
  );
  return rows.map((row) => ({ nonce: toId('boot_nonce', row.nonce), seq: Number(row.watermark) }));
}
