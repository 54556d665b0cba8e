// How batches travel: those of one node one after another, those of two nodes at once, and what they
// set off goes to the nodes it concerns.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type NodeId, type PocketId, toId } from '#contract/ids';
import type { Batch } from '#contract/sync-messages';
import type { BatchHandler } from '../../control-plane/sync/batch-handler.ts';
import { openPlane, type Plane, removeFolder, startNode, type TestNode, until } from './harness.ts';

let plane: Plane;
const nodes: TestNode[] = [];
const answered: number[][] = [[], []];
const events: string[] = [];
let inHand = 0;
let mostInHand = 0;
let outcome: { recall: Map<NodeId, PocketId[]>; funded: PocketId[] };

const handler: BatchHandler = {
  handle: async (session, batch, connected) => {
    const name = `${nodes.findIndex((node) => node.nonce === session.nonce)}/${batch.batchId}`;
    events.push(`begin ${name} of ${connected.size}`);
    mostInHand = Math.max(mostInHand, ++inHand);
    await sleep(100);
    inHand--;
    events.push(`end ${name}`);
    const { batchId } = batch;
    const none = { answers: [], returned: [], closedEpochs: [], watermarks: [] };
    return { answer: { type: 'batch_answer', batchId, admissionMs: 1000, ...none }, ...outcome };
  },
  welcome: () => Promise.resolve({ admissionMs: 1000, watermarks: [], windows: [] }),
};

function batch(batchId: number, inFlight?: number): Batch {
  const status = {
    inFlight: inFlight ?? 0,
    requestsPerMinute: 1,
    addedMs: 0.5,
    cpuPercent: 1,
    rssBytes: 1,
    spoolBytes: 1,
    draining: false,
    trippedChannels: [],
  };
  return {
    type: 'batch',
    batchId,
    incarnation: toId('incarnation', 'any'),
    asks: [],
    returns: [],
    events: [],
    leases: [],
    finals: [],
    status: inFlight === undefined ? null : status,
  };
}

beforeAll(async () => {
  plane = await openPlane();
  const south = await plane.startSouth(handler);
  for (const index of [0, 1]) {
    const onBatchAnswer = (answer: { batchId: number }) =>
      void answered[index]?.push(answer.batchId);
    nodes.push(await startNode(south.url, { callbacks: { onBatchAnswer } }));
  }
  await until('both nodes are connected', () => nodes.every((node) => node.sync.connected));
});

beforeEach(() => {
  events.length = 0;
  for (const list of answered) list.length = 0;
  outcome = { recall: new Map(), funded: [] };
});

afterAll(async () => {
  for (const node of nodes) await node.stop();
  await plane?.stop();
  for (const node of nodes) await removeFolder(node.folder);
});

test('batches of one node are handled one after another, of two nodes at once', async () => {
  for (const id of [1, 2, 3]) for (const node of nodes) node.sync.send(batch(id));
  await until('all answers', () => answered.every((list) => list.length === 3));
  expect(answered).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  for (const node of [0, 1]) {
    const own = events.filter((event) => event.includes(` ${node}/`));
    expect(own.map((event) => event.split(' ')[0])).toEqual([
      'begin',
      'end',
      'begin',
      'end',
      'begin',
      'end',
    ]);
  }
  expect(mostInHand).toBe(2);
  expect(events[0]).toContain('of 2');
});

test('a recall goes to its holder alone, money that came back is told to all', async () => {
  const [first, second] = nodes;
  if (!first || !second) throw new Error('two nodes are expected');
  outcome = {
    recall: new Map([[second.identity.nodeId, [toId('pocket', 'p1')]]]),
    funded: [toId('pocket', 'p2')],
  };
  first.sync.send(batch(4));
  await until('the news', () => nodes.every((node) => node.seen.funded.includes('p2')));
  expect(second.seen.recalled).toEqual(['p1']);
  expect(first.seen.recalled).toEqual([]);
});

test('what a node says of itself is stored about once a second', async () => {
  const [first] = nodes;
  for (let i = 0; i < 30; i++) first?.sync.send(batch(10 + i, i));
  await until('the last status', async () => {
    const rows = await plane.database.sql.query<{ n: number }>(
      `select (status ->> 'inFlight')::int as n from nodes where id = $1`,
      [first?.identity.nodeId],
    );
    return rows[0]?.n === 29;
  });
});
