// A node's spool on disk. What was appended survives a kill; what was only buffered does not.
import type { AttemptId, BootNonce, LeaseId, PocketId } from '#contract/ids';
import type { Hold } from '#contract/lease-book';
import type { NanoUsd } from '#contract/money';

export type SpoolRecord =
  | { readonly kind: 'epoch'; readonly nonce: BootNonce }
  | {
      readonly kind: 'grant';
      readonly leaseId: LeaseId;
      readonly pocketId: PocketId;
      readonly amount: NanoUsd;
      readonly sentMs: number;
      readonly admissionMs: number;
    }
  | { readonly kind: 'renew'; readonly sentMs: number; readonly admissionMs: number }
  | { readonly kind: 'return'; readonly leaseId: LeaseId; readonly amount: NanoUsd }
  | {
      readonly kind: 'intent';
      readonly attemptId: AttemptId;
      readonly hold: Hold;
      /** Charged when nothing more is known: what the vendor bills on accepting the request. */
      readonly onAccept: NanoUsd;
    }
  | { readonly kind: 'progress'; readonly attemptId: AttemptId; readonly charge: NanoUsd }
  | { readonly kind: 'settle'; readonly event: SpooledEvent }
  | { readonly kind: 'closed'; readonly nonce: BootNonce };

/** One finished attempt as it is reported. */
export interface SpooledEvent {
  readonly id: AttemptId;
  readonly nonce: BootNonce;
  readonly seq: number;
  readonly leaseId: LeaseId;
  readonly pocketId: PocketId;
  readonly hold: NanoUsd;
  readonly charge: NanoUsd;
  readonly outcome: 'settled' | 'void' | 'parked';
}

export class Spool {
  readonly records: SpoolRecord[] = [];
  /** Told of each record once it is durable. */
  onDurable: (record: SpoolRecord) => void = () => {};
  private buffered: SpoolRecord[] = [];

  /** Durable when it returns. What was buffered before goes to disk before it. */
  append(record: SpoolRecord): void {
    this.flush();
    this.write(record);
  }

  /** Durable, but past what is buffered: the fault that one mutant plants. */
  appendAhead(record: SpoolRecord): void {
    this.write(record);
  }

  /** Written at the end of the turn, or before the next append. */
  buffer(record: SpoolRecord): void {
    this.buffered.push(record);
  }

  flush(): void {
    const records = this.buffered;
    this.buffered = [];
    for (const record of records) this.write(record);
  }

  /** The process is killed. A record half written is cut at replay, as one never written. */
  lose(): void {
    this.buffered = [];
    this.onDurable = () => {};
  }

  private write(record: SpoolRecord): void {
    this.records.push(record);
    this.onDurable(record);
  }
}
