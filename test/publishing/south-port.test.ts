// The south port by itself: where it may listen, what it answers to strangers, and what it sends a
// node that has fallen too far behind.
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { StartRefused } from '#platform/start-refused';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { createSouthHttp } from '../../control-plane/sync/south-address.ts';
import type { South } from '../../control-plane/sync/start-south.ts';
import { addAccount, addKey } from './configuration.ts';
import { openPlane, type Plane, removeFolder, startNode, until } from './harness.ts';

let plane: Plane;
let south: South;

beforeAll(async () => {
  plane = await openPlane();
  south = await plane.startSouth();
  await until('the south port leads', () => south.leading);
});

afterAll(async () => {
  await plane?.stop();
});

test('off loopback it does not start without TLS', async () => {
  await expect(createSouthHttp({ host: '0.0.0.0', port: 0 })).rejects.toThrow(StartRefused);
  await expect(
    createSouthHttp({ host: '0.0.0.0', port: 0, tlsCert: '/nowhere', tlsKey: '/nowhere' }),
  ).rejects.toThrow(StartRefused);
});

test('strangers get 404, and oversized or malformed enrolments are refused', async () => {
  expect((await fetch(`${south.url}/anything`)).status).toBe(404);
  expect((await fetch(`${south.url}/health/live`)).status).toBe(200);
  const post = (body: string) => fetch(`${south.url}/sync/enrol`, { method: 'POST', body });
  expect((await post('{')).status).toBe(400);
  expect((await post('{}')).status).toBe(400);
  expect((await post('x'.repeat(100_000)).catch(() => ({ status: 413 }))).status).toBe(413);
});

test('a stream that says nothing sensible is closed', async () => {
  const url = `${south.url.replace('http', 'ws')}/sync/stream`;
  for (const message of ['not json', '{"type":"batch"}', randomBytes(50)]) {
    const socket = new WebSocket(url);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('open', () => socket.send(message));
    await closed;
  }
  const raw = connect(Number(new URL(south.url).port), '127.0.0.1');
  raw.on('error', () => undefined);
  raw.write(
    'GET /sync/other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  const answer = await new Promise((resolve) => raw.once('data', (data) => resolve(String(data))));
  expect(answer).toContain('404');
  raw.destroy();
});

test('a node whose changes were pruned is sent the whole keyring', async () => {
  const { database } = plane;
  const account = await inTransaction(database, (tx) => addAccount(tx, 'alice'));
  const first = await inTransaction(database, (tx) => addKey(tx, account.accountId));
  const node = await startNode(south.url);
  await until('the first key', () => Boolean(node.sync.current().keyring?.lookup(first)));
  await node.stop();
  const second = await inTransaction(database, (tx) => addKey(tx, account.accountId));
  const third = await inTransaction(database, (tx) => addKey(tx, account.accountId));
  await database.sql.query(
    'delete from keyring_changes where version < (select version from keyring_state)',
    [],
  );
  const again = await startNode(south.url, { folder: node.folder });
  await until('all keys', () => {
    const keyring = again.sync.current().keyring;
    return [first, second, third].every((id) => keyring?.lookup(id));
  });
  await again.stop();
  await removeFolder(node.folder);
});

test('a new incarnation replaces everything a node has', async () => {
  const { database } = plane;
  const account = await inTransaction(database, (tx) => addAccount(tx, 'bob'));
  const tokenId = await inTransaction(database, (tx) => addKey(tx, account.accountId));
  const node = await startNode(south.url);
  await until('the key', () => Boolean(node.sync.current().keyring?.lookup(tokenId)));
  const before = node.sync.current().table;
  await south.stop();
  // As a restore does: an older keyring version under a later life of the database.
  await database.sql.query(`update installation set incarnation = 'ffffffff-new-life'`, []);
  await database.sql.query('delete from keyring_changes', []);
  await database.sql.query('update keyring_state set version = 1', []);
  await database.sql.query('delete from api_key_tokens where token_id = $1', [tokenId]);
  const second = await plane.startSouth();
  await node.stop();
  const again = await startNode(second.url, { folder: node.folder });
  await until(
    'the new life',
    () => again.sync.current().table?.incarnation === 'ffffffff-new-life',
  );
  await until('the key is gone', () => !again.sync.current().keyring?.lookup(tokenId));
  expect(again.sync.current().keyring?.version).toBe(1);
  expect(again.sync.current().table?.number).toBeGreaterThan(before?.number ?? 0);
  await again.stop();
  await removeFolder(node.folder);
});
