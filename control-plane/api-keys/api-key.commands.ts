// Creating and changing API keys. Every change of a key is a keyring change of its tokens.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { AccountEntity } from '../accounts/account.entity.ts';
import type { ScopedCommand } from '../graphql/context.ts';
import { newId } from '../ids.ts';
import { checkInput } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import { canSee } from '../visibility.ts';
import { ApiKeyEntity } from './api-key.entity.ts';
import { toApiKey } from './api-key.graphql.ts';
import { apiKeyName, checkPin, checkScope } from './api-key.rules.ts';
import type {
  ApiKeyVersionInput,
  CreateApiKeyInput,
  UpdateApiKeyInput,
} from './api-key-inputs.graphql.ts';
import { announceTokens, listLiveTokens, mintToken } from './api-key-tokens.ts';

/** More keys than this is a script gone wrong. */
const MAX_KEYS_PER_ACCOUNT = 100_000;

export interface KeyWithSecret {
  readonly key: ApiKeyEntity;
  readonly secret: string;
}

export async function createApiKey(
  command: ScopedCommand,
  input: CreateApiKeyInput,
): Promise<Result<KeyWithSecret, Problem>> {
  const checked = checkInput(v.object({ name: apiKeyName }), input);
  if (!checked.ok) return checked;
  const account = await findOwner(command, input.accountId);
  if (!account.ok) return account;
  const allowed = checkPin(command, input.mayPin);
  if (!allowed.ok) return allowed;
  const scope = await checkScope(command, input);
  if (!scope.ok) return scope;
  const key = command.em.create(ApiKeyEntity, {
    id: newId(),
    accountId: account.value.id,
    name: checked.value.name,
    state: 'active',
    scopeModels: [...input.scopeModels],
    scopeFamilies: [...input.scopeFamilies],
    mayPin: input.mayPin,
    version: 1,
    createdBy: command.actor.name,
    createdAt: command.now,
    updatedAt: command.now,
    revokedAt: null,
    lastUsedAt: null,
  });
  command.em.persist(key);
  await command.em.flush();
  command.note({ objectId: key.id, objectName: key.name, after: toApiKey(key) });
  return ok({ key, secret: await mintToken(command, key.id) });
}

async function findOwner(
  command: ScopedCommand,
  asked: string | null | undefined,
): Promise<Result<AccountEntity, Problem>> {
  const { visibility } = command;
  const id = asked ?? (visibility.kind === 'account' ? visibility.accountId : undefined);
  if (id === undefined) return refuseField('accountId', 'required', 'Choose an account.');
  const account = canSee(visibility, id) ? await command.em.findOne(AccountEntity, { id }) : null;
  if (account === null) return refuseField('accountId', 'not_found', 'There is no such account.');
  const count = await command.em.count(ApiKeyEntity, { accountId: id });
  if (count < MAX_KEYS_PER_ACCOUNT) return ok(account);
  return refuse('LIMIT_EXCEEDED', `An account has at most ${MAX_KEYS_PER_ACCOUNT} keys.`);
}

const updateRules = v.object({ name: v.nullish(apiKeyName) });

export async function updateApiKey(
  command: ScopedCommand,
  input: UpdateApiKeyInput,
): Promise<Result<ApiKeyEntity, Problem>> {
  const checked = checkInput(updateRules, input);
  if (!checked.ok) return checked;
  const found = await lockApiKey(command, input);
  if (!found.ok) return found;
  const key = found.value;
  const allowed = checkPin(command, input.mayPin);
  if (!allowed.ok) return allowed;
  const scopeModels = input.scopeModels ?? key.scopeModels;
  const scopeFamilies = input.scopeFamilies ?? key.scopeFamilies;
  const given = { scopeModels: input.scopeModels ?? [], scopeFamilies: input.scopeFamilies ?? [] };
  const scope = await checkScope(command, given);
  if (!scope.ok) return scope;
  const before = toApiKey(key);
  if (typeof checked.value.name === 'string') key.name = checked.value.name;
  if (typeof input.mayPin === 'boolean') key.mayPin = input.mayPin;
  key.scopeModels = [...scopeModels];
  key.scopeFamilies = [...scopeFamilies];
  return saveApiKey(command, key, before);
}

/** Locks a key of the caller's at the version the caller has seen; a revoked one stays as it is. */
export async function lockApiKey(
  command: ScopedCommand,
  input: ApiKeyVersionInput,
): Promise<Result<ApiKeyEntity, Problem>> {
  command.note({ objectId: input.id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const key = await command.em.findOne(ApiKeyEntity, { id: input.id }, { lockMode });
  if (key === null || !canSee(command.visibility, key.accountId)) return refuseMissing('API key');
  command.note({ objectName: key.name });
  if (key.version !== input.expectedVersion) return refuseConflict('API key', toApiKey(key));
  if (key.state === 'revoked') return refuse('STATE_REFUSED', 'A revoked key stays revoked.');
  return ok(key);
}

/** Writes the change, its trace and what the nodes must hear. */
export async function saveApiKey(
  command: ScopedCommand,
  key: ApiKeyEntity,
  before: unknown,
): Promise<Result<ApiKeyEntity, Problem>> {
  key.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toApiKey(key) });
  const tokens = await listLiveTokens(command.sql, [key.id]);
  await announceTokens(
    command,
    tokens.map((token) => token.token_id),
  );
  return ok(key);
}
