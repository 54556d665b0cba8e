// Trial calls: a node makes them, the house pays for them, and none is left hanging.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Probe } from '#contract/sync-messages';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { newId } from '../../control-plane/ids.ts';
import type { South } from '../../control-plane/sync/start-south.ts';
import type { RuntimeChannel } from '../../data-plane/routing/runtime-table.ts';
import { addChannel, addModel, addProvider, configure } from './configuration.ts';
import {
  emptyResult,
  openPlane,
  type Plane,
  removeFolder,
  startNode,
  type TestNode,
  until,
} from './harness.ts';

let plane: Plane;
let south: South;
let node: TestNode;
const ids = { channel: '', model: '' };
const probes: { probe: Probe; channel: RuntimeChannel }[] = [];
let hang = false;

beforeAll(async () => {
  plane = await openPlane();
  await configure(plane.database, async (tx) => {
    const provider = await addProvider(tx, 'acme', plane.sealingKey);
    // In nano-USD for a million tokens: one token of output costs 2,000.
    ids.model = await addModel(tx, 'kimi-k2', { input: 1_000_000_000, output: 2_000_000_000 });
    ids.channel = await addChannel(tx, 'draft', { ...provider, modelIds: [ids.model] });
    await tx.sql.query('update channels set enabled = false where id = $1', [ids.channel]);
  });
  south = await plane.startSouth();
  node = await startNode(south.url, {
    callbacks: {
      onProbe: (probe, channel) => {
        probes.push({ probe, channel });
        return hang ? new Promise(() => undefined) : Promise.resolve(emptyResult(probe.probeId));
      },
    },
  });
  await until('the node is connected', () => south.desk()?.registry.connected.size === 1);
});

afterAll(async () => {
  await node?.stop();
  await plane?.stop();
  if (node) await removeFolder(node.folder);
});

async function endow(nanoUsd: number): Promise<void> {
  await inTransaction(plane.database, async ({ sql }) => {
    const [groupId, accountId, walletId] = [newId(), newId(), newId()];
    await sql.query(`insert into user_groups (id, slug, name) values ($1, 'house', 'House')`, [
      groupId,
    ]);
    await sql.query(
      `insert into accounts (id, name, mode, group_id) values ($1, 'house', 'house', $2)`,
      [accountId, groupId],
    );
    await sql.query('insert into wallets (id, account_id) values ($1, $2)', [walletId, accountId]);
    const rows = await sql.query<{ id: string }>(
      `insert into pockets (wallet_id, available_nano_usd) values ($1, $2) returning id`,
      [walletId, nanoUsd],
    );
    await sql.query(
      `insert into lots (pocket_id, origin, amount_nano_usd, remaining_nano_usd, transaction_id)
       values ($1, 'grant', $2, $2, 'endowment')`,
      [rows[0]?.id, nanoUsd],
    );
  });
}

const ask = () =>
  south.channelTester.test({
    channelId: ids.channel,
    modelId: ids.model,
    prompt: 'ping',
    stream: true,
    actor: 'a test',
  });

async function house(): Promise<{ available: number; held: number }> {
  const rows = await plane.database.sql.query<{ available: string; held: string }>(
    `select available_nano_usd as available, held_nano_usd as held from pockets`,
    [],
  );
  return { available: Number(rows[0]?.available), held: Number(rows[0]?.held) };
}

describe('a channel test', () => {
  test('is refused before anything is sent when the house cannot pay', async () => {
    await endow(1000);
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_FUNDS' } });
    expect(probes).toHaveLength(0);
    await plane.database.sql.query('update pockets set available_nano_usd = 1000000000', []);
    await plane.database.sql.query(
      'update lots set amount_nano_usd = 1000000000, remaining_nano_usd = 1000000000',
      [],
    );
  });

  test('reaches a node through a channel that is not published, with its credential', async () => {
    const made = await ask();
    expect(made).toMatchObject({
      ok: true,
      value: { state: 'passed', status: 200, reply: 'pong', costNanoUsd: 5n },
    });
    expect(probes[0]?.channel.name).toBe('draft');
    expect(probes[0]?.channel.credential?.reveal()).toBe('sk-upstream-acme');
    expect(probes[0]?.probe.upstreamModel).toBe('upstream-model');
    expect(node.sync.current().table?.channelNamed('draft')).toBeUndefined();
  });

  test('books its cost on the house and frees the rest of the hold', async () => {
    expect(await house()).toEqual({ available: 1_000_000_000 - 5, held: 0 });
    const rows = await plane.database.sql.query<{ state: string; cost: string }>(
      'select state, cost_nano_usd as cost from channel_tests',
      [],
    );
    expect(rows).toEqual([{ state: 'done', cost: '5' }]);
  });

  test('whose node goes away fails, and its whole price is booked', async () => {
    hang = true;
    const asked = ask();
    await until('the call has begun', () => probes.length === 2);
    await node.stop();
    expect(await asked).toMatchObject({
      ok: true,
      value: { state: 'failed', errorCode: 'node_lost' },
    });
    const { available, held } = await house();
    expect(held).toBe(0);
    expect(available).toBeLessThan(1_000_000_000 - 1024 * 2000);
  });

  test('is refused while no node is connected', async () => {
    await until('the node is gone', () => south.desk()?.registry.connected.size === 0);
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  });
});
