// Rotating, disabling, enabling and revoking API keys.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { ScopedCommand } from '../graphql/context.ts';
import { checkInput } from '../input.ts';
import type { Problem } from '../problems.ts';
import { type KeyWithSecret, lockApiKey, saveApiKey } from './api-key.commands.ts';
import type { ApiKeyEntity, ApiKeyState } from './api-key.entity.ts';
import { toApiKey } from './api-key.graphql.ts';
import type { ApiKeyVersionInput, RotateApiKeyInput } from './api-key-inputs.graphql.ts';
import { endTokens, endTokensLater, listLiveTokens, mintToken } from './api-key-tokens.ts';

const MAX_OVERLAP_SECONDS = 30 * 86_400;

const rotateRules = v.object({
  overlapSeconds: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0, 'Use zero or more.'),
    v.maxValue(MAX_OVERLAP_SECONDS, 'Use at most 2592000, which is 30 days.'),
  ),
});

/** Mints a new secret; the newest old one goes on for the overlap, older ones end at once. */
export async function rotateApiKey(
  command: ScopedCommand,
  input: RotateApiKeyInput,
): Promise<Result<KeyWithSecret, Problem>> {
  const checked = checkInput(rotateRules, input);
  if (!checked.ok) return checked;
  const found = await lockApiKey(command, input);
  if (!found.ok) return found;
  const key = found.value;
  const before = toApiKey(key);
  const { overlapSeconds } = checked.value;
  const old = (await listLiveTokens(command.sql, [key.id])).map((token) => token.token_id);
  const kept = overlapSeconds > 0 ? old.slice(-1) : [];
  await endTokens(command, old.slice(0, old.length - kept.length), command.now);
  const endsAt = new Date(command.now.getTime() + overlapSeconds * 1_000);
  await endTokensLater(command, kept, endsAt);
  const secret = await mintToken(command, key.id);
  const saved = await saveApiKey(command, key, before);
  return saved.ok ? ok({ key, secret }) : saved;
}

/** Stops a key until it is enabled again. */
export function disableApiKey(
  command: ScopedCommand,
  input: ApiKeyVersionInput,
): Promise<Result<ApiKeyEntity, Problem>> {
  return setState(command, input, 'disabled');
}

export function enableApiKey(
  command: ScopedCommand,
  input: ApiKeyVersionInput,
): Promise<Result<ApiKeyEntity, Problem>> {
  return setState(command, input, 'active');
}

/** Ends a key for good. */
export function revokeApiKey(
  command: ScopedCommand,
  input: ApiKeyVersionInput,
): Promise<Result<ApiKeyEntity, Problem>> {
  return setState(command, input, 'revoked');
}

async function setState(
  command: ScopedCommand,
  input: ApiKeyVersionInput,
  state: ApiKeyState,
): Promise<Result<ApiKeyEntity, Problem>> {
  const found = await lockApiKey(command, input);
  if (!found.ok) return found;
  const key = found.value;
  const before = toApiKey(key);
  key.state = state;
  key.updatedAt = command.now;
  if (state === 'revoked') {
    key.revokedAt = command.now;
    const live = await listLiveTokens(command.sql, [key.id]);
    const ids = live.map((token) => token.token_id);
    await endTokens(command, ids, command.now);
  }
  return saveApiKey(command, key, before);
}
