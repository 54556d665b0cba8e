// `npm run bench:publish`: how fast a change of the configuration and a revocation reach a node's
// traffic, and what taking them in costs the node's event loop.
import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Secret } from '#contract/secret';
import { createSilentLogger } from '#platform/logger';
import {
  markConfigurationChanged,
  markKeyringChanged,
} from '../../control-plane/database/changes.ts';
import { type Database, migrate, openDatabase } from '../../control-plane/database/database.ts';
import { startEmbeddedPostgres } from '../../control-plane/database/embedded-postgres.ts';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { createBatchHandler } from '../../control-plane/leases/create-batch-handler.ts';
import { readIncarnation } from '../../control-plane/publishing/published-version.ts';
import { Publisher } from '../../control-plane/publishing/publisher.ts';
import { startSouth } from '../../control-plane/sync/start-south.ts';
import type { FromBenchNode, ToBenchNode } from './publish-node.ts';
import { KEYS, seedInstallation, tokenOf } from './publish-seed.ts';

const EDITS = 20;
const REVOCATIONS = 20;
const LIMITS = { compileMs: 1000, editMs: 300, revokeMs: 1000, pauseMs: 10 };
const TOKEN = 'bench-node-token-0123456789';
const log = createSilentLogger();

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
}

const folder = await mkdtemp(join(tmpdir(), 'tollgate-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir: folder, log });
const database = await openDatabase({ kind: 'socket', ...postgres.connection });
try {
  await migrate(database);
  const figures = await measure(database, randomBytes(32));
  process.exitCode = report(figures) ? 0 : 1;
} finally {
  await database.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(db: Database, sealingKey: Buffer): Promise<readonly Figure[]> {
  say('seeding 500 models, 200 channels of 20 models each and 100,000 keys ...');
  await seedInstallation(db, sealingKey);
  const compileMs = await measureColdCompile(db, sealingKey);
  const south = await startSouth({
    database: db,
    sealingKey,
    log,
    place: { host: '127.0.0.1', port: 0 },
    nodeToken: new Secret(TOKEN),
    batchHandler: createBatchHandler(db),
  });
  const idle = await startChild([]);
  const node = await startChild([south.url, TOKEN, join(folder, 'node')]);
  try {
    const startMs = now();
    const loadMs = (await ask(node, { type: 'await_keys', count: KEYS })) - startMs;
    await sleep(500);
    const loading = await pausesOf(node, idle);
    say('editing and revoking ...');
    for (const child of [node, idle]) post(child, { type: 'measure' });
    const edits = await measureEdits(db, node);
    const revocations = await measureRevocations(db, node);
    const running = await pausesOf(node, idle);
    const worst = Math.max(loading.beyondMs, running.beyondMs);
    return [
      { name: 'cold compile', value: compileMs, unit: 'ms', limit: LIMITS.compileMs },
      { name: 'edit to traffic, p50', value: middle(edits), unit: 'ms' },
      {
        name: 'edit to traffic, max of 20',
        value: Math.max(...edits),
        unit: 'ms',
        limit: LIMITS.editMs,
      },
      { name: 'revocation, p50', value: middle(revocations), unit: 'ms' },
      {
        name: 'revocation, max of 20',
        value: Math.max(...revocations),
        unit: 'ms',
        limit: LIMITS.revokeMs,
      },
      { name: 'first table and 100,000 keys on a node', value: loadMs, unit: 'ms' },
      { name: 'worst pause while loading', value: loading.nodeMs, unit: 'ms' },
      { name: 'worst pause while editing', value: running.nodeMs, unit: 'ms' },
      {
        name: 'worst pause of the idle process',
        value: Math.max(loading.idleMs, running.idleMs),
        unit: 'ms',
      },
      {
        name: 'longest stretch the node computed itself',
        value: Math.max(loading.busyMs, running.busyMs),
        unit: 'ms',
      },
      { name: 'worst pause beyond idle', value: worst, unit: 'ms', limit: LIMITS.pauseMs },
      { name: 'memory of the node', value: running.rssBytes / 1e6, unit: 'MB' },
    ];
  } finally {
    node.kill();
    idle.kill();
    await south.stop();
  }
}

/** From nothing to a stored version: load, compile, check, seal, store. */
async function measureColdCompile(db: Database, sealingKey: Buffer): Promise<number> {
  const incarnation = await readIncarnation(db.sql);
  const publisher = new Publisher({
    database: db,
    incarnation,
    sealingKey,
    log,
    onPublished: () => undefined,
  });
  const startMs = performance.now();
  await publisher.start();
  const tookMs = performance.now() - startMs;
  await publisher.stop();
  if (!publisher.current) throw new Error('the first publish found faults');
  return tookMs;
}

async function measureEdits(db: Database, node: ChildProcess): Promise<readonly number[]> {
  const took: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const weight = 1000 + edit;
    const seen = ask(node, { type: 'await_weight', channel: 'channel-0', weight });
    await inTransaction(db, async (tx) => {
      await tx.sql.query(`update channels set weight = $1 where name = 'channel-0'`, [weight]);
      await markConfigurationChanged(tx, `weight ${weight}`);
    });
    const committedMs = now();
    took.push((await seen) - committedMs);
    await sleep(100);
  }
  return took;
}

async function measureRevocations(db: Database, node: ChildProcess): Promise<readonly number[]> {
  const took: number[] = [];
  for (let key = 0; key < REVOCATIONS; key++) {
    const tokenId = tokenOf(key * 7);
    const seen = ask(node, { type: 'await_gone', tokenId });
    await inTransaction(db, async (tx) => {
      await tx.sql.query('update api_key_tokens set ended_at = now() where token_id = $1', [
        tokenId,
      ]);
      await markKeyringChanged(tx, 'token', tokenId);
    });
    const committedMs = now();
    took.push((await seen) - committedMs);
    await sleep(50);
  }
  return took;
}

async function startChild(args: readonly string[]): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('publish-node.ts', import.meta.url));
  // Plain Node, as the node runs in production: no transformer in the process that is measured.
  const child = fork(script, [...args], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await receive(child, 'ready');
  return child;
}

async function receive<T extends FromBenchNode['type']>(
  child: ChildProcess,
  type: T,
): Promise<Extract<FromBenchNode, { type: T }>> {
  for (;;) {
    const [message]: FromBenchNode[] = await once(child, 'message', {
      signal: AbortSignal.timeout(120_000),
    });
    if (message && isOf(message, type)) return message;
  }
}

function isOf<T extends FromBenchNode['type']>(
  message: FromBenchNode,
  type: T,
): message is Extract<FromBenchNode, { type: T }> {
  return message.type === type;
}

async function ask(child: ChildProcess, message: ToBenchNode): Promise<number> {
  const seen = receive(child, 'seen');
  post(child, message);
  return (await seen).atMs;
}

function post(child: ChildProcess, message: ToBenchNode): void {
  child.send(message);
}

interface Pauses {
  readonly nodeMs: number;
  readonly idleMs: number;
  readonly beyondMs: number;
  readonly busyMs: number;
  readonly rssBytes: number;
}

async function pausesOf(node: ChildProcess, idle: ChildProcess): Promise<Pauses> {
  const [busy, quiet] = await Promise.all(
    [node, idle].map((child) => {
      const reported = receive(child, 'pauses');
      post(child, { type: 'report' });
      return reported;
    }),
  );
  if (!busy || !quiet) throw new Error('two processes are expected');
  const { worstMs: nodeMs, worstBusyMs: busyMs, rssBytes } = busy;
  // On a busy machine two processes are not paused alike: what the node did not compute itself in
  // its longest stretch is no pause of its making.
  const beyondMs = Math.min(Math.max(0, nodeMs - quiet.worstMs), busyMs);
  return { nodeMs, idleMs: quiet.worstMs, beyondMs, busyMs, rssBytes };
}

function report(figures: readonly Figure[]): boolean {
  let good = true;
  for (const { name, value, unit, limit } of figures) {
    const within = limit === undefined || value <= limit;
    good &&= within;
    const bound =
      limit === undefined ? '' : `  limit ${limit} ${unit}${within ? '' : '  EXCEEDED'}`;
    say(`${name.padEnd(40)} ${value.toFixed(1).padStart(9)} ${unit}${bound}`);
  }
  return good;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
