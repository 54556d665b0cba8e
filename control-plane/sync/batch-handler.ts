// What the south port needs of the money side: one node's batch in, its answer out. The port calls
// it for one node strictly one batch after another, for different nodes at the same time.
import type { BootNonce, NodeId, PocketId } from '#contract/ids';
import type { Batch, BatchAnswer, Welcome } from '#contract/sync-messages';

/** One life of one node. */
export interface NodeSession {
  readonly nodeId: NodeId;
  readonly nonce: BootNonce;
}

export interface BatchOutcome {
  readonly answer: BatchAnswer;
  /** Which nodes are to give back what, for somebody who waits. */
  readonly recall: ReadonlyMap<NodeId, readonly PocketId[]>;
  /** Pockets into which money came back. */
  readonly funded: readonly PocketId[];
}

/** What a welcome says besides the incarnation. */
export type WelcomeFacts = Pick<Welcome, 'admissionMs' | 'watermarks' | 'windows'>;

export interface BatchHandler {
  handle(session: NodeSession, batch: Batch, connected: ReadonlySet<NodeId>): Promise<BatchOutcome>;
  /** `epochs` are those of which the node still has something, the running one included. */
  welcome(session: NodeSession, epochs: readonly BootNonce[]): Promise<WelcomeFacts>;
}
