// Reading published versions without their documents, their acknowledgements, and the findings
// that keep a newer one from being published.
import * as v from 'valibot';
import { countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { ApiError } from '../graphql/errors.ts';
import { defineLoader } from '../graphql/loader.ts';
import {
  checkPageArgs,
  cutPage,
  decodeCursor,
  encodeCursor,
  type Page,
  type PageArgs,
} from '../graphql/page.ts';
import type { PublishedVersionType, PublishState, VersionAckType } from './version.graphql.ts';

const summaryShape = v.object({
  models: v.number(),
  channels: v.number(),
  routes: v.number(),
  changeCount: v.nullable(v.number()),
  changes: v.nullable(
    v.array(v.object({ kind: v.string(), name: v.string(), change: v.string() })),
  ),
});

const versionRow = v.object({
  number: countColumn,
  incarnation: v.string(),
  revision: countColumn,
  checksum: v.string(),
  contractVersion: v.number(),
  cause: v.string(),
  summary: v.unknown(),
  createdAt: v.date(),
});

const SELECT = `
  select number, incarnation, revision, checksum, contract_version as "contractVersion", cause,
    summary, created_at as "createdAt"
  from published_versions`;

/** One page of versions, the newest first. */
export async function listVersions(
  reader: Reader,
  args: PageArgs,
): Promise<Page<PublishedVersionType>> {
  const { first, after } = checkPageArgs(args);
  const before = after === null ? null : readCursor(after);
  const rows = await reader.sql.query(
    `${SELECT} where $1::bigint is null or number < $1 order by number desc limit ${first + 1}`,
    [before],
  );
  const counted = await reader.sql.query('select count(*) as total from published_versions', []);
  const page = cutPage({
    ...{ rows: decodeRows(versionRow, rows), first },
    totalCount: decodeFirst(v.object({ total: countColumn }), counted)?.total ?? 0,
    cursorOf: (row) => encodeCursor('versions', [row.number, String(row.number)]),
  });
  return { ...page, nodes: page.nodes.map(toVersion) };
}

function readCursor(after: string): number {
  const [number] = decodeCursor('versions', after);
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw new ApiError('BAD_USER_INPUT', 'after is not a cursor of this list in this order.');
  }
  return number;
}

/** One version; undefined when there is none of that number. */
export async function findVersion(
  reader: Reader,
  number: number,
): Promise<PublishedVersionType | undefined> {
  const rows = await reader.sql.query(`${SELECT} where number = $1`, [number]);
  const row = decodeFirst(versionRow, rows);
  return row && toVersion(row);
}

// A version stored by an older release may have a summary of another shape.
function toVersion({ summary, ...row }: v.InferOutput<typeof versionRow>): PublishedVersionType {
  const read = v.safeParse(summaryShape, summary);
  const known = read.success ? read.output : undefined;
  return {
    ...row,
    models: known?.models ?? null,
    channels: known?.channels ?? null,
    routes: known?.routes ?? null,
    changeCount: known?.changeCount ?? null,
    changes: known?.changes ?? [],
  };
}

const findingShape = v.object({ path: v.string(), message: v.string() });
const ackRow = v.object({
  number: v.string(),
  nodeId: v.string(),
  nodeName: v.string(),
  accepted: v.boolean(),
  finding: v.nullable(findingShape),
  lagMs: countColumn,
  at: v.date(),
});

/** Acknowledgements by version number, the first to come first. */
export const loadAcks = defineLoader<readonly VersionAckType[]>(async ({ reader }, numbers) => {
  const rows = await reader.sql.query(
    `select a.number::text as number, a.node_id as "nodeId", n.name as "nodeName",
       a.acked as accepted, a.finding, a.at,
       greatest(0, round(extract(epoch from a.at - p.created_at) * 1000))::bigint as "lagMs"
     from version_acks a join nodes n on n.id = a.node_id
     join published_versions p on p.number = a.number
     where a.number::text = any($1) order by a.number, a.at`,
    [numbers],
  );
  return Map.groupBy(decodeRows(ackRow, rows), (row) => row.number);
});

const stateRow = v.object({
  number: v.nullable(countColumn),
  publishedAt: v.nullable(v.date()),
  revision: countColumn,
  changedAt: v.date(),
  findings: v.nullable(v.array(findingShape)),
  foundAt: v.nullable(v.date()),
});

export async function readPublishState(reader: Reader): Promise<PublishState> {
  const rows = await reader.sql.query(
    `select p.number, p.created_at as "publishedAt", c.revision, c.changed_at as "changedAt",
       f.findings, f.found_at as "foundAt"
     from configuration_state c
     left join lateral (
       select number, created_at from published_versions order by number desc limit 1) p on true
     left join publish_findings f on true`,
    [],
  );
  const row = decodeFirst(stateRow, rows);
  if (!row) throw new Error('the configuration has no state');
  const findings = row.findings ?? [];
  return { ...row, findings, stopped: findings.length > 0 };
}
