// What every stage may use of the node it runs on.
import type { AttemptId, RequestId } from '../contract/ids.ts';
import type { MoneyDesk } from '../metering/money-desk.ts';
import type { TokenRatios } from '../metering/token-ratios.ts';
import type { Logger } from '../platform/logger.ts';
import type { CircuitBreakers } from '../routing/circuit-breakers.ts';
import type { KeyringStore } from '../routing/keyring-store.ts';
import type { RuntimeTable } from '../routing/runtime-table.ts';
import type { Transport } from '../upstream/transport.ts';
import type { NodeFigures } from './node-figures.ts';
import type { OpenRequests } from './open-requests.ts';
import type { BodyLimits } from './receive-body.ts';
import type { Turn } from './turn.ts';

/** Limits of a node, all from its configuration. */
export interface NodeLimits {
  readonly body: BodyLimits;
  /** Largest JSON answer that is taken from an upstream. */
  readonly answerBytes: number;
  /** Largest event that is taken from an upstream. */
  readonly eventBytes: number;
  /** How long a client may leave its stream unread. */
  readonly stallMs: number;
  /** Pause after which a waiting client gets a comment. */
  readonly keepAliveMs: number;
  /** Answers read to their end after their clients have gone, per channel. */
  readonly drainsPerChannel: number;
}

export interface NodeContext {
  readonly current: () => {
    readonly table: RuntimeTable | undefined;
    readonly keyring: KeyringStore | undefined;
  };
  readonly desk: MoneyDesk;
  readonly breakers: CircuitBreakers;
  readonly transport: Transport;
  readonly ratios: TokenRatios;
  readonly figures: NodeFigures;
  readonly open: OpenRequests;
  readonly turn: Turn;
  readonly limits: NodeLimits;
  readonly nextRequestId: () => RequestId;
  readonly nextAttemptId: () => AttemptId;
  readonly log: Logger;
}
