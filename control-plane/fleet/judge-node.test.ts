// One word for a node, the worst that is true.
import { expect, it } from 'vitest';
import { judgeNode, type NodeFacts } from './judge-node.ts';

const GOOD: NodeFacts = {
  revoked: false,
  connected: true,
  draining: false,
  tableVersion: 412,
  refused: false,
  published: 412,
};

it.each([
  [{}, 'in_sync'],
  [{ published: null, tableVersion: null }, 'in_sync'],
  [{ tableVersion: 411 }, 'behind'],
  [{ tableVersion: null }, 'behind'],
  [{ refused: true }, 'behind'],
  [{ draining: true, tableVersion: 411 }, 'draining'],
  [{ connected: false, draining: true }, 'silent'],
  [{ revoked: true, connected: false }, 'revoked'],
] as const)('calls %o %s', (facts, state) => {
  expect(judgeNode({ ...GOOD, ...facts })).toBe(state);
});
