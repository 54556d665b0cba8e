// Configuration rows for tests, written as the commands write them: each commit marks its change.
import { randomBytes } from 'node:crypto';
import {
  markConfigurationChanged,
  markKeyringChanged,
} from '../../control-plane/database/changes.ts';
import type { Database } from '../../control-plane/database/database.ts';
import { inTransaction, type Tx } from '../../control-plane/database/unit-of-work.ts';
import { newId } from '../../control-plane/ids.ts';
import { sealRecord } from '../../control-plane/security/sealing.ts';

/** Changes the configuration in one commit. */
export function configure<T>(database: Database, change: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(database, async (tx) => {
    const value = await change(tx);
    await markConfigurationChanged(tx, 'a test');
    return value;
  });
}

export async function addProvider(
  tx: Tx,
  name: string,
  sealingKey: Buffer,
): Promise<{ providerId: string; credentialId: string }> {
  const providerId = newId();
  await tx.sql.query(
    `insert into providers (id, name, vendor, base_url) values ($1, $2, 'test', 'http://127.0.0.1:9/v1/')`,
    [providerId, name],
  );
  const credentialId = newId();
  const { wrappedKey, sealed } = sealRecord(sealingKey, credentialId, `sk-upstream-${name}`);
  await tx.sql.query(
    `insert into credentials (id, provider_id, name, wrapped_key, sealed, last_four)
     values ($1, $2, 'main', $3, $4, 'last')`,
    [credentialId, providerId, wrappedKey, sealed],
  );
  return { providerId, credentialId };
}

export async function addModel(
  tx: Tx,
  slug: string,
  price: { input: number; output: number | null } | null = { input: 1000, output: 2000 },
): Promise<string> {
  const id = newId();
  await tx.sql.query(
    `insert into models (id, slug, name, vendor, enabled) values ($1, $2, $2, 'test', true)`,
    [id, slug],
  );
  await tx.sql.query(`insert into model_names (name, model_id, kind) values ($1, $2, 'slug')`, [
    slug,
    id,
  ]);
  if (price) {
    await tx.sql.query(
      `insert into prices (model_id, number, input_nano_usd, output_nano_usd, created_by)
       values ($1, 1, $2, $3, 'test')`,
      [id, price.input, price.output],
    );
  }
  return id;
}

export async function addChannel(
  tx: Tx,
  name: string,
  place: { providerId: string; credentialId: string | null; modelIds: readonly string[] },
): Promise<string> {
  const id = newId();
  await tx.sql.query(
    `insert into channels (id, name, provider_id, credential_id, wire_api)
     values ($1, $2, $3, $4, 'chat_completions')`,
    [id, name, place.providerId, place.credentialId],
  );
  await tx.sql.query(
    `insert into channel_models (channel_id, model_id, upstream_model)
     select $1, id, 'upstream-model' from unnest($2::uuid[]) as m (id)`,
    [id, place.modelIds],
  );
  return id;
}

export interface TestAccount {
  readonly groupId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly pocketId: string;
}

export async function addAccount(tx: Tx, name: string): Promise<TestAccount> {
  const account = { groupId: newId(), accountId: newId(), userId: newId(), pocketId: newId() };
  const walletId = newId();
  const { groupId, accountId, userId, pocketId } = account;
  await tx.sql.query('insert into user_groups (id, slug, name) values ($1, $2, $2)', [
    groupId,
    name,
  ]);
  await tx.sql.query(
    `insert into accounts (id, name, mode, group_id) values ($1, $2, 'live', $3)`,
    [accountId, name, groupId],
  );
  await tx.sql.query(
    `insert into users (id, account_id, email, role) values ($1, $2, $3, 'customer')`,
    [userId, accountId, `${name}@example.org`],
  );
  await tx.sql.query('insert into wallets (id, account_id) values ($1, $2)', [walletId, accountId]);
  await tx.sql.query('insert into pockets (id, wallet_id) values ($1, $2)', [pocketId, walletId]);
  await markKeyringChanged(tx, 'account', accountId);
  return account;
}

/** Adds a key with one token; the value is the token's id. */
export async function addKey(tx: Tx, accountId: string, models: string[] = []): Promise<string> {
  const keyId = newId();
  const tokenId = randomBytes(5).toString('hex');
  await tx.sql.query(
    `insert into api_keys (id, account_id, name, scope_models, created_by)
     values ($1, $2, 'key', $3, 'test')`,
    [keyId, accountId, models],
  );
  await tx.sql.query(
    `insert into api_key_tokens (token_id, api_key_id, prefix, digest, last_four)
     values ($1, $2, 'sk', $3, 'last')`,
    [tokenId, keyId, randomBytes(32)],
  );
  await markKeyringChanged(tx, 'token', tokenId);
  return tokenId;
}

export async function endToken(tx: Tx, tokenId: string): Promise<void> {
  await tx.sql.query('update api_key_tokens set ended_at = now() where token_id = $1', [tokenId]);
  await markKeyringChanged(tx, 'token', tokenId);
}
