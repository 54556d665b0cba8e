// Revoking a node: it may not open a stream again, and the leader closes the one it has.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { decodeFirst } from '../database/decode.ts';
import { type Problem, refuse, refuseConflict, refuseMissing } from '../problems.ts';
import type { FleetNode, RevokeNodeInput } from './node.graphql.ts';
import { findNode } from './node.queries.ts';

const nodeRow = v.object({ name: v.string(), state: v.string(), version: v.number() });

export async function revokeNode(
  command: Command,
  input: RevokeNodeInput,
): Promise<Result<FleetNode, Problem>> {
  command.note({ objectId: input.id });
  const rows = await command.sql.query(
    'select name, state, version from nodes where id = $1 for update',
    [input.id],
  );
  const node = decodeFirst(nodeRow, rows);
  if (!node) return refuseMissing('node');
  command.note({ objectName: node.name });
  if (node.version !== input.expectedVersion) {
    return refuseConflict('node', await findNode(command, input.id, command.now));
  }
  if (node.state === 'revoked') return refuse('STATE_REFUSED', 'This node is revoked already.');
  await command.sql.query(
    `update nodes set state = 'revoked', connected = false, version = version + 1 where id = $1`,
    [input.id],
  );
  command.note({ before: { state: node.state }, after: { state: 'revoked' } });
  const revoked = await findNode(command, input.id, command.now);
  if (!revoked) throw new Error('a locked node vanished');
  return ok(revoked);
}
