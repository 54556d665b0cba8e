// One welcomed node: pushes it what it lacks, in order, and takes its batches one after another.
import { encodeJson } from '#contract/codec';
import type { BootNonce, NodeId } from '#contract/ids';
import { sealTo } from '#contract/sealed-box';
import { versionKeyContext } from '#contract/sealing-context';
import {
  type Batch,
  encodeBinary,
  type FromNode,
  type Hello,
  type NodeStatus,
  type Probe,
  type ProbeResult,
  type TableHead,
} from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import type { Sql } from '../database/unit-of-work.ts';
import type { PublishedVersion } from '../publishing/published-version.ts';
import type { NodeSession } from './batch-handler.ts';
import type { KeyringFeed } from './keyring-feed.ts';
import { type KnownNode, storeAck } from './node-rows.ts';
import type { NodeSocket } from './node-socket.ts';

/** Batches and acknowledgements that wait; a node sends the next batch after the answer. */
const WAITING_MESSAGES = 64;
/** A refused keyring is sent whole again at most this often. */
const WHOLE_AGAIN_MS = 10_000;

/** What a stream needs of the leader around it. */
export interface StreamContext {
  readonly sql: Sql;
  readonly log: Logger;
  readonly feed: KeyringFeed;
  currentTable(): PublishedVersion | undefined;
  handleBatch(stream: NodeStream, batch: Batch): Promise<void>;
}

export class NodeStream implements NodeSession {
  readonly nodeId: NodeId;
  readonly nonce: BootNonce;
  readonly node: KnownNode;
  readonly socket: NodeSocket;
  /** What the node said of itself and was not stored yet. */
  status: NodeStatus | null = null;
  heard = false;
  draining = false;
  private readonly context: StreamContext;
  private readonly probes = new Map<string, (result: ProbeResult | undefined) => void>();
  private tableNumber: number;
  private keyringVersion: number;
  private wholeAtMs = Number.NEGATIVE_INFINITY;
  private pumping = false;
  private again = false;
  private waiting = 0;
  private chain: Promise<void> = Promise.resolve();

  constructor(node: KnownNode, hello: Hello, socket: NodeSocket, context: StreamContext) {
    this.node = node;
    this.nodeId = node.id;
    this.nonce = hello.nonce;
    this.socket = socket;
    this.context = context;
    const same = hello.incarnation === context.feed.incarnation;
    this.tableNumber = same ? hello.tableNumber : 0;
    // A node that is ahead was last connected to a database that has lost commits since.
    const follows = same && hello.keyringVersion <= context.feed.version;
    this.keyringVersion = follows ? hello.keyringVersion : 0;
    socket.onMessage = (message) => this.receive(message);
  }

  /** Sends what the node lacks; while that goes on, once more after it. */
  pump(): void {
    this.again = true;
    if (this.pumping) return;
    this.pumping = true;
    void this.push()
      .catch((error: unknown) => {
        this.context.log.error('node.push.failed', { nodeId: this.nodeId, error });
        this.socket.terminate();
      })
      .finally(() => {
        this.pumping = false;
      });
  }

  /** Sends a trial call; undefined when the node went away before its result. */
  probe(probe: Probe): Promise<ProbeResult | undefined> {
    const { promise, resolve } = Promise.withResolvers<ProbeResult | undefined>();
    this.probes.set(probe.probeId, resolve);
    this.socket.send(probe);
    return promise.finally(() => this.probes.delete(probe.probeId));
  }

  /** Gives up a trial call whose deadline has passed. */
  abandonProbe(probeId: string): void {
    this.probes.get(probeId)?.(undefined);
  }

  /** Resolves when what has come so far is handled. */
  settled(): Promise<void> {
    return this.chain;
  }

  /** Ends what waits on a stream that is gone. */
  end(): void {
    for (const resolve of this.probes.values()) resolve(undefined);
  }

  private async push(): Promise<void> {
    while (this.again && this.socket.open) {
      this.again = false;
      await this.pushTable();
      await this.pushKeyring();
    }
  }

  private async pushTable(): Promise<void> {
    const version = this.context.currentTable();
    if (!version || version.number === this.tableNumber) return;
    const { incarnation, number, checksum, document, key } = version;
    const sealed = sealTo(this.node.sealPublicKey, key, versionKeyContext(incarnation, number));
    if (!sealed.ok) throw new Error('a node has enrolled with a key that cannot be sealed to');
    const sealedKey = sealed.value.toString('base64');
    const head: TableHead = { type: 'table', incarnation, number, checksum, sealedKey };
    this.tableNumber = number;
    await this.socket.sendBinary(encodeBinary(encodeJson(head), document));
  }

  private async pushKeyring(): Promise<void> {
    const { feed } = this.context;
    while (this.keyringVersion < feed.version && this.socket.open) {
      const delta = this.keyringVersion > 0 ? await feed.delta(this.keyringVersion) : undefined;
      if (!delta) {
        await this.pushWhole();
        continue;
      }
      this.keyringVersion = delta.to;
      for (const frame of delta.frames) await this.socket.sendBinary(frame);
    }
  }

  private async pushWhole(): Promise<void> {
    this.wholeAtMs = performance.now();
    for await (const { frame, to } of this.context.feed.whole()) {
      if (!this.socket.open) return;
      await this.socket.sendBinary(frame);
      this.keyringVersion = to;
      await this.pushTable();
    }
  }

  private receive(message: FromNode): void {
    this.heard = true;
    if (message.type === 'batch') this.takeBatch(message);
    else if (message.type === 'ack') this.takeAck(message);
    else if (message.type === 'probe_result') this.probes.get(message.probeId)?.(message);
  }

  private takeBatch(batch: Batch): void {
    if (batch.status) {
      this.status = batch.status;
      this.draining = batch.status.draining;
    }
    this.enqueue(() => this.context.handleBatch(this, batch));
  }

  private takeAck(ack: Extract<FromNode, { type: 'ack' }>): void {
    const { log, sql } = this.context;
    const { document, number, accepted, finding } = ack;
    if (!accepted) log.warn('node.nack', { nodeId: this.nodeId, document, number, ...finding });
    this.enqueue(() => storeAck(sql, this.nodeId, ack));
    if (accepted || document === 'table') return;
    if (performance.now() - this.wholeAtMs < WHOLE_AGAIN_MS) return;
    this.keyringVersion = 0;
    this.pump();
  }

  private enqueue(work: () => Promise<void>): void {
    if (this.waiting >= WAITING_MESSAGES) {
      this.socket.terminate();
      return;
    }
    this.waiting++;
    this.chain = this.chain
      .then(work)
      .catch((error: unknown) => {
        // The node sends the batch again after it has dialled again.
        this.context.log.error('node.message.failed', { nodeId: this.nodeId, error });
        this.socket.terminate();
      })
      .finally(() => {
        this.waiting--;
      });
  }
}
