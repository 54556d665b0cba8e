// A control plane's south side and nodes' sync side over real sockets and a real PostgreSQL, without
// the north port and the pipeline: what publishing is tested with.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BootNonce, toId } from '#contract/ids';
import { Secret } from '#contract/secret';
import type { ProbeResult } from '#contract/sync-messages';
import { createSilentLogger, type Logger } from '#platform/logger';
import { type Database, migrate, openDatabase } from '../../control-plane/database/database.ts';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { ensureInstallation } from '../../control-plane/installation.ts';
import { createBatchHandler } from '../../control-plane/leases/create-batch-handler.ts';
import type { BatchHandler } from '../../control-plane/sync/batch-handler.ts';
import { type South, startSouth } from '../../control-plane/sync/start-south.ts';
import { openSnapshotStore } from '../../data-plane/routing/snapshot-store.ts';
import { createEnrol } from '../../data-plane/sync/enrol-node.ts';
import { loadIdentity, type NodeIdentity } from '../../data-plane/sync/node-identity.ts';
import {
  type SyncCallbacks,
  type SyncClient,
  startSync,
} from '../../data-plane/sync/start-sync.ts';
import { createTestDatabase } from '../control-plane/postgres.ts';

export const NODE_TOKEN = 'node-token-of-the-tests-0123456789';

export interface Plane {
  readonly database: Database;
  readonly sealingKey: Buffer;
  /** Starts one more control plane on the same database. */
  startSouth(batchHandler?: BatchHandler, publicUrl?: URL): Promise<South>;
  stop(): Promise<void>;
}

/** A migrated database with its installation; south ports are started on it. */
export async function openPlane(): Promise<Plane> {
  const { location, drop } = await createTestDatabase();
  const database = await openDatabase(location);
  await migrate(database);
  await inTransaction(database, (tx) => ensureInstallation(tx.sql));
  const sealingKey = randomBytes(32);
  const souths: South[] = [];
  return {
    database,
    sealingKey,
    startSouth: async (batchHandler = createBatchHandler(database), publicUrl) => {
      const south = await startSouth({
        database,
        sealingKey,
        log: createSilentLogger(),
        place: { host: '127.0.0.1', port: 0 },
        nodeToken: new Secret(NODE_TOKEN),
        batchHandler,
        publicUrl,
      });
      souths.push(south);
      return south;
    },
    stop: async () => {
      for (const south of souths) await south.stop();
      await database.close();
      await drop();
    },
  };
}

export interface TestNode {
  readonly folder: string;
  readonly identity: NodeIdentity;
  readonly nonce: BootNonce;
  readonly sync: SyncClient;
  readonly seen: { welcomes: number; disconnects: number; funded: string[]; recalled: string[] };
  stop(): Promise<void>;
}

export interface NodeOptions {
  readonly folder?: string;
  readonly nonce?: BootNonce;
  readonly log?: Logger;
  readonly callbacks?: Partial<SyncCallbacks>;
}

export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'tollgate-node-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Starts a node's sync side; it enrols when its folder is new. */
export async function startNode(url: string, options: NodeOptions = {}): Promise<TestNode> {
  const folder = options.folder ?? (await makeFolder());
  const log = options.log ?? createSilentLogger();
  const controlUrl = new URL(url);
  const token = new Secret(NODE_TOKEN);
  const identity = await loadIdentity(folder, createEnrol({ controlUrl, token, name: 'n', log }));
  const nonce = options.nonce ?? toId('boot_nonce', randomBytes(8).toString('hex'));
  const seen: TestNode['seen'] = { welcomes: 0, disconnects: 0, funded: [], recalled: [] };
  const store = openSnapshotStore({ folder, sealPrivateKey: identity.sealPrivateKey, log });
  const callbacks: SyncCallbacks = {
    epochs: () => [nonce],
    onWelcome: () => void seen.welcomes++,
    onBatchAnswer: () => undefined,
    onRecall: (pocketIds) => void seen.recalled.push(...pocketIds),
    onFunded: (pocketIds) => void seen.funded.push(...pocketIds),
    onDisconnect: () => void seen.disconnects++,
    onProbe: (probe) => Promise.resolve(emptyResult(probe.probeId)),
    ...options.callbacks,
  };
  const config = { controlUrl, softwareVersion: 'test', nonce };
  const sync = await startSync({ config, identity, store, log, callbacks });
  return { folder, identity, nonce, sync, seen, stop: () => sync.stop() };
}

export function emptyResult(probeId: string): ProbeResult {
  return {
    type: 'probe_result',
    probeId,
    status: 200,
    errorCode: null,
    message: null,
    ttftMs: 1,
    durationMs: 2,
    eventsMs: [],
    inputTokens: 3,
    outputTokens: 4,
    estimated: false,
    reply: 'pong',
    cost: 5n as ProbeResult['cost'],
  };
}

/** Waits until the condition holds; fails with its name when it does not in time. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limitMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not in ${limitMs} ms: ${what}`);
    await sleep(5);
  }
}
