// Puts a node together: folder, identity, spool, lease book, sync, server; and takes it apart in an
// order that gives every lease back and leaves nothing unreported that can be reported.
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareClosing } from './close-server.ts';
import type { DataConfig } from './config.ts';
import { type BootNonce, countedId, toId } from './contract/ids.ts';
import type { NodeStatus } from './contract/sync-messages.ts';
import { createBootClock, readMachineBoot } from './metering/boot-clock.ts';
import { MoneyDesk } from './metering/money-desk.ts';
import { closeOpenRequests, restoreBook } from './metering/restore-book.ts';
import { Spool } from './metering/spool.ts';
import { TokenRatios } from './metering/token-ratios.ts';
import { encodeUsageEvent } from './metering/usage-json.ts';
import type { NodeContext } from './pipeline/node-context.ts';
import { NodeFigures } from './pipeline/node-figures.ts';
import { OpenRequests } from './pipeline/open-requests.ts';
import { runProbe } from './pipeline/run-probe.ts';
import { Turn } from './pipeline/turn.ts';
import { lockFolder } from './platform/folder-lock.ts';
import type { Lifecycle } from './platform/lifecycle.ts';
import { listenOn } from './platform/listen.ts';
import type { Logger } from './platform/logger.ts';
import { StartRefused } from './platform/start-refused.ts';
import { CircuitBreakers } from './routing/circuit-breakers.ts';
import { openSnapshotStore } from './routing/snapshot-store.ts';
import { createDataServer } from './server.ts';
import { createEnrol } from './sync/enrol-node.ts';
import { loadIdentity, type NodeIdentity } from './sync/node-identity.ts';
import { type SyncClient, startSync } from './sync/start-sync.ts';
import { createTransport } from './upstream/transport.ts';

const SOFTWARE_VERSION = '0.1.0';
const SEGMENT_BYTES = 8 * 1024 * 1024;
const RESERVE_BYTES = 4 * 1024 * 1024;
const RETAIN_BYTES = 256 * 1024 * 1024;
const RETAIN_MS = 24 * 3_600_000;
/** Long streams are marked in the spool this often. */
const PROGRESS_MS = 5000;
/** Open requests are looked at this often, for what depends on nothing happening. */
const LOOK_MS = 1000;
/** How long a stopping node tries to report what it has. */
const FLUSH_MS = 5000;
/** After readiness went off, requests are still taken this long, until balancers have noticed. */
const LINGER_MS = 250;

export interface NodeParts {
  readonly config: DataConfig;
  readonly log: Logger;
  readonly lifecycle: Lifecycle;
}

/** Starts everything; resolves when the node listens. */
export async function startNode(parts: NodeParts): Promise<{ readonly port: number }> {
  const { config, log, lifecycle } = parts;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(config.dataDir, 'data plane');
  if (!lock.ok) throw new StartRefused(lock.error.message);
  lifecycle.add('folder lock', () => lock.value.release());
  const waiting = new AbortController();
  lifecycle.add('enrolling', () => waiting.abort());
  const identity = await loadIdentity(
    config.dataDir,
    createEnrol({
      controlUrl: config.controlUrl,
      token: config.nodeToken,
      name: config.nodeName,
      log,
      signal: waiting.signal,
    }),
  );
  const nonce = toId('boot_nonce', `${Date.now().toString(36)}${randomBytes(5).toString('hex')}`);
  const turn = new Turn((error) => log.error('turn.failed', { error }));
  const money = openMoney(parts, identity, { nonce, turn });
  const store = openSnapshotStore({
    folder: config.dataDir,
    sealPrivateKey: identity.sealPrivateKey,
    log,
  });
  let sync: SyncClient | undefined;
  const node = createContext(
    parts,
    money.desk,
    () => sync?.current() ?? { table: undefined, keyring: undefined },
    { nonce, turn },
  );
  money.observe(node);
  sync = await startSync({
    config: { controlUrl: config.controlUrl, softwareVersion: SOFTWARE_VERSION, nonce },
    identity,
    store,
    log,
    callbacks: {
      epochs: () => money.desk.epochs(),
      onWelcome: (welcome, send) => money.desk.welcomed(welcome, send),
      onBatchAnswer: (answer) => money.desk.answered(answer),
      onRecall: (pocketIds) => money.desk.recalled(pocketIds),
      onFunded: (pocketIds) => money.desk.funded(pocketIds),
      onDisconnect: () => money.desk.disconnected(),
      onProbe: (probe, channel) => runProbe(node, probe, channel),
      onTable: (table) => node.breakers.keepOnly((id) => table.channelOf(id) !== undefined),
    },
  });
  return listen(parts, node, sync, money);
}

