// The facts of one request as they grow, a stage at a time. A stage takes what earlier stages have
// made, so one that runs too early does not compile.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HoldFacts, HoldPlan } from '../contract/hold-policy.ts';
import type { RequestId } from '../contract/ids.ts';
import type { Hold } from '../contract/lease-book.ts';
import type { PlannedAttempt } from '../contract/plan-route.ts';
import type { Rates } from '../contract/pricing.ts';
import type { Mode, ModelEntry } from '../contract/routing-table.ts';
import type { KeyFacts } from '../routing/keyring-store.ts';
import type { RuntimeTable } from '../routing/runtime-table.ts';
import type { ChatAsk } from '../wire/chat-completions.ts';

/** A request as it arrived, with the snapshot that serves it to its end. */
export interface Arrival {
  readonly id: RequestId;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: string;
  readonly table: RuntimeTable;
  /** Wall clock, for the record. */
  readonly arrivedAtMs: number;
  /** Monotonic clock, for durations. */
  readonly startedMs: number;
}

/** Somebody we know. */
export interface Authenticated extends Arrival {
  readonly key: KeyFacts;
  /** The state of the keyring that said so. */
  readonly keyringChanges: number;
  readonly mode: Mode;
}

/** A body that can be priced, for a model this key may call. */
export interface Admitted extends Authenticated {
  readonly ask: ChatAsk;
  readonly model: ModelEntry;
  readonly pinned: string | undefined;
}

/** Channels to try, in order. */
export interface Planned extends Admitted {
  readonly attempts: readonly PlannedAttempt[];
  readonly rates: Rates;
}

/** Priced, and held. Only this opens an upstream request. */
export interface Reserved extends Planned {
  readonly hold: Hold;
  readonly holdFacts: HoldFacts;
  readonly holdPlan: HoldPlan;
  /** The limit that goes upstream in place of the client's. */
  readonly writtenLimit: number | undefined;
  /** The client's own limit was lowered to what the balance pays for. */
  readonly lowered: boolean;
}
