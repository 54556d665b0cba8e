// What only the leader does: publishes, feeds keyrings, admits nodes and hands their batches on. Made
// when leadership is gained, thrown away when it is lost.
import { type PocketId, toId } from '#contract/ids';
import type { Batch } from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import { readIncarnation } from '../publishing/published-version.ts';
import { Publisher } from '../publishing/publisher.ts';
import type { BatchHandler } from './batch-handler.ts';
import { type ChallengedHello, checkHello } from './handshake.ts';
import { KeyringFeed } from './keyring-feed.ts';
import { NodeRegistry } from './node-registry.ts';
import {
  forgetConnections,
  type KnownNode,
  storeConnected,
  storeDisconnected,
} from './node-rows.ts';
import type { NodeSocket } from './node-socket.ts';
import { NodeStream, type StreamContext } from './node-stream.ts';

/** Announcements of money are gathered for this long, since the poster makes many at once. */
const FUNDED_MS = 20;
/** Pockets named in one message. */
const FUNDED_POCKETS = 1000;

export interface LeaderOptions {
  readonly database: Database;
  /** Opens credentials and keeps the versions' keys. */
  readonly sealingKey: Buffer;
  readonly log: Logger;
  readonly batchHandler: BatchHandler;
}

export interface LeaderDesk {
  readonly publisher: Publisher;
  readonly feed: KeyringFeed;
  readonly registry: NodeRegistry;
  /** Welcomes a node that has sent its hello, or refuses it. */
  admit(socket: NodeSocket, challenged: ChallengedHello): Promise<void>;
  /** Says that a pocket's money has changed. */
  funded(pocketId: string): void;
  stop(): Promise<void>;
}

/** Takes up the leader's work. */
export async function openLeaderDesk(options: LeaderOptions): Promise<LeaderDesk> {
  const { database, sealingKey, log } = options;
  const { sql } = database;
  await forgetConnections(sql);
  const incarnation = await readIncarnation(sql);
  const registry = new NodeRegistry(sql, log);
  const pump = () => registry.pump();
  const publisher = new Publisher({ database, incarnation, sealingKey, log, onPublished: pump });
  const feed = new KeyringFeed({ database, incarnation, log, onChanged: pump });
  const funds = createFundsNews(registry);
  const context: StreamContext = {
    sql,
    log,
    feed,
    currentTable: () => publisher.current,
    handleBatch: (stream, batch) => handleBatch({ options, registry, funds }, stream, batch),
  };
  const stop = async () => {
    funds.stop();
    feed.stop();
    await registry.stop();
    await publisher.stop();
  };
  try {
    await feed.start();
    await publisher.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    publisher,
    feed,
    registry,
    admit: (socket, challenged) => admit({ options, registry, context }, socket, challenged),
    funded: (pocketId) => funds.add(pocketId),
    stop,
  };
}

interface AdmitParts {
  readonly options: LeaderOptions;
  readonly registry: NodeRegistry;
  readonly context: StreamContext;
}

async function admit(
  parts: AdmitParts,
  socket: NodeSocket,
  { hello, challenge }: ChallengedHello,
): Promise<void> {
  const { registry, context } = parts;
  const checked = await checkHello(context.sql, hello, challenge);
  if (!checked.ok) return socket.refuse(checked.error.reason, checked.error.message);
  if (!registry.reserve(hello.nodeId)) {
    return socket.refuse('duplicate', 'This node has a stream already. Is its folder used twice?');
  }
  try {
    await welcome(parts, socket, { hello, node: checked.value });
  } finally {
    registry.release(hello.nodeId);
  }
}

async function welcome(
  { options, registry, context }: AdmitParts,
  socket: NodeSocket,
  { hello, node }: Pick<ChallengedHello, 'hello'> & { readonly node: KnownNode },
): Promise<void> {
  const { batchHandler, log } = options;
  const stream = new NodeStream(node, hello, socket, context);
  const epochs = [...new Set([...hello.epochs, hello.nonce])];
  const facts = await batchHandler.welcome(stream, epochs);
  await storeConnected(context.sql, node.id, hello);
  if (!socket.open) return storeDisconnected(context.sql, node.id);
  registry.add(stream);
  const { incarnation } = context.feed;
  socket.send({ type: 'welcome', incarnation, ...facts });
  log.info('node.connected', { nodeId: node.id, name: node.name });
  stream.pump();
}

interface BatchParts {
  readonly options: LeaderOptions;
  readonly registry: NodeRegistry;
  readonly funds: FundsNews;
}

async function handleBatch(
  { options, registry, funds }: BatchParts,
  stream: NodeStream,
  batch: Batch,
): Promise<void> {
  const { nodeId, nonce } = stream;
  const session = { nodeId, nonce };
  const outcome = await options.batchHandler.handle(session, batch, registry.connected);
  stream.socket.send(outcome.answer);
  for (const [holder, pocketIds] of outcome.recall) {
    registry.get(holder)?.socket.send({ type: 'recall', pocketIds: [...pocketIds] });
  }
  for (const pocketId of outcome.funded) funds.add(pocketId);
}

interface FundsNews {
  add(pocketId: string): void;
  stop(): void;
}

/** Tells all nodes which pockets have changed, gathered for a moment. */
function createFundsNews(registry: NodeRegistry): FundsNews {
  const pockets = new Set<PocketId>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    const all = [...pockets];
    pockets.clear();
    for (let at = 0; at < all.length; at += FUNDED_POCKETS) {
      registry.broadcast({ type: 'funded', pocketIds: all.slice(at, at + FUNDED_POCKETS) });
    }
  };
  return {
    add: (pocketId) => {
      if (pocketId === '') return;
      pockets.add(toId('pocket', pocketId));
      timer ??= setTimeout(tell, FUNDED_MS).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