/** What belongs to one start of a node. */
interface Life {
  readonly nonce: BootNonce;
  readonly turn: Turn;
}

interface Money {
  readonly desk: MoneyDesk;
  readonly spool: Spool;
  observe(node: NodeContext): void;
  draining: boolean;
}

function openMoney(
  { config, log, lifecycle }: NodeParts,
  identity: NodeIdentity,
  { nonce, turn }: Life,
): Money {
  const machineBoot = readMachineBoot();
  const { spool, left } = Spool.open({
    dir: join(config.dataDir, 'spool'),
    nonce,
    machineBoot,
    segmentBytes: SEGMENT_BYTES,
    reserveBytes: RESERVE_BYTES,
    retainBytes: RETAIN_BYTES,
    retainMs: RETAIN_MS,
    log,
    schedule: (flush) => turn.at('spool', flush),
  });
  const unfinished = closeOpenRequests(left);
  for (const event of unfinished) spool.settle(event, encodeUsageEvent(event));
  spool.flushTurn();
  const book = restoreBook(spool.state, { nodeId: identity.nodeId, nonce, machineBoot });
  let node: NodeContext | undefined;
  const money: Money = {
    spool,
    draining: false,
    observe: (context) => {
      node = context;
    },
    desk: new MoneyDesk({
      book,
      spool,
      clock: createBootClock(),
      machineBoot,
      status: () => statusOf(node, money.draining),
      log,
    }),
  };
  lifecycle.add('spool', () => spool.close());
  return money;
}

function statusOf(node: NodeContext | undefined, draining: boolean): NodeStatus {
  const now = performance.now();
  return {
    inFlight: node?.figures.inFlight ?? 0,
    requestsPerMinute: node?.figures.requestsPerMinute ?? 0,
    addedMs: node?.figures.addedMs ?? 0,
    cpuPercent: node?.figures.cpuPercent() ?? 0,
    rssBytes: process.memoryUsage.rss(),
    spoolBytes: 0,
    draining,
    trippedChannels: (node?.breakers.tripped(now) ?? []).map(({ channelId, untilMs }) => ({
      channelId,
      untilMs: Date.now() + Math.round(untilMs - now),
    })),
  };
}

function createContext(
  { config, log, lifecycle }: NodeParts,
  desk: MoneyDesk,
  current: NodeContext['current'],
  { nonce, turn }: Life,
): NodeContext {
  const transport = createTransport();
  lifecycle.add('upstream connections', () => transport.close());
  let number = 0;
  return {
    current,
    desk,
    breakers: new CircuitBreakers(),
    transport,
    ratios: new TokenRatios(),
    figures: new NodeFigures(),
    open: new OpenRequests(),
    turn,
    limits: {
      body: { maxBytes: config.bodyBytes, deadlineMs: config.bodyDeadlineMs },
      answerBytes: config.answerBytes,
      eventBytes: config.eventBytes,
      stallMs: config.stallMs,
      keepAliveMs: config.keepAliveMs,
      drainsPerChannel: config.drainsPerChannel,
    },
    nextRequestId: () => countedId('request', nonce, ++number),
    nextAttemptId: () => countedId('attempt', nonce, ++number),
    log,
  };
}

async function listen(
  { config, lifecycle }: NodeParts,
  node: NodeContext,
  sync: SyncClient,
  money: Money,
): Promise<{ readonly port: number }> {
  let leaving = false;
  const server = createDataServer(node, () => {
    if (leaving) return { ready: false, reasons: ['stopping'] };
    return node.current().table && node.current().keyring
      ? { ready: true }
      : { ready: false, reasons: ['no routing table yet'] };
  });
  const closeServer = prepareClosing(server, node.open);
  const progress = setInterval(
    () => node.desk.markProgress(node.open.marks(performance.now())),
    PROGRESS_MS,
  );
  const looks = setInterval(
    () => node.open.look(performance.now()),
    Math.min(LOOK_MS, config.keepAliveMs),
  );
  const port = await listenOn(server, {
    host: config.host,
    port: config.port,
    variable: 'TOLLGATE_DATA_PORT',
    reusePort: config.sharePort,
  });
  lifecycle.add('control stream', () => sync.stop());
  lifecycle.add('money', async () => {
    clearInterval(progress);
    clearInterval(looks);
    await money.desk.flush(FLUSH_MS);
    money.desk.stop();
  });
  lifecycle.add('requests', async () => {
    leaving = true;
    money.draining = true;
    await pause(LINGER_MS);
    money.desk.drain();
    await closeServer(config.stopDeadlineMs);
  });
  return { port };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
