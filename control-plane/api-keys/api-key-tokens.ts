// The tokens of API keys: only a digest is kept, and each change of one is announced to the nodes.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { mintApiKey } from '#contract/api-key';
import type { Command } from '../command.ts';
import { markKeyringChanged } from '../database/changes.ts';
import { decodeRows } from '../database/decode.ts';
import type { Sql, Tx } from '../database/unit-of-work.ts';
import { loadSettings } from '../settings/installation-settings.ts';

const tokenRow = v.object({
  token_id: v.string(),
  api_key_id: v.string(),
  prefix: v.string(),
  last_four: v.string(),
  created_at: v.date(),
  ends_at: v.nullable(v.date()),
});
export type TokenRow = v.InferOutput<typeof tokenRow>;

/** Mints a token under a key; the answer is the only place its text ever appears. */
export async function mintToken(command: Command, apiKeyId: string): Promise<string> {
  const { settings } = await loadSettings(command.sql);
  const minted = mintApiKey(randomBytes, settings.keyPrefix);
  await command.sql.query(
    `insert into api_key_tokens (token_id, api_key_id, prefix, digest, last_four, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [minted.keyId, apiKeyId, settings.keyPrefix, minted.digest, minted.lastFour, command.now],
  );
  await markKeyringChanged(command, 'token', minted.keyId);
  return minted.text;
}

/** The tokens that still work, oldest first, by key. */
export async function listLiveTokens(
  sql: Sql,
  apiKeyIds: readonly string[],
): Promise<readonly TokenRow[]> {
  const rows = await sql.query(
    `select token_id, api_key_id, prefix, last_four, created_at, ends_at from api_key_tokens
      where api_key_id = any($1) and ended_at is null order by created_at, token_id`,
    [apiKeyIds],
  );
  return decodeRows(tokenRow, rows);
}

/** Ends tokens now. */
export async function endTokens(tx: Tx, tokenIds: readonly string[], now: Date): Promise<void> {
  await tx.sql.query(
    'update api_key_tokens set ended_at = $2 where token_id = any($1) and ended_at is null',
    [tokenIds, now],
  );
  await announceTokens(tx, tokenIds);
}

/** Lets tokens work until a moment, at the latest. */
export async function endTokensLater(
  command: Command,
  tokenIds: readonly string[],
  endsAt: Date,
): Promise<void> {
  await command.sql.query(
    'update api_key_tokens set ends_at = least(ends_at, $2) where token_id = any($1)',
    [tokenIds, endsAt],
  );
  await announceTokens(command, tokenIds);
}

/** Tells the nodes that these tokens' records have changed. */
export async function announceTokens(tx: Tx, tokenIds: readonly string[]): Promise<void> {
  for (const tokenId of tokenIds) await markKeyringChanged(tx, 'token', tokenId);
}
