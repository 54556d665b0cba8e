// Everything a node does with the control plane behind one object: what is in force, the stream, and
// callbacks for the parts that live elsewhere, metering above all.
import type { BootNonce, PocketId } from '#contract/ids';
import { assertNever } from '#contract/result';
import { CONTRACT_VERSION } from '#contract/routing-table';
import type {
  BatchAnswer,
  FromNode,
  Probe,
  ProbeResult,
  ToNode,
  Welcome,
} from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import type { KeyringStore } from '../routing/keyring-store.ts';
import type { RuntimeChannel, RuntimeTable } from '../routing/runtime-table.ts';
import type { SnapshotStore } from '../routing/snapshot-store.ts';
import { ControlStream, type HelloFacts } from './control-stream.ts';
import { SnapshotFollower } from './follow-snapshots.ts';
import type { NodeIdentity } from './node-identity.ts';
import { createProbeRunner } from './run-probes.ts';

/** Takes a message, or the bytes of one. */
export type Send = (message: FromNode | Buffer) => boolean;

/** What the rest of the node does when the control plane speaks. None of these may throw. */
export interface SyncCallbacks {
  /** Epochs whose events or leases this node still has, the running one included. */
  epochs(): readonly BootNonce[];
  onWelcome(welcome: Welcome, send: Send): void;
  onBatchAnswer(answer: BatchAnswer): void;
  onRecall(pocketIds: readonly PocketId[]): void;
  onFunded(pocketIds: readonly PocketId[]): void;
  onDisconnect(): void;
  /** Makes a trial call through a channel that need not be in the table. */
  onProbe(probe: Probe, channel: RuntimeChannel): Promise<ProbeResult>;
  /** A routing table has come into force. */
  onTable?(table: RuntimeTable): void;
}

export interface SyncOptions {
  readonly config: {
    readonly controlUrl: URL;
    readonly softwareVersion: string;
    /** Of this start of the node. */
    readonly nonce: BootNonce;
  };
  readonly identity: NodeIdentity;
  readonly store: SnapshotStore;
  readonly log: Logger;
  readonly callbacks: SyncCallbacks;
}

export interface SyncClient {
  /** What is in force now. A request takes it once and keeps it to its end. */
  current(): {
    readonly table: RuntimeTable | undefined;
    readonly keyring: KeyringStore | undefined;
  };
  readonly connected: boolean;
  /** False when the message did not go out; batches are sent again unchanged. */
  readonly send: Send;
  stop(): Promise<void>;
}

/** Loads what the disk has, then dials. Resolves before the control plane has answered. */
export async function startSync(options: SyncOptions): Promise<SyncClient> {
  const { identity, store, log, callbacks, config } = options;
  const follower: SnapshotFollower = new SnapshotFollower({
    sealPrivateKey: identity.sealPrivateKey,
    store,
    log,
    send: (message) => void stream.send(message),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    onTable: callbacks.onTable?.bind(callbacks),
  });
  await follower.restore();
  const probes = createProbeRunner(
    { identity, log, onProbe: (probe, channel) => callbacks.onProbe(probe, channel) },
    (result) => void stream.send(result),
  );
  const stream: ControlStream = new ControlStream({
    controlUrl: config.controlUrl,
    identity,
    log,
    callbacks: {
      hello: () => helloFacts(options, follower),
      onWelcome: (welcome) => callbacks.onWelcome(welcome, (message) => stream.send(message)),
      onMessage: (message) => dispatch(message, callbacks, probes),
      onBinary: (frame) => follower.take(frame),
      onDisconnect: () => {
        follower.forget();
        callbacks.onDisconnect();
      },
    },
  });
  stream.start();
  return {
    current: () => ({ table: follower.table, keyring: follower.keyring }),
    get connected() {
      return stream.connected;
    },
    send: (message) => stream.send(message),
    stop: async () => {
      stream.stop();
      await follower.stop();
      await store.close();
    },
  };
}

function helloFacts(options: SyncOptions, follower: SnapshotFollower): HelloFacts {
  const { table, keyring } = follower;
  const incarnation = table?.incarnation ?? keyring?.incarnation ?? null;
  const { nonce, softwareVersion } = options.config;
  return {
    nonce,
    softwareVersion,
    contractVersion: CONTRACT_VERSION,
    incarnation,
    tableNumber: table?.number ?? 0,
    keyringVersion: keyring?.incarnation === incarnation ? (keyring?.version ?? 0) : 0,
    epochs: [...options.callbacks.epochs()],
  };
}

type NodeMessage = Exclude<ToNode, { type: 'challenge' | 'welcome' | 'refused' }>;

function dispatch(
  message: NodeMessage,
  callbacks: SyncCallbacks,
  probe: (message: Probe) => void,
): void {
  switch (message.type) {
    case 'batch_answer':
      callbacks.onBatchAnswer(message);
      return;
    case 'recall':
      callbacks.onRecall(message.pocketIds);
      return;
    case 'funded':
      callbacks.onFunded(message.pocketIds);
      return;
    case 'probe':
      probe(message);
      return;
    case 'heartbeat':
      return;
    default:
      assertNever(message);
  }
}
