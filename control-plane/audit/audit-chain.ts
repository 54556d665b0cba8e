// Appends to the audit trail and verifies it. Each entry's hash covers the one before, so that a
// removed or altered entry shows.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Actor, AuditNote } from '../command.ts';
import { decodeFirst, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { canonicalJson } from './canonical-json.ts';

export interface AuditRecord {
  readonly at: Date;
  readonly actor: Actor;
  /** Noun and verb, as user_group.update. */
  readonly action: string;
  readonly objectKind: string;
  readonly note: AuditNote;
  /** Absent when it was done. */
  readonly problemCode?: string;
}

/** Writes one entry as the last statement of its transaction: the chain's row stays locked. */
export async function appendAudit(sql: Sql, record: AuditRecord): Promise<void> {
  const chain = await sql.query('select last_hash from audit_chain for update', []);
  const previous = decodeFirst(v.object({ last_hash: v.string() }), chain)?.last_hash ?? '';
  const entry = toRow(record);
  const hash = hashEntry(previous, entry);
  await sql.query(
    `insert into audit_entries (at, actor_kind, actor_id, actor_name, action, object_kind,
       object_id, object_name, outcome, problem_code, before, after, address, request_id,
       previous_hash, hash)
     values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)`,
    [
      record.at,
      entry.actor_kind,
      entry.actor_id,
      entry.actor_name,
      entry.action,
      entry.object_kind,
      entry.object_id,
      entry.object_name,
      entry.outcome,
      entry.problem_code,
      jsonOrNull(entry.before),
      jsonOrNull(entry.after),
      entry.address,
      entry.request_id,
      previous,
      hash,
    ],
  );
  await sql.query('update audit_chain set last_hash = $1', [hash]);
}

export type ChainVerdict =
  | { readonly intact: true; readonly entries: number }
  | { readonly intact: false; readonly brokenAt: string };

const PAGE = 1_000;

/** Walks the chain from the first entry; names the first entry that does not fit. */
export async function verifyAuditChain(sql: Sql): Promise<ChainVerdict> {
  let previous = '';
  let after = '0';
  let entries = 0;
  for (;;) {
    const rows = decodeRows(
      chainRow,
      await sql.query('select * from audit_entries where id > $1 order by id limit $2', [
        after,
        PAGE,
      ]),
    );
    for (const row of rows) {
      const { id, at, previous_hash, hash, ...entry } = row;
      const expected = hashEntry(previous, { ...entry, at: at.toISOString() });
      if (previous_hash !== previous || hash !== expected) return { intact: false, brokenAt: id };
      previous = hash;
      after = id;
    }
    entries += rows.length;
    if (rows.length < PAGE) break;
  }
  const last = decodeFirst(
    v.object({ last_hash: v.string() }),
    await sql.query('select last_hash from audit_chain', []),
  );
  return last?.last_hash === previous
    ? { intact: true, entries }
    : { intact: false, brokenAt: 'end' };
}

const nullableText = v.nullable(v.string());
const chainRow = v.object({
  id: v.string(),
  at: v.date(),
  actor_kind: v.string(),
  actor_id: nullableText,
  actor_name: v.string(),
  action: v.string(),
  object_kind: v.string(),
  object_id: nullableText,
  object_name: nullableText,
  outcome: v.string(),
  problem_code: nullableText,
  before: v.unknown(),
  after: v.unknown(),
  address: nullableText,
  request_id: nullableText,
  previous_hash: v.string(),
  hash: v.string(),
});

function toRow(record: AuditRecord) {
  const { actor, note } = record;
  return {
    at: record.at.toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action: record.action,
    object_kind: record.objectKind,
    object_id: note.objectId ?? null,
    object_name: note.objectName ?? null,
    outcome: record.problemCode === undefined ? 'done' : 'refused',
    problem_code: record.problemCode ?? null,
    before: note.before ?? null,
    after: note.after ?? null,
    address: actor.address,
    request_id: actor.requestId,
  };
}

function hashEntry(previous: string, entry: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(previous).update(canonicalJson(entry)).digest('hex');
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : canonicalJson(value);
}
