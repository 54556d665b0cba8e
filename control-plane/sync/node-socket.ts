// One node's WebSocket as messages: decodes what comes, encodes what goes, keeps the line alive and
// gives up on a node that does not read.
import type { RawData, WebSocket } from 'ws';
import { decodeJson, encodeJson } from '#contract/codec';
import {
  type FromNode,
  fromNodeSchema,
  HEARTBEAT_MS,
  HEARTBEATS_MISSED,
  type ToNode,
} from '#contract/sync-messages';

/** Unsent bytes at which a node is given up: it does not read, or the line is too thin. */
const UNSENT_BYTES = 256 * 1024 * 1024;
/** Unsent bytes at which whoever has a choice waits. */
const BUSY_BYTES = 1024 * 1024;
/** What a WebSocket close may say. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const UNREADABLE = 1007;

type Refusal = Extract<ToNode, { type: 'refused' }>;

export class NodeSocket {
  onMessage: (message: FromNode) => void = () => undefined;
  onClose: () => void = () => undefined;
  private readonly socket: WebSocket;
  private heardAtMs = performance.now();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data, isBinary) => this.receive(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(this.heartbeat);
      this.onClose();
    });
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS);
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  send(message: ToNode): void {
    if (!this.open) return;
    this.socket.send(encodeJson(message));
    this.dropWhenStuck();
  }

  /** Resolves once the frame may be followed by another; at once while the line is free. */
  sendBinary(frame: Buffer): Promise<void> {
    if (!this.open) return Promise.resolve();
    const busy = this.socket.bufferedAmount > BUSY_BYTES;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.socket.send(frame, { binary: true }, () => resolve());
    this.dropWhenStuck();
    return busy ? promise : Promise.resolve();
  }

  refuse(reason: Refusal['reason'], message: string, leader: string | null = null): void {
    this.send({ type: 'refused', reason, message, leader });
    this.socket.close(POLICY_VIOLATION, reason);
  }

  close(): void {
    this.socket.close(GOING_AWAY);
  }

  terminate(): void {
    this.socket.terminate();
  }

  private beat(): void {
    const silentMs = performance.now() - this.heardAtMs;
    if (silentMs > HEARTBEAT_MS * HEARTBEATS_MISSED) this.socket.terminate();
    else this.send({ type: 'heartbeat' });
  }

  private dropWhenStuck(): void {
    if (this.socket.bufferedAmount > UNSENT_BYTES) this.socket.terminate();
  }

  private receive(data: RawData, isBinary: boolean): void {
    this.heardAtMs = performance.now();
    if (isBinary || !Buffer.isBuffer(data)) {
      this.socket.close(UNREADABLE);
      return;
    }
    const decoded = decodeJson(fromNodeSchema, data.toString('utf8'));
    if (decoded.ok) this.onMessage(decoded.value);
    else this.socket.close(UNREADABLE, decoded.error.path.slice(0, 100));
  }
}
