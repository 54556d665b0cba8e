// What every command receives: its transaction, who acts, the time, and the audit note it fills in.
// Separate from GraphQL, so that the first start and the publisher run commands too.
import type { Tx } from './database/unit-of-work.ts';

/** Who acts, as the audit trail and idempotency keys name them. */
export interface Actor {
  readonly kind: 'user' | 'token' | 'system' | 'anonymous';
  readonly id: string | null;
  readonly name: string;
  readonly address: string | null;
  readonly requestId: string | null;
}

/** What a command tells the audit trail; the last call wins field by field. */
export interface AuditNote {
  readonly objectId?: string;
  readonly objectName?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface Command extends Tx {
  readonly actor: Actor;
  readonly now: Date;
  note(note: AuditNote): void;
}

/** The actor of work that no person asked for. */
export const SYSTEM_ACTOR: Actor = {
  kind: 'system',
  id: null,
  name: 'system',
  address: null,
  requestId: null,
};
