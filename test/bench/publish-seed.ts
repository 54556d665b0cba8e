// The installation that publishing is measured on: 500 models, 200 channels of 20 models each and
// 100,000 keys, written with set-based SQL.

import type { Database } from '../../control-plane/database/database.ts';
import { inTransaction, type Tx } from '../../control-plane/database/unit-of-work.ts';
import { newId } from '../../control-plane/ids.ts';
import { ensureInstallation } from '../../control-plane/installation.ts';
import { sealRecord } from '../../control-plane/security/sealing.ts';

export const MODELS = 500;
export const CHANNELS = 200;
export const MODELS_PER_CHANNEL = 20;
export const KEYS = 100_000;
export const ACCOUNTS = 5000;
const PROVIDERS = 20;

/** Fills a migrated, empty database. */
export async function seedInstallation(database: Database, sealingKey: Buffer): Promise<void> {
  await inTransaction(database, (tx) => ensureInstallation(tx.sql));
  await inTransaction(database, (tx) => seedCatalogue(tx, sealingKey));
  await inTransaction(database, (tx) => seedAccounts(tx));
  // One transaction of this size would pass the statement limit of the pool.
  const batch = KEYS / 10;
  for (let from = 0; from < KEYS; from += batch) {
    await inTransaction(database, (tx) => seedKeys(tx, from, batch));
  }
}

async function seedCatalogue({ sql }: Tx, sealingKey: Buffer): Promise<void> {
  await sql.query(
    `insert into models (slug, name, vendor, families, enabled, position)
     select 'model-' || i, 'Model ' || i, 'Vendor ' || i % 20, array['family-' || i % 10], true, i
     from generate_series(0, $1 - 1) i`,
    [MODELS],
  );
  await sql.query(
    `insert into model_names (name, model_id, kind)
     select slug, id, 'slug' from models
     union all select slug || '-latest', id, 'alias' from models`,
    [],
  );
  await sql.query(
    `insert into prices (model_id, number, input_nano_usd, output_nano_usd, created_by)
     select id, 1, 500000000, 1500000000, 'bench' from models`,
    [],
  );
  for (let i = 0; i < PROVIDERS; i++) {
    const provider = newId();
    const credential = newId();
    const { wrappedKey, sealed } = sealRecord(sealingKey, credential, `sk-upstream-${i}`);
    await sql.query(
      `insert into providers (id, name, vendor, base_url)
       values ($1, $2, 'bench', 'https://upstream.example/v1')`,
      [provider, `provider-${i}`],
    );
    await sql.query(
      `insert into credentials (id, provider_id, name, wrapped_key, sealed, last_four)
       values ($1, $2, 'main', $3, $4, 'last')`,
      [credential, provider, wrappedKey, sealed],
    );
    await sql.query(
      `insert into channels (name, provider_id, credential_id, wire_api, priority)
       select 'channel-' || i, $1, $2, 'chat_completions', i % 3
       from generate_series(0, $3 - 1) i where i % $4 = $5`,
      [provider, credential, CHANNELS, PROVIDERS, i],
    );
  }
  await sql.query(
    `insert into channel_models (channel_id, model_id, upstream_model)
     select c.id, m.id, 'upstream-' || m.position
     from generate_series(0, $1 - 1) i
     join channels c on c.name = 'channel-' || i
     cross join generate_series(0, $2 - 1) k
     join models m on m.position = (i * $2 + k) % $3`,
    [CHANNELS, MODELS_PER_CHANNEL, MODELS],
  );
  await sql.query(
    `update configuration_state set revision = revision + 1, cause = 'the bench was seeded'`,
    [],
  );
}

async function seedAccounts({ sql }: Tx): Promise<void> {
  await sql.query(
    `insert into user_groups (slug, name) select 'group-' || i, 'Group ' || i
     from generate_series(0, 9) i on conflict do nothing`,
    [],
  );
  await sql.query(
    `insert into accounts (name, mode, group_id)
     select 'account-' || i, 'live', g.id
     from generate_series(0, $1 - 1) i join user_groups g on g.slug = 'group-' || i % 10`,
    [ACCOUNTS],
  );
  await sql.query(
    `insert into users (account_id, email, role)
     select id, name || '@example.org', 'customer' from accounts where mode = 'live'`,
    [],
  );
  await sql.query(
    `insert into wallets (account_id) select id from accounts where mode = 'live'`,
    [],
  );
  await sql.query(`insert into pockets (wallet_id) select id from wallets`, []);
}

async function seedKeys({ sql }: Tx, from: number, count: number): Promise<void> {
  await sql.query(
    `with made as (
       insert into api_keys (account_id, name, created_by)
       select a.id, 'key-' || i, 'bench'
       from generate_series($1::int, $1::int + $2::int - 1) i
       join accounts a on a.name = 'account-' || i % $3
       returning id, name)
     insert into api_key_tokens (token_id, api_key_id, prefix, digest, last_four)
     select 'k' || lpad(substr(name, 5), 9, '0'), id, 'sk', sha256(name::bytea), 'last' from made`,
    [from, count, ACCOUNTS],
  );
}

/** The token of the n-th key. */
export function tokenOf(key: number): string {
  return `k${String(key).padStart(9, '0')}`;
}
