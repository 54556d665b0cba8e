// Ingest of reported usage: append, deduplicate, queue for posting. No row that anybody else writes
// is touched, so reporters never wait for each other. A bad event goes to the dead letters.
import { hash } from 'node:crypto';
import * as v from 'valibot';
import { decode, encodeJson } from '#contract/codec';
import type { BootNonce, NodeId } from '#contract/ids';
import type { Batch } from '#contract/sync-messages';
import { type UsageEvent, usageEventSchema } from '#contract/usage-event';
import { bigintColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { storableJson } from './storable-text.ts';
import { insertUsage, queuePosting, type StoredEvent } from './usage-rows.ts';

type Reported = Batch['events'][number];

/** What ingest did with the events of one epoch. */
export interface IngestReport {
  readonly watermark: number;
  /** An event number was used for two events: the epoch takes nothing more. */
  readonly fenced: boolean;
  readonly taken: readonly UsageEvent[];
}

const epochRow = v.object({ watermark: bigintColumn, state: v.string() });

/** Stores the events of one epoch in order; stops at a gap, so that the node sends again. */
export async function ingestEvents(
  sql: Sql,
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  reported: readonly Reported[],
): Promise<IngestReport> {
  await sql.query(
    'insert into node_epochs (node_id, nonce) values ($1, $2) on conflict do nothing',
    [from.nodeId, from.nonce],
  );
  const epoch = decodeFirst(
    epochRow,
    await sql.query(
      'select watermark, state from node_epochs where node_id = $1 and nonce = $2 for update',
      [from.nodeId, from.nonce],
    ),
  );
  if (!epoch) throw new Error('an epoch vanished');
  const wasFenced = epoch.state === 'fenced';
  const fresh = inOrder(reported, Number(epoch.watermark));
  if (fresh.length === 0) {
    return { watermark: Number(epoch.watermark), fenced: wasFenced, taken: [] };
  }
  const { stored, bad } = wasFenced ? quarantine(fresh) : await decodeEvents(sql, from, fresh);
  const fenced = (await storeTogetherOrAlone(sql, from, stored)) || wasFenced;
  await storeDeadLetters(sql, from, bad);
  const watermark = fresh.at(-1)?.seq ?? Number(epoch.watermark);
  await sql.query(
    `update node_epochs set watermark = $3, state = case when $4 then 'fenced' else state end
     where node_id = $1 and nonce = $2`,
    [from.nodeId, from.nonce, watermark, fenced],
  );
  return { watermark, fenced, taken: stored.map((line) => line.event) };
}

function inOrder(reported: readonly Reported[], watermark: number): Reported[] {
  const fresh: Reported[] = [];
  let expected = watermark + 1;
  for (const line of [...reported].sort((a, b) => a.seq - b.seq)) {
    if (line.seq < expected) continue;
    if (line.seq > expected) break;
    fresh.push(line);
    expected++;
  }
  return fresh;
}

interface DeadLetter {
  readonly seq: number;
  readonly reason: string;
  readonly payload: unknown;
}

/** Kept for an operator and acknowledged: a node would keep what is not, and all that follows, for ever. */
function quarantine(fresh: readonly Reported[]): { stored: StoredEvent[]; bad: DeadLetter[] } {
  const reason = 'the epoch was fenced before this event came';
  return { stored: [], bad: fresh.map(({ seq, event }) => ({ seq, reason, payload: event })) };
}

async function decodeEvents(
  sql: Sql,
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  fresh: readonly Reported[],
): Promise<{ stored: StoredEvent[]; bad: DeadLetter[] }> {
  const stored: StoredEvent[] = [];
  const bad: DeadLetter[] = [];
  const leases = await knownLeases(sql, from.nodeId, fresh);
  for (const line of fresh) {
    const decoded = decode(usageEventSchema, line.event);
    if (!decoded.ok) {
      const reason = `${decoded.error.path} ${decoded.error.message}`.trim();
      bad.push({ seq: line.seq, reason, payload: line.event });
      continue;
    }
    const fault = faultOf(decoded.value, leases);
    if (fault) bad.push({ seq: line.seq, reason: fault, payload: line.event });
    else {
      stored.push({
        seq: line.seq,
        event: decoded.value,
        contentHash: hash('sha256', encodeJson(decoded.value), 'hex'),
      });
    }
  }
  return { stored, bad };
}

// Beyond it a whole number of milliseconds is no date.
const LAST_DATE_MS = 8_640_000_000_000_000;

function faultOf(event: UsageEvent, leases: ReadonlyMap<string, string>): string | undefined {
  if (event.startedAtMs > LAST_DATE_MS) return 'startedAtMs is not a date';
  if (event.leaseId === null)
    return event.charge > 0n ? 'leaseId is missing for a charge' : undefined;
  const pocketId = leases.get(event.leaseId);
  if (pocketId === undefined) return 'leaseId is not a lease of this node';
  return pocketId === event.pocketId ? undefined : 'pocketId is not the pocket of the lease';
}

const leaseRow = v.object({ id: v.string(), pocket_id: v.string() });
const leaseRef = v.object({ leaseId: v.string() });

async function knownLeases(
  sql: Sql,
  nodeId: NodeId,
  fresh: readonly Reported[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Set<string>();
  for (const line of fresh) {
    const ref = v.safeParse(leaseRef, line.event);
    if (ref.success) named.add(ref.output.leaseId);
  }
  const rows = await sql.query(
    'select id, pocket_id from leases where node_id = $1 and id = any($2)',
    [nodeId, [...named]],
  );
  return new Map(decodeRows(leaseRow, rows).map((row) => [row.id, row.pocket_id]));
}

const storedRow = v.object({ id: v.string(), content_hash: v.string() });

/**
 * Stores all events at once; where one of them cannot be stored, each alone, so that it goes to the
 * dead letters and its neighbours are kept.
 */
async function storeTogetherOrAlone(
  sql: Sql,
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  events: readonly StoredEvent[],
): Promise<boolean> {
  const together = await inSavepoint(sql, () => storeEvents(sql, from, events));
  if (together !== undefined) return together;
  let fenced = false;
  for (const line of events) {
    const alone = await inSavepoint(sql, () => storeEvents(sql, from, [line]));
    fenced ||= alone ?? false;
    if (alone !== undefined) continue;
    const payload: unknown = JSON.parse(encodeJson(line.event));
    await storeDeadLetters(sql, from, [
      { seq: line.seq, reason: 'the event cannot be stored', payload },
    ]);
  }
  return fenced;
}

/** Runs work that the database may refuse; undefined when it did, with nothing of it left. */
async function inSavepoint<T>(sql: Sql, work: () => Promise<T>): Promise<T | undefined> {
  await sql.query('savepoint ingest', []);
  try {
    const value = await work();
    await sql.query('release savepoint ingest', []);
    return value;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    await sql.query('rollback to savepoint ingest', []);
    return undefined;
  }
}

/** SQLSTATE classes 22 (data) and 23 (constraints): the event's fault, not the database's. */
function isDataFault(error: unknown): boolean {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return code.startsWith('22') || code.startsWith('23');
}

/** Inserts what is new. The value says whether a number or an id was used for two events. */
async function storeEvents(
  sql: Sql,
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  events: readonly StoredEvent[],
): Promise<boolean> {
  if (events.length === 0) return false;
  const inserted = await insertUsage(sql, from, events);
  await queuePosting(
    sql,
    events.filter((line) => inserted.has(line.event.id)),
  );
  const repeated = events.filter((line) => !inserted.has(line.event.id));
  if (repeated.length === 0) return false;
  const rows = await sql.query('select id, content_hash from usage_records where id = any($1)', [
    repeated.map((line) => line.event.id),
  ]);
  const known = new Map(decodeRows(storedRow, rows).map((row) => [row.id, row.content_hash]));
  const changed = repeated.filter((line) => known.get(line.event.id) !== line.contentHash);
  await storeDeadLetters(
    sql,
    from,
    changed.map((line) => ({
      seq: line.seq,
      reason: 'an event with this id or number is stored with other content',
      payload: JSON.parse(encodeJson(line.event)),
    })),
  );
  return changed.length > 0;
}

async function storeDeadLetters(
  sql: Sql,
  from: { readonly nodeId: NodeId; readonly nonce: BootNonce },
  letters: readonly DeadLetter[],
): Promise<void> {
  for (const letter of letters) {
    await sql.query(
      `insert into dead_letters (node_id, nonce, seq, reason, payload) values ($1, $2, $3, $4, $5)`,
      [
        from.nodeId,
        from.nonce,
        letter.seq,
        letter.reason.slice(0, 500),
        storableJson(letter.payload),
      ],
    );
  }
}
