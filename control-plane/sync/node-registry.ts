// The nodes that are connected now, one stream each, and the once-a-second upkeep they share.
import type { NodeId } from '#contract/ids';
import type { ToNode } from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import type { Sql } from '../database/unit-of-work.ts';
import { findBarred, storeDisconnected, storeSeen } from './node-rows.ts';
import type { NodeStream } from './node-stream.ts';

const UPKEEP_MS = 1000;

export class NodeRegistry {
  private readonly streams = new Map<NodeId, NodeStream>();
  /** Nodes whose welcome is being prepared. */
  private readonly reserved = new Set<NodeId>();
  private readonly sql: Sql;
  private readonly log: Logger;
  private readonly timer: NodeJS.Timeout;
  private upkeep: Promise<void> | undefined;

  constructor(sql: Sql, log: Logger) {
    this.sql = sql;
    this.log = log;
    this.timer = setInterval(() => this.keepUp(), UPKEEP_MS);
    this.timer.unref();
  }

  /** Who can be asked for something now. */
  get connected(): ReadonlySet<NodeId> {
    return new Set(this.streams.keys());
  }

  all(): readonly NodeStream[] {
    return [...this.streams.values()];
  }

  get(nodeId: NodeId): NodeStream | undefined {
    return this.streams.get(nodeId);
  }

  /** False when the node has a stream already: two of one node would be two spenders of one lease. */
  reserve(nodeId: NodeId): boolean {
    if (this.streams.has(nodeId) || this.reserved.has(nodeId)) return false;
    this.reserved.add(nodeId);
    return true;
  }

  release(nodeId: NodeId): void {
    this.reserved.delete(nodeId);
  }

  /** Takes in a stream whose node was reserved. */
  add(stream: NodeStream): void {
    this.reserved.delete(stream.nodeId);
    this.streams.set(stream.nodeId, stream);
    stream.socket.onClose = () => this.remove(stream);
  }

  broadcast(message: ToNode): void {
    for (const stream of this.streams.values()) stream.socket.send(message);
  }

  pump(): void {
    for (const stream of this.streams.values()) stream.pump();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    const streams = this.all();
    for (const stream of streams) stream.socket.close();
    await Promise.all(streams.map((stream) => stream.settled()));
    await this.upkeep;
  }

  private remove(stream: NodeStream): void {
    stream.end();
    if (this.streams.get(stream.nodeId) !== stream) return;
    this.streams.delete(stream.nodeId);
    this.log.info('node.disconnected', { nodeId: stream.nodeId });
    storeDisconnected(this.sql, stream.nodeId).catch((error: unknown) =>
      this.log.warn('node.unsaved', { error }),
    );
  }

  private keepUp(): void {
    this.upkeep ??= this.keepUpOnce()
      .catch((error: unknown) => this.log.error('node.upkeep.failed', { error }))
      .finally(() => {
        this.upkeep = undefined;
      });
  }

  private async keepUpOnce(): Promise<void> {
    const heard = this.all().filter((stream) => stream.heard);
    const seen = heard.map((stream) => ({ id: stream.nodeId, status: stream.status }));
    for (const stream of heard) {
      stream.heard = false;
      stream.status = null;
    }
    await storeSeen(this.sql, seen);
    for (const { id, revoked } of await findBarred(this.sql, this.all())) {
      const stream = this.all().find((one) => one.nodeId === id);
      if (revoked) stream?.socket.refuse('revoked', 'An operator has revoked this node.');
      else stream?.socket.refuse('fenced', 'This start of the node was fenced.');
    }
  }
}
