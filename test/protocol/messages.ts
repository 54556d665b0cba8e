// What travels between the simulated nodes and the control plane, in the shape of the real messages.
import type { BootNonce, Incarnation, LeaseId, NodeId, PocketId, ReturnId } from '#contract/ids';
import type { GrantAsk } from '#contract/lease-book';
import type { EpochFinal, GrantAnswer, LeaseReturn } from '#contract/lease-exchange';
import type { NanoUsd } from '#contract/money';
import type { SpooledEvent } from './disk.ts';

export interface Hello {
  readonly type: 'hello';
  readonly nodeId: NodeId;
  readonly nonce: BootNonce;
  readonly connection: number;
}

export interface Watermark {
  readonly nonce: BootNonce;
  readonly seq: number;
}

export interface Batch {
  readonly type: 'batch';
  readonly nodeId: NodeId;
  readonly nonce: BootNonce;
  readonly connection: number;
  readonly incarnation: Incarnation;
  readonly batchId: number;
  readonly asks: readonly GrantAsk[];
  readonly returns: readonly LeaseReturn[];
  readonly finals: readonly EpochFinal[];
  readonly events: readonly SpooledEvent[];
  readonly leases: readonly {
    readonly leaseId: LeaseId;
    readonly free: NanoUsd;
    readonly inFlight: NanoUsd;
  }[];
}

export type Upward = Hello | Batch;

export type Downward =
  | {
      readonly type: 'welcome';
      readonly connection: number;
      readonly admissionMs: number;
      readonly watermarks: readonly Watermark[];
    }
  | { readonly type: 'refused'; readonly connection: number }
  | {
      readonly type: 'batch_answer';
      readonly connection: number;
      readonly batchId: number;
      readonly admissionMs: number;
      readonly answers: readonly GrantAnswer[];
      readonly returned: readonly ReturnId[];
      readonly closedEpochs: readonly BootNonce[];
      readonly watermarks: readonly Watermark[];
    }
  | { readonly type: 'recall'; readonly pocketId: PocketId }
  | { readonly type: 'funded'; readonly pocketId: PocketId };
