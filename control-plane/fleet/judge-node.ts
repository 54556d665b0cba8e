// The one word for a node's condition. Pure; the worst that is true counts.
import type { NodeState } from './node.graphql.ts';

export interface NodeFacts {
  readonly revoked: boolean;
  readonly connected: boolean;
  readonly draining: boolean;
  readonly tableVersion: number | null;
  readonly refused: boolean;
  /** The last published version; null before the first. */
  readonly published: number | null;
}

export function judgeNode(facts: NodeFacts): NodeState {
  if (facts.revoked) return 'revoked';
  if (!facts.connected) return 'silent';
  if (facts.draining) return 'draining';
  const current = facts.published === null || facts.tableVersion === facts.published;
  return current && !facts.refused ? 'in_sync' : 'behind';
}
