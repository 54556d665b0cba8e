// Who may hold a stream, and what a node does without one: refusals, starts from disk, take-over.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createSigner, generateSigningKeys } from '#contract/signature';
import { streamProof } from '#contract/sync-messages';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { readLeader } from '../../control-plane/sync/leadership.ts';
import type { South } from '../../control-plane/sync/start-south.ts';
import {
  addAccount,
  addChannel,
  addKey,
  addModel,
  addProvider,
  configure,
} from './configuration.ts';
import {
  makeFolder,
  NODE_TOKEN,
  type NodeOptions,
  openPlane,
  type Plane,
  removeFolder,
  startNode,
  type TestNode,
  until,
} from './harness.ts';

let plane: Plane;
let south: South;
let tokenId = '';
const nodes: TestNode[] = [];
const folders: string[] = [];

async function start(url: string, options: NodeOptions = {}): Promise<TestNode> {
  const node = await startNode(url, options);
  nodes.push(node);
  folders.push(node.folder);
  return node;
}

function isServing(node: TestNode): boolean {
  const { table, keyring } = node.sync.current();
  return table !== undefined && keyring?.lookup(tokenId) !== undefined;
}

beforeAll(async () => {
  plane = await openPlane();
  await configure(plane.database, async (tx) => {
    const provider = await addProvider(tx, 'acme', plane.sealingKey);
    const modelId = await addModel(tx, 'kimi-k2');
    await addChannel(tx, 'acme-1', { ...provider, modelIds: [modelId] });
    const { accountId } = await addAccount(tx, 'alice');
    tokenId = await addKey(tx, accountId);
  });
  south = await plane.startSouth();
  await until('the south port leads', () => south.leading);
});

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.stop();
});

afterAll(async () => {
  await plane?.stop();
  for (const folder of folders) await removeFolder(folder);
});

/** Speaks the handshake by hand and returns the first answer after the hello. */
async function greet(
  node: TestNode,
  change: { nodeId?: string; nonce?: string; signature?: string; contractVersion?: number } = {},
): Promise<{ type: string; reason?: string }> {
  const socket = new WebSocket(`${south.url.replace('http', 'ws')}/sync/stream`);
  const answers: { type: string; reason?: string; challenge?: string }[] = [];
  socket.on('message', (data) => answers.push(JSON.parse(String(data))));
  await until('the challenge', () => answers.length > 0);
  const nonce = change.nonce ?? 'nonce-by-hand';
  const nodeId = change.nodeId ?? node.identity.nodeId;
  const proof = streamProof(answers[0]?.challenge ?? '', nodeId, nonce);
  const hello = {
    type: 'hello',
    nodeId,
    nonce,
    signature: node.identity.signer.sign(proof).toString('base64'),
    softwareVersion: 'by hand',
    contractVersion: 1,
    incarnation: null,
    tableNumber: 0,
    keyringVersion: 0,
    epochs: [nonce],
    ...change,
  };
  socket.send(JSON.stringify(hello));
  await until('the answer', () => answers.length > 1);
  socket.terminate();
  const { type = '', reason } = answers[1] ?? {};
  return { type, ...(reason === undefined ? {} : { reason }) };
}

describe('the south port', () => {
  test('refuses a second stream of one life of a node and keeps the first', async () => {
    const node = await start(south.url);
    await until('the node serves', () => isServing(node));
    expect(await greet(node, { nonce: node.nonce })).toEqual({
      type: 'refused',
      reason: 'duplicate',
    });
    expect(node.sync.connected).toBe(true);
    expect(node.seen.disconnects).toBe(0);
  });

  test('refuses a clone of a connected node, although its life has another name', async () => {
    const node = await start(south.url);
    await until('the node serves', () => isServing(node));
    expect(await greet(node)).toEqual({ type: 'refused', reason: 'duplicate' });
  });

  test('refuses a signature that is not of the enrolled key', async () => {
    const node = await start(south.url);
    await node.stop();
    const other = createSigner(generateSigningKeys().privateKey);
    if (!other.ok) throw new Error('no key');
    const signature = other.value.sign(Buffer.from('anything')).toString('base64');
    expect(await greet(node, { signature })).toEqual({ type: 'refused', reason: 'bad_signature' });
  });

  test('refuses a node it does not know, a fenced life and another contract version', async () => {
    const node = await start(south.url);
    await node.stop();
    await until('the stream is gone', () => south.desk()?.registry.connected.size === 0);
    expect(await greet(node, { nodeId: 'nobody' })).toMatchObject({ reason: 'unknown_node' });
    await plane.database.sql.query(
      `insert into node_epochs (node_id, nonce, state) values ($1, 'old-life', 'fenced')`,
      [node.identity.nodeId],
    );
    expect(await greet(node, { nonce: 'old-life' })).toMatchObject({ reason: 'fenced' });
    expect(await greet(node, { contractVersion: 99 })).toMatchObject({
      reason: 'contract_version',
    });
  });

  test('closes the stream of a node that is revoked, and refuses it from then on', async () => {
    const node = await start(south.url);
    await until('the node serves', () => isServing(node));
    await plane.database.sql.query(`update nodes set state = 'revoked' where id = $1`, [
      node.identity.nodeId,
    ]);
    await until('the stream is closed', () => !node.sync.connected, 3000);
    expect(await greet(node)).toEqual({ type: 'refused', reason: 'revoked' });
  });

  test('enrols with the right token only, and the same keys get the same id', async () => {
    const node = await start(south.url);
    const rows = await plane.database.sql.query<{
      sign_public_key: string;
      seal_public_key: string;
    }>('select sign_public_key, seal_public_key from nodes where id = $1', [node.identity.nodeId]);
    const enrol = async (token: string) => {
      const response = await fetch(`${south.url}/sync/enrol`, {
        method: 'POST',
        body: JSON.stringify({
          token,
          name: 'again',
          signPublicKey: rows[0]?.sign_public_key,
          sealPublicKey: rows[0]?.seal_public_key,
        }),
      });
      return { status: response.status, body: await response.json() };
    };
    expect((await enrol('wrong')).status).toBe(401);
    expect(await enrol(NODE_TOKEN)).toEqual({
      status: 200,
      body: { nodeId: node.identity.nodeId },
    });
  });
});

