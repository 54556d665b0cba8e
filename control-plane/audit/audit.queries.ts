// Reading the audit trail, newest first.
import * as v from 'valibot';
import { countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { compare, equals, joinConditions } from '../graphql/filter.ts';
import {
  checkPageArgs,
  cutPage,
  decodeCursor,
  encodeCursor,
  type Page,
  searchCondition,
} from '../graphql/page.ts';
import type { AuditListArgs } from './audit.graphql.ts';

const text = v.nullable(v.string());
const auditRow = v.object({
  id: v.string(),
  at: v.date(),
  actor_kind: v.string(),
  actor_id: text,
  actor_name: v.string(),
  action: v.string(),
  object_kind: v.string(),
  object_id: text,
  object_name: text,
  outcome: v.string(),
  problem_code: text,
  before: v.unknown(),
  after: v.unknown(),
  address: text,
  request_id: text,
});
export type AuditRow = v.InferOutput<typeof auditRow>;

const ORDER = 'audit';

/** One page of entries; counting stops at a limit, since the trail only grows. */
export async function listAuditEntries(
  { sql }: ScopedReader,
  args: AuditListArgs,
): Promise<Page<AuditRow>> {
  const { first, after } = checkPageArgs(args);
  const conditions = conditionsOf(args);
  const start = after === null ? [] : [compare('e.id', '<', decodeCursor(ORDER, after)[1])];
  const all = joinConditions(conditions);
  const counted = await sql.query(
    `select count(*) as total from (select 1 from audit_entries e where ${all.where} limit ${COUNT_LIMIT}) c`,
    all.params,
  );
  const { where, params } = joinConditions([...conditions, ...start]);
  const rows = await sql.query(
    `select * from audit_entries e where ${where} order by e.id desc limit ${first + 1}`,
    params,
  );
  return cutPage({
    rows: decodeRows(auditRow, rows),
    first,
    totalCount: decodeFirst(v.object({ total: countColumn }), counted)?.total ?? 0,
    cursorOf: (row) => encodeCursor(ORDER, [0, row.id]),
  });
}

const COUNT_LIMIT = 10_000;

/** One entry; null when there is none. */
export async function findAuditEntry({ sql }: ScopedReader, id: string): Promise<AuditRow | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  const rows = await sql.query('select * from audit_entries where id = $1', [id]);
  return decodeFirst(auditRow, rows) ?? null;
}

function conditionsOf({ filter }: AuditListArgs) {
  return [
    searchCondition(['e.actor_name', 'e.action', 'e.object_name'], filter?.search),
    equals('e.actor_id', filter?.actorId),
    equals('e.action', filter?.action),
    equals('e.object_kind', filter?.objectKind),
    equals('e.object_id', filter?.objectId),
    equals('e.outcome', filter?.outcome),
    compare('e.at', '>=', filter?.from),
    compare('e.at', '<', filter?.until),
  ];
}
