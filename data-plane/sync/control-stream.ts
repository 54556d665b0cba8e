// The node's one connection to the control plane: dials, proves who it is, keeps the line alive and
// hands messages on in the order in which they came.
import { WebSocket } from 'ws';
import { decodeJson, encodeJson } from '#contract/codec';
import {
  FRAME_BYTES,
  type FromNode,
  HEARTBEAT_MS,
  HEARTBEATS_MISSED,
  type Hello,
  streamProof,
  type ToNode,
  toNodeSchema,
  type Welcome,
} from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import { checkControlUrl, streamUrl } from './control-url.ts';
import type { NodeIdentity } from './node-identity.ts';

/** Between two dials, at least; jitter comes on top. */
const REDIAL_MS = 1000;
/** After a refusal that only an operator can mend. */
const REFUSED_REDIAL_MS = 10_000;
const HANDSHAKE_MS = 5000;
/** Beyond this much unsent, `send` refuses: what is sent again unchanged need not queue up. */
const UNSENT_BYTES = 16 * 1024 * 1024;
const TEXT = { binary: false };
/** Masks guard careless proxies against scripts in browsers; here they would cost and guard nothing. */
const leaveUnmasked = (mask: Buffer) => void mask.fill(0);

/** What a dial tells the control plane of this node's state. */
export type HelloFacts = Omit<Hello, 'type' | 'nodeId' | 'signature' | 'contractVersion'> &
  Pick<Hello, 'contractVersion'>;

export interface StreamCallbacks {
  hello(): HelloFacts;
  onWelcome(welcome: Welcome): void;
  onMessage(message: Exclude<ToNode, { type: 'challenge' | 'welcome' | 'refused' }>): void;
  onBinary(frame: Buffer): void;
  onDisconnect(): void;
}

export interface StreamOptions {
  readonly controlUrl: URL;
  readonly identity: NodeIdentity;
  readonly log: Logger;
  readonly callbacks: StreamCallbacks;
}

export class ControlStream {
  /** True from the welcome on. */
  connected = false;
  private readonly options: StreamOptions;
  private socket: WebSocket | undefined;
  private timer: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private heardAtMs = 0;
  private pauseMs = REDIAL_MS;
  /** Where a control plane that does not lead has pointed to; one dial only. */
  private leader: URL | undefined;
  private stopped = false;

  constructor(options: StreamOptions) {
    this.options = options;
  }

  start(): void {
    this.dial();
  }

  /**
   * False when there is no stream, or too much waits on it already. Bytes are a message that its
   * sender has encoded: reports are built from events as the spool wrote them.
   */
  send(message: FromNode | Buffer): boolean {
    const { socket } = this;
    if (!this.connected || socket?.readyState !== WebSocket.OPEN) return false;
    if (socket.bufferedAmount > UNSENT_BYTES) return false;
    socket.send(Buffer.isBuffer(message) ? message : encodeJson(message), TEXT);
    return true;
  }

  /** Stops taking messages until `resume`; the sender's buffers fill meanwhile. */
  pause(): void {
    this.socket?.pause();
  }

  resume(): void {
    this.heardAtMs = performance.now();
    this.socket?.resume();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket?.terminate();
  }

  private dial(): void {
    const { log } = this.options;
    const base = this.leader ?? this.options.controlUrl;
    this.leader = undefined;
    this.pauseMs = REDIAL_MS;
    const socket = new WebSocket(streamUrl(base), {
      perMessageDeflate: false,
      maxPayload: FRAME_BYTES,
      handshakeTimeout: HANDSHAKE_MS,
      followRedirects: false,
      generateMask: leaveUnmasked,
    });
    this.socket = socket;
    socket.on('open', () => this.keepAlive(socket));
    socket.on('message', (data, isBinary) => this.receive(socket, data, isBinary));
    socket.on('error', (error) => log.debug('control.error', { message: error.message }));
    socket.on('close', () => this.lose(socket));
  }

  private keepAlive(socket: WebSocket): void {
    this.heardAtMs = performance.now();
    clearInterval(this.heartbeat);
    this.heartbeat = setInterval(() => {
      const silentMs = performance.now() - this.heardAtMs;
      if (silentMs > HEARTBEAT_MS * HEARTBEATS_MISSED && !socket.isPaused) socket.terminate();
      else this.send({ type: 'heartbeat' });
    }, HEARTBEAT_MS);
  }

  private lose(socket: WebSocket): void {
    if (socket !== this.socket) return;
    clearInterval(this.heartbeat);
    const wasConnected = this.connected;
    this.connected = false;
    if (wasConnected) {
      if (!this.stopped) this.options.log.warn('control.lost');
      this.options.callbacks.onDisconnect();
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => this.dial(), this.pauseMs * (1 + Math.random() / 2));
  }

  private receive(socket: WebSocket, data: WebSocket.RawData, isBinary: boolean): void {
    if (socket !== this.socket) return;
    this.heardAtMs = performance.now();
    const bytes = toBuffer(data);
    if (isBinary) {
      if (this.connected) this.options.callbacks.onBinary(bytes);
      return;
    }
    const decoded = decodeJson(toNodeSchema, bytes.toString('utf8'));
    if (decoded.ok) this.take(socket, decoded.value);
    else this.options.log.error('control.unreadable', { ...decoded.error });
  }

  private take(socket: WebSocket, message: ToNode): void {
    if (message.type === 'challenge') this.answer(socket, message.challenge);
    else if (message.type === 'refused') this.yieldTo(socket, message);
    else if (message.type === 'welcome') this.open(message);
    else if (this.connected) this.options.callbacks.onMessage(message);
  }

  private answer(socket: WebSocket, challenge: string): void {
    const { identity, callbacks } = this.options;
    const facts = callbacks.hello();
    const proof = streamProof(challenge, identity.nodeId, facts.nonce);
    const signature = identity.signer.sign(proof).toString('base64');
    const hello: Hello = { type: 'hello', nodeId: identity.nodeId, signature, ...facts };
    socket.send(encodeJson(hello));
  }

  private open(welcome: Welcome): void {
    if (this.connected) return;
    this.connected = true;
    this.options.log.info('control.connected');
    this.options.callbacks.onWelcome(welcome);
  }

  private yieldTo(socket: WebSocket, refusal: Extract<ToNode, { type: 'refused' }>): void {
    const { reason, message, leader } = refusal;
    this.options.log.warn('control.refused', { reason, message });
    const waits = reason === 'not_leader' || reason === 'duplicate';
    this.pauseMs = waits ? REDIAL_MS : REFUSED_REDIAL_MS;
    const url = leader === null ? null : URL.parse(leader);
    if (url && checkControlUrl(url).ok) this.leader = url;
    socket.close();
  }
}

function toBuffer(data: WebSocket.RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
