// What the south port reads and writes of nodes: who may connect, what they acknowledged, how they
// are. Writes of one second are one statement.
import * as v from 'valibot';
import { encodeJson } from '#contract/codec';
import { type BootNonce, type NodeId, toId } from '#contract/ids';
import type { FromNode, NodeStatus } from '#contract/sync-messages';
import { decodeFirst, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';

const nodeRow = v.object({
  id: v.string(),
  name: v.string(),
  sign_public_key: v.string(),
  seal_public_key: v.string(),
  state: v.picklist(['enrolled', 'revoked']),
  fenced: v.boolean(),
});

export interface KnownNode {
  readonly id: NodeId;
  readonly name: string;
  readonly signPublicKey: string;
  readonly sealPublicKey: string;
  readonly revoked: boolean;
  /** Whether this life of the node has been fenced. */
  readonly fenced: boolean;
}

export async function readNode(
  sql: Sql,
  id: NodeId,
  nonce: BootNonce,
): Promise<KnownNode | undefined> {
  const row = decodeFirst(
    nodeRow,
    await sql.query(
      `select n.id, n.name, n.sign_public_key, n.seal_public_key, n.state,
         coalesce(e.state = 'fenced', false) as fenced
       from nodes n left join node_epochs e on e.node_id = n.id and e.nonce = $2
       where n.id = $1`,
      [id, nonce],
    ),
  );
  if (!row) return undefined;
  return {
    id: toId('node', row.id),
    name: row.name,
    signPublicKey: row.sign_public_key,
    sealPublicKey: row.seal_public_key,
    revoked: row.state === 'revoked',
    fenced: row.fenced,
  };
}

export async function forgetConnections(sql: Sql): Promise<void> {
  await sql.query('update nodes set connected = false where connected', []);
}

export async function storeConnected(
  sql: Sql,
  id: NodeId,
  facts: { softwareVersion: string; tableNumber: number; keyringVersion: number },
): Promise<void> {
  await sql.query(
    `update nodes set connected = true, draining = false, last_seen_at = now(),
       software_version = $2, table_version = nullif($3::bigint, 0),
       keyring_version = nullif($4::bigint, 0)
     where id = $1`,
    [id, facts.softwareVersion, facts.tableNumber, facts.keyringVersion],
  );
}

export async function storeDisconnected(sql: Sql, id: NodeId): Promise<void> {
  await sql.query('update nodes set connected = false, last_seen_at = now() where id = $1', [id]);
}

type Ack = Extract<FromNode, { type: 'ack' }>;

export async function storeAck(sql: Sql, id: NodeId, ack: Ack): Promise<void> {
  if (ack.document === 'keyring') {
    if (ack.accepted) {
      await sql.query('update nodes set keyring_version = $2 where id = $1', [id, ack.number]);
    }
    return;
  }
  const finding = ack.finding ? encodeJson(ack.finding) : null;
  await sql.query(
    `insert into version_acks (number, node_id, acked, finding) values ($1, $2, $3, $4)
     on conflict (number, node_id) do update
       set acked = excluded.acked, finding = excluded.finding, at = now()`,
    [ack.number, id, ack.accepted, finding],
  );
  if (ack.accepted) {
    await sql.query(
      `update nodes set table_version = $2, table_acked_at = now(), table_refusal = null where id = $1`,
      [id, ack.number],
    );
    return;
  }
  const refusal = encodeJson({ number: ack.number, finding: ack.finding });
  await sql.query('update nodes set table_refusal = $2 where id = $1', [id, refusal]);
}

export interface SeenNode {
  readonly id: NodeId;
  /** Null when the node has said nothing new of itself. */
  readonly status: NodeStatus | null;
}

/** Writes that these nodes live, and how they are. */
export async function storeSeen(sql: Sql, nodes: readonly SeenNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await sql.query(
    `update nodes n set last_seen_at = now(), status = coalesce(s.status, n.status),
       draining = coalesce((s.status ->> 'draining')::boolean, n.draining)
     from unnest($1::text[], $2::jsonb[]) as s (id, status) where n.id = s.id`,
    [nodes.map((node) => node.id), nodes.map(({ status }) => (status ? encodeJson(status) : null))],
  );
}

const barredRow = v.object({ id: v.string(), revoked: v.boolean() });

/** Which of the connected lives may not go on: their node was revoked, or they were fenced. */
export async function findBarred(
  sql: Sql,
  lives: readonly { readonly nodeId: NodeId; readonly nonce: BootNonce }[],
): Promise<readonly { readonly id: string; readonly revoked: boolean }[]> {
  if (lives.length === 0) return [];
  const rows = await sql.query(
    `select n.id, n.state = 'revoked' as revoked
     from unnest($1::text[], $2::text[]) as l (id, nonce)
     join nodes n on n.id = l.id
     left join node_epochs e on e.node_id = l.id and e.nonce = l.nonce
     where n.state = 'revoked' or e.state = 'fenced'`,
    [lives.map((life) => life.nodeId), lives.map((life) => life.nonce)],
  );
  return decodeRows(barredRow, rows);
}
