// Reading the fleet: what nodes reported, beside what was published and what is leased to them.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals, joinConditions } from '../graphql/filter.ts';
import {
  checkPageArgs,
  cutPage,
  decodeCursor,
  encodeCursor,
  type Page,
  type PageArgs,
  searchCondition,
} from '../graphql/page.ts';
import type { Condition } from '../visibility.ts';
import { judgeNode } from './judge-node.ts';
import type { FleetNode, NodeFilter } from './node.graphql.ts';

const statusShape = v.object({
  inFlight: v.number(),
  requestsPerMinute: v.number(),
  addedMs: v.number(),
  cpuPercent: v.number(),
  rssBytes: v.number(),
  spoolBytes: v.number(),
  trippedChannels: v.array(v.object({ channelId: v.string(), untilMs: v.number() })),
});
const refusalShape = v.object({
  number: v.number(),
  finding: v.nullable(v.object({ path: v.string(), message: v.string() })),
});

const nodeRow = v.object({
  id: v.string(),
  name: v.string(),
  state: v.string(),
  softwareVersion: v.nullable(v.string()),
  connected: v.boolean(),
  draining: v.boolean(),
  lastSeenAt: v.nullable(v.date()),
  tableVersion: v.nullable(countColumn),
  ackLagMs: v.nullable(countColumn),
  refusal: v.unknown(),
  keyringVersion: v.nullable(countColumn),
  status: v.unknown(),
  version: v.number(),
  createdAt: v.date(),
  openLeases: countColumn,
  leasedNanoUsd: bigintColumn,
  published: v.nullable(countColumn),
});
type NodeRow = v.InferOutput<typeof nodeRow>;

const SELECT = `
  select n.id, n.name, n.state, n.software_version as "softwareVersion", n.connected, n.draining,
    n.last_seen_at as "lastSeenAt", n.table_version as "tableVersion",
    round(extract(epoch from n.table_acked_at - p.created_at) * 1000)::bigint as "ackLagMs",
    n.table_refusal as refusal, n.keyring_version as "keyringVersion", n.status, n.version,
    n.created_at as "createdAt", l.open as "openLeases", l.leased as "leasedNanoUsd",
    (select max(number) from published_versions) as published
  from nodes n
  left join published_versions p on p.number = n.table_version
  cross join lateral (
    select count(*) as open, coalesce(sum(granted_nano_usd - settled_nano_usd
      - returned_nano_usd - written_off_nano_usd), 0)::text as leased
    from leases where node_id = n.id and state = 'open'
  ) l`;

/** One page of nodes by name. */
export async function listNodes(
  reader: ScopedReader,
  args: PageArgs & { readonly filter?: NodeFilter | null },
  now: Date,
): Promise<Page<FleetNode>> {
  const { first, after } = checkPageArgs(args);
  const conditions = [
    searchCondition(['n.name'], args.filter?.search),
    args.filter?.includeRevoked ? equals('n.state', null) : equals('n.state', 'enrolled'),
  ];
  const total = joinConditions(conditions);
  const counted = await reader.sql.query(
    `select count(*) as total from nodes n where ${total.where}`,
    total.params,
  );
  const start: Condition[] = after === null ? [] : [startAfter(after)];
  const { where, params } = joinConditions([...conditions, ...start]);
  const rows = decodeRows(
    nodeRow,
    await reader.sql.query(
      `${SELECT} where ${where} order by n.name, n.id limit ${first + 1}`,
      params,
    ),
  );
  const page = cutPage({
    ...{ rows, first },
    totalCount: decodeFirst(v.object({ total: countColumn }), counted)?.total ?? 0,
    cursorOf: (row) => encodeCursor('nodes', [row.name, row.id]),
  });
  return { ...page, nodes: await showNodes(reader, page.nodes, now) };
}

function startAfter(after: string): Condition {
  const [name, id] = decodeCursor('nodes', after);
  return { sql: '(n.name, n.id) > (?, ?)', params: [name, id] };
}

/** One node; undefined when there is none. */
export async function findNode(
  reader: Reader,
  id: string,
  now: Date,
): Promise<FleetNode | undefined> {
  const rows = decodeRows(nodeRow, await reader.sql.query(`${SELECT} where n.id = $1`, [id]));
  return (await showNodes(reader, rows, now))[0];
}

const nameRow = v.object({ id: v.string(), name: v.string() });

async function showNodes(
  reader: Reader,
  rows: readonly NodeRow[],
  now: Date,
): Promise<readonly FleetNode[]> {
  const statuses = rows.map((row) => readStatus(row.status));
  const ids = statuses.flatMap(
    (status) => status?.trippedChannels.map((one) => one.channelId) ?? [],
  );
  const named = await reader.sql.query('select id, name from channels where id::text = any($1)', [
    [...new Set(ids)],
  ]);
  const names = new Map(decodeRows(nameRow, named).map((row) => [row.id, row.name]));
  return rows.map((row, index) => toNode(row, { status: statuses[index], names, now }));
}

interface Shown {
  readonly status: v.InferOutput<typeof statusShape> | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
}

function toNode(row: NodeRow, { status, names, now }: Shown): FleetNode {
  const { state, refusal, status: _, draining, published, ...kept } = row;
  const refused = v.safeParse(refusalShape, refusal);
  const { connected, tableVersion, lastSeenAt } = row;
  const revoked = state === 'revoked';
  return {
    ...kept,
    state: judgeNode({
      ...{ revoked, connected, draining, tableVersion, published },
      refused: refused.success,
    }),
    refusal: refused.success
      ? { path: '', message: '', ...refused.output.finding, number: refused.output.number }
      : null,
    heartbeatAgeMs: lastSeenAt && Math.max(0, now.getTime() - lastSeenAt.getTime()),
    ...{ requestsPerMinute: status?.requestsPerMinute ?? null, inFlight: status?.inFlight ?? null },
    ...{ addedMs: status?.addedMs ?? null, cpuPercent: status?.cpuPercent ?? null },
    ...{ rssBytes: status?.rssBytes ?? null, spoolBytes: status?.spoolBytes ?? null },
    trippedChannels: (status?.trippedChannels ?? []).map(({ channelId, untilMs }) => ({
      channelId,
      channelName: names.get(channelId) ?? null,
      until: new Date(untilMs),
    })),
  };
}

// A node of another software version may report in another shape: then nothing is shown of it.
function readStatus(status: unknown): v.InferOutput<typeof statusShape> | undefined {
  const read = v.safeParse(statusShape, status);
  return read.success ? read.output : undefined;
}
