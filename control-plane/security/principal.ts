// Who is calling, as found out once per request, and what the access matrix says to them. Pure.
import type { Actor } from '../command.ts';
import {
  type AccessCell,
  type AccessRow,
  accessMatrix,
  type MatrixRow,
} from '../graphql/access-matrix.ts';
import type { Visibility } from '../visibility.ts';

export type Role = 'customer' | 'viewer' | 'operator' | 'admin';

export interface UserPrincipal {
  readonly kind: 'user';
  readonly userId: string;
  readonly accountId: string;
  readonly email: string;
  readonly role: Role;
  readonly sessionId: string;
  readonly reauthenticatedAt: Date;
  readonly mustReplacePassword: boolean;
}

export interface TokenPrincipal {
  readonly kind: 'token';
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** The creator's role now: a token never does what its creator no longer may. */
  readonly creatorRole: Role;
  /** Largest single adjustment of a balance; null leaves it to the installation's limit. */
  readonly adjustLimitNanoUsd: bigint | null;
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}

export type Principal = UserPrincipal | TokenPrincipal | AnonymousPrincipal;

/** How long a password counts as freshly entered. */
export const STEP_UP_MS = 10 * 60_000;

export type AccessDecision = 'allow' | 'own' | 'step-up' | 'replace-password' | 'deny' | 'sign-in';

/** What the matrix says for any of the rows; the most generous one counts. */
export function decideAccess(
  rows: readonly AccessRow[],
  principal: Principal,
  now: Date,
): AccessDecision {
  const decisions = rows.map((name) => decideRow(accessMatrix[name], principal, now));
  const order = ['allow', 'own', 'step-up', 'replace-password'] as const;
  const best = order.find((decision) => decisions.includes(decision));
  return best ?? (principal.kind === 'anonymous' ? 'sign-in' : 'deny');
}

function decideRow(row: MatrixRow, principal: Principal, now: Date): AccessDecision {
  if (principal.kind === 'anonymous') return row.cells.anonymous;
  if (principal.kind === 'token') return decideToken(row, principal);
  const cell = row.cells[principal.role];
  if (cell === 'deny') return 'deny';
  if (principal.mustReplacePassword && row.beforePasswordReplaced === undefined) {
    return 'replace-password';
  }
  if (cell !== 'step-up') return cell;
  return hasSteppedUp(principal, now) ? 'allow' : 'step-up';
}

function decideToken(row: MatrixRow, principal: TokenPrincipal): AccessDecision {
  if (row.token === null) return 'deny';
  if (row.token === 'any') return 'allow';
  const cell: AccessCell = row.cells[principal.creatorRole];
  return cell !== 'deny' && principal.scopes.includes(row.token) ? 'allow' : 'deny';
}

/** True while the password was entered within the last ten minutes. */
export function hasSteppedUp(principal: UserPrincipal, now: Date): boolean {
  const ageMs = now.getTime() - principal.reauthenticatedAt.getTime();
  return ageMs >= 0 && ageMs < STEP_UP_MS;
}

/** Customers see their account alone; everyone else who passes the matrix sees all. */
export function visibilityOf(principal: Principal): Visibility {
  if (principal.kind === 'token') return { kind: 'all' };
  if (principal.kind === 'anonymous') return { kind: 'account', accountId: NOBODY };
  return principal.role === 'customer'
    ? { kind: 'account', accountId: principal.accountId }
    : { kind: 'all' };
}

// An id that no row has.
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How the audit trail names the caller. */
export function actorOf(principal: Principal, address: string, requestId: string): Actor {
  if (principal.kind === 'anonymous') {
    return { kind: 'anonymous', id: null, name: 'anonymous', address, requestId };
  }
  if (principal.kind === 'token') {
    return { kind: 'token', id: principal.tokenId, name: principal.name, address, requestId };
  }
  return { kind: 'user', id: principal.userId, name: principal.email, address, requestId };
}
