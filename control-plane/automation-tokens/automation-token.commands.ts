// Creating and revoking automation tokens. Scopes stay within the creator's rights, here at
// creation and again at every use.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { accessMatrix, type TokenScope, tokenScopes } from '../graphql/access-matrix.ts';
import type { ScopedCommand } from '../graphql/context.ts';
import { newId } from '../ids.ts';
import { checkInput, lineOfText } from '../input.ts';
import { describeMost, MAX_ADJUSTMENT } from '../ledger/adjustment-limit.ts';
import { type Problem, refuse, refuseField, refuseMissing } from '../problems.ts';
import type { Role, UserPrincipal } from '../security/principal.ts';
import { digestSecret, mintAutomationToken } from '../security/secrets.ts';
import { AutomationTokenEntity } from './automation-token.entity.ts';
import {
  type CreateAutomationTokenInput,
  type RevokeAutomationTokenInput,
  toAutomationToken,
} from './automation-token.graphql.ts';

export interface TokenWithSecret {
  readonly token: AutomationTokenEntity;
  readonly secret: string;
}

const createRules = v.object({
  name: lineOfText(100),
  scopes: v.pipe(
    v.array(v.picklist(tokenScopes, 'There is no such scope.')),
    v.minLength(1, 'Choose at least one scope.'),
  ),
  adjustLimit: v.nullish(
    v.pipe(
      v.bigint(),
      v.minValue(0n, 'Use zero or more.'),
      v.maxValue(MAX_ADJUSTMENT, describeMost(MAX_ADJUSTMENT)),
    ),
  ),
});

export async function createAutomationToken(
  command: ScopedCommand,
  sessionKey: Buffer,
  input: CreateAutomationTokenInput,
): Promise<Result<TokenWithSecret, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  const creator = creatorOf(command);
  const beyond = checked.value.scopes.findIndex((scope) => !mayGrant(creator.role, scope));
  if (beyond >= 0) {
    return refuseField(
      `scopes.${beyond}`,
      'beyond_own_rights',
      'You do not have this right yourself.',
    );
  }
  if (input.expiresAt && input.expiresAt <= command.now) {
    return refuseField('expiresAt', 'past', 'Choose a time to come.');
  }
  const secret = mintAutomationToken();
  const token = command.em.create(AutomationTokenEntity, {
    id: newId(),
    name: checked.value.name,
    digest: digestSecret(sessionKey, secret),
    lastFour: secret.slice(-4),
    scopes: [...new Set(checked.value.scopes)],
    adjustLimitNanoUsd: checked.value.adjustLimit ?? null,
    creatorId: creator.userId,
    expiresAt: input.expiresAt ?? null,
    revokedAt: null,
    lastUsedAt: null,
    version: 1,
    createdAt: command.now,
  });
  command.em.persist(token);
  command.note({ objectId: token.id, objectName: token.name, after: toAutomationToken(token) });
  return ok({ token, secret });
}

/** True when the role has the right that the scope stands for. */
export function mayGrant(role: Role, scope: TokenScope): boolean {
  return Object.values(accessMatrix).some(
    (row) => row.token === scope && row.cells[role] !== 'deny',
  );
}

/** Revokes a token at once; operators revoke their own, admins any. */
export async function revokeAutomationToken(
  command: ScopedCommand,
  input: RevokeAutomationTokenInput,
): Promise<Result<AutomationTokenEntity, Problem>> {
  command.note({ objectId: input.id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const token = await command.em.findOne(AutomationTokenEntity, { id: input.id }, { lockMode });
  const creator = creatorOf(command);
  if (token === null || (creator.role !== 'admin' && token.creatorId !== creator.userId)) {
    return refuseMissing('automation token');
  }
  command.note({ objectName: token.name });
  if (token.revokedAt !== null) return refuse('STATE_REFUSED', 'This token is revoked already.');
  const before = toAutomationToken(token);
  token.revokedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toAutomationToken(token) });
  return ok(token);
}

// The access rule lets people alone through: a token cannot mint another.
function creatorOf({ principal }: ScopedCommand): UserPrincipal {
  if (principal.kind === 'user') return principal;
  throw new Error('an automation token was asked for by something that is not a person');
}
