// Poisoned documents: whatever is sent, a node either refuses it by field and serves on, or the
// document was sound. A scripted control plane sends what a real one never would.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { encodeJson } from '#contract/codec';
import { toId } from '#contract/ids';
import type { RoutingTable } from '#contract/routing-table';
import { generateSealingKeys } from '#contract/sealed-box';
import { encodeRoutingTable } from '#contract/snapshot';
import { encodeBinary, type FromNode, type TableHead } from '#contract/sync-messages';
import { loadTable } from '../../data-plane/routing/load-table.ts';
import { removeFolder, startNode, type TestNode, until } from './harness.ts';
import { headOf, incarnation, mutate, randomOf, tableOf } from './poisoned-table.ts';

const MUTANTS = 2000;

describe('loading a routing table', () => {
  test('refuses by field, or serves, every one of many mutated documents', async () => {
    const keys = generateSealingKeys();
    const key = randomBytes(32);
    const sound = encodeRoutingTable(tableOf(1, key));
    const sealPrivateKey = keys.privateKey;
    const first = await loadTable(headOf(1, sound, key, keys.publicKey), sound, { sealPrivateKey });
    if (!first.ok) throw new Error('the sound document is refused');
    // Every other mutant comes after the sound version, whose lines are then not decoded again.
    const openingOf = (seed: number) =>
      seed % 2 === 0 ? { sealPrivateKey } : { sealPrivateKey, lines: first.value.lines };
    let refused = 0;
    for (let seed = 1; seed <= MUTANTS; seed++) {
      const document = mutate(sound, randomOf(seed));
      const head = headOf(1, document, key, keys.publicKey);
      const loaded = await loadTable(head, document, openingOf(seed));
      if (!loaded.ok) {
        refused++;
        expect(loaded.error.path, `seed ${seed}`).not.toBe('');
        expect(loaded.error.message, `seed ${seed}`).not.toBe('');
        continue;
      }
      // What was taken must be fit to serve: every route leads to channels that can be called.
      const { table } = loaded.value;
      for (const model of table.models) {
        expect(table.ratesOf(model, toId('group', 'nobody'))).toBeUndefined();
        const route = table.routeOf(model.id, 'chat_completions', 'live');
        for (const { channels } of route?.tiers ?? []) {
          for (const { channelId } of channels) {
            expect(table.channelOf(channelId)?.origin, `seed ${seed}`).toMatch(/^https?:/);
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(MUTANTS / 2);
    expect(refused).toBeLessThan(MUTANTS);
  });

  test('refuses a wrong checksum, a foreign key and a credential moved between channels', async () => {
    const keys = generateSealingKeys();
    const key = randomBytes(32);
    const table = tableOf(1, key);
    const document = encodeRoutingTable(table);
    const head = headOf(1, document, key, keys.publicKey);
    const fault = async (changed: TableHead, bytes = document) => {
      const loaded = await loadTable(changed, bytes, { sealPrivateKey: keys.privateKey });
      return loaded.ok ? 'taken' : loaded.error.path;
    };
    expect(await fault(head)).toBe('taken');
    expect(await fault({ ...head, checksum: '00' })).toBe('checksum');
    expect(await fault({ ...head, number: 2 })).toBe('header.number');
    expect(await fault(headOf(1, document, key, generateSealingKeys().publicKey))).toBe(
      'sealedKey',
    );
    const [first, second] = table.channels;
    if (!first || !second) throw new Error('two channels are expected');
    const moved = encodeRoutingTable({
      ...table,
      channels: [first, { ...second, sealedCredential: first.sealedCredential }],
    });
    const movedHead = headOf(1, moved, key, keys.publicKey);
    expect(await fault(movedHead, moved)).toBe('channels[name-c2].sealedCredential');
  });
});

describe('a node that is sent poison', () => {
  let http: Server;
  let node: TestNode;
  let socket: WebSocket | undefined;
  let sealPublicKey = '';
  const heard: FromNode[] = [];
  const key = randomBytes(32);

  beforeAll(async () => {
    http = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        sealPublicKey = JSON.parse(body).sealPublicKey;
        response.end(JSON.stringify({ nodeId: 'node-1' }));
      });
    });
    const server = new WebSocketServer({ server: http });
    server.on('connection', (connection) => {
      socket = connection;
      connection.on('message', (data) => {
        const message: FromNode = JSON.parse(String(data));
        heard.push(message);
        if (message.type !== 'hello') return;
        const facts = { incarnation, admissionMs: 1000, watermarks: [], windows: [] };
        connection.send(JSON.stringify({ type: 'welcome', ...facts }));
      });
      connection.send(JSON.stringify({ type: 'challenge', challenge: 'c'.repeat(32) }));
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    node = await startNode(`http://127.0.0.1:${port}`);
    await until('the node is connected', () => node.sync.connected);
  });

  afterAll(async () => {
    await node.stop();
    http.closeAllConnections();
    http.close();
    await removeFolder(node.folder);
  });

  async function send(number: number, document: Buffer): Promise<FromNode> {
    const before = heard.filter((message) => message.type === 'ack').length;
    const head = headOf(number, document, key, sealPublicKey);
    socket?.send(encodeBinary(encodeJson(head), document));
    const acks = () => heard.filter((message) => message.type === 'ack');
    await until('an acknowledgement', () => acks().length > before);
    return acks().at(-1) as FromNode;
  }

  test('acknowledges a sound version, refuses a poisoned one by field and serves on', async () => {
    const sound = tableOf(5, key);
    expect(await send(5, encodeRoutingTable(sound))).toMatchObject({ accepted: true, number: 5 });
    const [first, ...others] = sound.routes;
    if (!first) throw new Error('a route is expected');
    const poisoned: RoutingTable = {
      ...sound,
      header: { ...sound.header, number: 6 },
      routes: [{ ...first, modelId: toId('model', 'nobody') }, ...others],
    };
    expect(await send(6, encodeRoutingTable(poisoned))).toMatchObject({
      accepted: false,
      number: 6,
      finding: { path: 'routes[nobody / chat_completions / live]' },
    });
    expect(node.sync.current().table?.number).toBe(5);
  });

  test('never goes back to a lower number of the same incarnation', async () => {
    expect(await send(4, encodeRoutingTable(tableOf(4, key)))).toMatchObject({
      accepted: false,
      finding: { path: 'number' },
    });
    expect(node.sync.current().table?.number).toBe(5);
  });

  test('outlives frames that are no messages at all', async () => {
    socket?.send(Buffer.from([0, 0, 0, 200, 1]));
    socket?.send(Buffer.alloc(0));
    socket?.send('{"type":"nonsense"}');
    socket?.send('not json');
    expect(await send(7, encodeRoutingTable(tableOf(7, key)))).toMatchObject({ accepted: true });
    expect(node.sync.current().table?.number).toBe(7);
  });
});