describe('a node without its control plane', () => {
  const away = 'http://127.0.0.1:9';

  test('starts from disk and serves what it last had', async () => {
    const first = await start(south.url);
    await until('the node serves', () => isServing(first));
    await first.stop();
    const again = await start(away, { folder: first.folder });
    expect(isServing(again)).toBe(true);
    expect(again.sync.current().table?.channelNamed('acme-1')?.credential?.reveal()).toBe(
      'sk-upstream-acme',
    );
    expect(again.sync.connected).toBe(false);
  });

  test('has nothing to serve from an empty folder', async () => {
    const first = await start(south.url);
    await first.stop();
    const folder = await makeFolder();
    folders.push(folder);
    await writeFile(join(folder, 'node.json'), await readFile(join(first.folder, 'node.json')));
    const again = await start(away, { folder });
    expect(again.sync.current()).toEqual({ table: undefined, keyring: undefined });
  });

  test('falls back to the generation before a corrupt one', async () => {
    const first = await start(south.url);
    await until('the node serves', () => isServing(first));
    const before = first.sync.current().table?.number ?? 0;
    await configure(plane.database, (tx) => addModel(tx, `model-${Date.now()}`));
    await until('the next version', () => (first.sync.current().table?.number ?? 0) > before);
    await sleep(200);
    await first.stop();
    await spoilNewest(first.folder, 'table');
    const again = await start(away, { folder: first.folder });
    expect(again.sync.current().table?.number).toBe(before);
    await again.stop();
    await spoilNewest(first.folder, 'keyring');
    const without = await start(away, { folder: first.folder });
    expect(without.sync.current().keyring).toBeUndefined();
  });

  test('keeps keyring deltas on disk, and another node cannot read them', async () => {
    const first = await start(south.url);
    await until('the node serves', () => isServing(first));
    const account = await inTransaction(plane.database, (tx) => addAccount(tx, `a-${Date.now()}`));
    const later = await inTransaction(plane.database, (tx) => addKey(tx, account.accountId));
    await until('the key', () => first.sync.current().keyring?.lookup(later) !== undefined);
    await first.stop();
    const again = await start(away, { folder: first.folder });
    expect(again.sync.current().keyring?.lookup(later)?.account.id).toBe(account.accountId);
    await again.stop();
    const thief = await start(south.url);
    await thief.stop();
    await writeFile(
      join(first.folder, 'node.json'),
      await readFile(join(thief.folder, 'node.json')),
    );
    const stolen = await start(away, { folder: first.folder });
    expect(stolen.sync.current()).toEqual({ table: undefined, keyring: undefined });
  });

  test('resumes by version instead of from the start', async () => {
    const first = await start(south.url);
    await until('the node serves', () => isServing(first));
    await first.stop();
    await until('the stream is gone', () => south.desk()?.registry.connected.size === 0);
    const events: string[] = [];
    const again = await start(south.url, {
      folder: first.folder,
      callbacks: { onTable: (t) => void events.push(String(t.number)) },
    });
    await until('the node is connected', () => again.sync.connected);
    await sleep(300);
    expect(events).toHaveLength(1);
    expect(isServing(again)).toBe(true);
  });
});

describe('two control planes on one database', () => {
  test('one leads, the other points to it and takes over within ten seconds', async () => {
    const second = await plane.startSouth();
    const node = await start(second.url);
    await until('the node serves from the leader', () => isServing(node) && node.sync.connected);
    expect(second.leading).toBe(false);
    expect(south.leading).toBe(true);
    const stoppedMs = performance.now();
    await south.stop();
    await until('the second leads', () => second.leading);
    await until('the node is back', () => second.desk()?.registry.connected.size === 1);
    expect(performance.now() - stoppedMs).toBeLessThan(10_000);
    await configure(plane.database, (tx) => addModel(tx, 'after-take-over'));
    await until('its table follows', () =>
      Boolean(node.sync.current().table?.index.bySlug.has('after-take-over')),
    );
    south = second;
  });

  test('the one that leads is where it says, not where it listens', async () => {
    await south.stop();
    const front = new URL('https://control.example:4001');
    south = await plane.startSouth(undefined, front);
    await until('it leads', () => south.leading);
    expect(await readLeader(plane.database.sql)).toBe(front.href);
  });
});

async function spoilNewest(folder: string, kind: 'table' | 'keyring'): Promise<void> {
  const snapshots = join(folder, 'snapshots');
  const files = (await readdir(snapshots)).filter((name) => name.startsWith(`${kind}-`));
  const number = (name: string) => Number(/\d+/.exec(name)?.[0]);
  const newest = files.toSorted((a, b) => number(b) - number(a))[0];
  const path = join(snapshots, newest ?? '');
  const bytes = await readFile(path);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
