// The fleet in one line: the last version, who has it, and the money that is out.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeFirst } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { FleetSummary, NodeRevocationEffect } from './node.graphql.ts';

const summaryRow = v.object({
  nodes: countColumn,
  inSync: countColumn,
  requestsPerMinute: countColumn,
  tableVersion: v.nullable(countColumn),
  publishedAt: v.nullable(v.date()),
  acked: countColumn,
  slowestAckMs: v.nullable(countColumn),
  keyringVersion: countColumn,
  leasedNanoUsd: bigintColumn,
  walletNanoUsd: bigintColumn,
});

const SUMMARY_SQL = `
  with last as (
    select number, created_at from published_versions order by number desc limit 1
  ), fleet as (
    select n.*, n.table_version = (select number from last) as current
    from nodes n where n.state = 'enrolled'
  )
  select
    (select count(*) from fleet) as nodes,
    (select count(*) from fleet where connected and not draining and coalesce(current, true)
      and table_refusal is null) as "inSync",
    (select coalesce(sum(round((status->>'requestsPerMinute')::numeric)), 0)::bigint
      from fleet where connected) as "requestsPerMinute",
    (select number from last) as "tableVersion",
    (select created_at from last) as "publishedAt",
    (select count(*) from fleet where connected and current) as acked,
    (select round(max(extract(epoch from table_acked_at - (select created_at from last))) * 1000)
      ::bigint from fleet where connected and current) as "slowestAckMs",
    (select version from keyring_state) as "keyringVersion",
    (select coalesce(sum(leased_nano_usd), 0)::text from pockets) as "leasedNanoUsd",
    (select coalesce(sum(available_nano_usd + leased_nano_usd + held_nano_usd), 0)::text
      from pockets) as "walletNanoUsd"`;

export async function readFleetSummary(reader: Reader): Promise<FleetSummary> {
  const row = decodeFirst(summaryRow, await reader.sql.query(SUMMARY_SQL, []));
  if (!row) throw new Error('a summary without a row');
  return row;
}

const effectRow = v.object({
  connected: v.boolean(),
  inFlight: countColumn,
  openLeases: countColumn,
  leasedNanoUsd: bigintColumn,
  otherNodes: countColumn,
});

/** What revoking a node would stop and tie up; undefined when there is no such node. */
export async function readRevocationEffect(
  reader: Reader,
  id: string,
): Promise<NodeRevocationEffect | undefined> {
  const rows = await reader.sql.query(
    `select n.connected, coalesce((n.status->>'inFlight')::bigint, 0) as "inFlight",
       count(l.id) as "openLeases",
       coalesce(sum(l.granted_nano_usd - l.settled_nano_usd - l.returned_nano_usd
         - l.written_off_nano_usd), 0)::text as "leasedNanoUsd",
       (select count(*) from nodes o where o.id <> n.id and o.connected and o.state = 'enrolled')
         as "otherNodes"
     from nodes n left join leases l on l.node_id = n.id and l.state = 'open'
     where n.id = $1 group by n.id`,
    [id],
  );
  return decodeFirst(effectRow, rows);
}
