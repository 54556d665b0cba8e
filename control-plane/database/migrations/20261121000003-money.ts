// API keys, wallets, ledger, leases, nodes, usage: what money moves through.

export const moneySql = /* sql */ `
create table api_keys (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts (id),
  name text not null,
  state text not null default 'active' check (state in ('active', 'disabled', 'revoked')),
  scope_models text[] not null default '{}',
  scope_families text[] not null default '{}',
  may_pin boolean not null default false,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_keys_account on api_keys (account_id, id);

-- One row a secret: a key under rotation has two until the overlap ends.
create table api_key_tokens (
  token_id text primary key check (length(token_id) = 10),
  api_key_id uuid not null references api_keys (id),
  prefix text not null,
  digest bytea not null unique check (length(digest) = 32),
  last_four text not null,
  created_at timestamptz not null default now(),
  ends_at timestamptz,
  ended_at timestamptz
);
create index api_key_tokens_key on api_key_tokens (api_key_id);
create index api_key_tokens_ending on api_key_tokens (ends_at) where ended_at is null;

create table keyring_state (
  singleton boolean primary key default true check (singleton),
  version bigint not null default 0
);
insert into keyring_state default values;

create table keyring_changes (
  version bigint primary key,
  kind text not null check (kind in ('token', 'account', 'group')),
  ref text not null,
  created_at timestamptz not null default now()
);

create table wallets (
  id uuid primary key default uuidv7(),
  account_id uuid not null unique references accounts (id),
  created_at timestamptz not null default now()
);

create table pockets (
  id uuid primary key default uuidv7(),
  wallet_id uuid not null references wallets (id),
  scope_key text not null default 'general',
  available_nano_usd bigint not null default 0 check (available_nano_usd >= 0),
  leased_nano_usd bigint not null default 0 check (leased_nano_usd >= 0),
  held_nano_usd bigint not null default 0 check (held_nano_usd >= 0),
  ledger_version bigint not null default 0,
  fold_number bigint not null default 0,
  unique (wallet_id, scope_key)
);

create table lots (
  id uuid primary key default uuidv7(),
  pocket_id uuid not null references pockets (id),
  origin text not null check (origin in ('payment', 'voucher', 'trial', 'grant', 'refund', 'adjustment')),
  amount_nano_usd bigint not null check (amount_nano_usd > 0),
  remaining_nano_usd bigint not null check (remaining_nano_usd >= 0),
  expires_at timestamptz,
  transaction_id text not null,
  created_at timestamptz not null default now()
);
create index lots_pocket on lots (pocket_id, expires_at nulls last, id);

create table ledger_balances (
  account text primary key,
  balance_nano_usd bigint not null default 0
);

-- id is the id of what caused the movement, so the same cause can never be booked twice. The time is
-- that of the booking, under the pocket's lock: the time the transaction began would not keep order.
create table ledger_transactions (
  id text primary key,
  kind text not null,
  mode text not null check (mode in ('live', 'test', 'house')),
  wallet_id uuid references wallets (id),
  reason text not null default '',
  actor text not null,
  details jsonb,
  created_at timestamptz not null default clock_timestamp()
);
create index ledger_transactions_wallet on ledger_transactions (wallet_id, created_at desc, id desc);

create table ledger_entries (
  id bigint generated always as identity primary key,
  transaction_id text not null references ledger_transactions (id),
  account text not null,
  pocket_id uuid references pockets (id),
  amount_nano_usd bigint not null check (amount_nano_usd <> 0),
  balance_after_nano_usd bigint
);
create index ledger_entries_transaction on ledger_entries (transaction_id);
create index ledger_entries_pocket on ledger_entries (pocket_id, id desc) where pocket_id is not null;
create index ledger_entries_account on ledger_entries (account, id desc);

create function check_transaction_balances() returns trigger language plpgsql as $$
declare total numeric;
begin
  select coalesce(sum(amount_nano_usd), 0) into total
    from ledger_entries where transaction_id = new.transaction_id;
  if total <> 0 then
    raise exception 'ledger transaction does not sum to zero';
  end if;
  return null;
end $$;
create constraint trigger ledger_entries_zero_sum after insert on ledger_entries
  deferrable initially deferred for each row execute function check_transaction_balances();
create trigger ledger_transactions_append_only before update or delete or truncate on ledger_transactions
  for each statement execute function refuse_change();
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change();

create table nodes (
  id text primary key,
  name text not null,
  sign_public_key text not null,
  seal_public_key text not null,
  state text not null default 'enrolled' check (state in ('enrolled', 'revoked')),
  software_version text,
  connected boolean not null default false,
  draining boolean not null default false,
  last_seen_at timestamptz,
  table_version bigint,
  table_acked_at timestamptz,
  table_refusal jsonb,
  keyring_version bigint,
  status jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table node_epochs (
  node_id text not null references nodes (id),
  nonce text not null,
  watermark bigint not null default 0,
  state text not null default 'open' check (state in ('open', 'closed', 'fenced')),
  created_at timestamptz not null default now(),
  primary key (node_id, nonce)
);

create table version_acks (
  number bigint not null,
  node_id text not null references nodes (id),
  acked boolean not null,
  finding jsonb,
  at timestamptz not null default now(),
  primary key (number, node_id)
);

create table leases (
  id text primary key,
  pocket_id uuid not null references pockets (id),
  node_id text not null references nodes (id),
  nonce text not null,
  granted_nano_usd bigint not null default 0,
  settled_nano_usd bigint not null default 0 check (settled_nano_usd >= 0),
  returned_nano_usd bigint not null default 0 check (returned_nano_usd >= 0),
  written_off_nano_usd bigint not null default 0 check (written_off_nano_usd >= 0),
  state text not null default 'open' check (state in ('open', 'closed')),
  last_grant_nano_usd bigint not null default 0,
  reported_free_nano_usd bigint not null default 0,
  reported_in_flight_nano_usd bigint not null default 0,
  admission_expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (pocket_id, node_id, nonce),
  check (granted_nano_usd >= settled_nano_usd + returned_nano_usd + written_off_nano_usd)
);
create index leases_open on leases (pocket_id) where state = 'open';
create index leases_node on leases (node_id) where state = 'open';

create table lease_grants (
  id text primary key,
  lease_id text not null references leases (id),
  amount_nano_usd bigint not null check (amount_nano_usd > 0),
  created_at timestamptz not null default now()
);

create table lease_returns (
  id text primary key,
  lease_id text not null references leases (id),
  amount_nano_usd bigint not null check (amount_nano_usd >= 0),
  created_at timestamptz not null default now()
);

create table usage_records (
  id text primary key,
  node_id text not null,
  nonce text not null,
  seq bigint not null,
  content_hash text not null,
  mode text not null,
  outcome text not null check (outcome in ('settled', 'void', 'parked', 'refused')),
  started_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  account_id uuid,
  api_key_id uuid,
  pocket_id uuid,
  lease_id text,
  model_id uuid,
  asked_model text not null default '',
  channel_id uuid,
  wire_api text not null,
  stream boolean not null default false,
  forced boolean not null default false,
  status integer not null,
  error_code text,
  client_gone boolean not null default false,
  input_tokens bigint not null default 0,
  cache_read_tokens bigint not null default 0,
  cache_write_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  reasoning_tokens bigint not null default 0,
  estimated boolean not null default false,
  error_bound_nano_usd bigint not null default 0,
  price_id uuid,
  fee_ppm bigint,
  model_ppm bigint,
  group_ppm bigint,
  charge_nano_usd bigint not null default 0 check (charge_nano_usd >= 0),
  hold_nano_usd bigint not null default 0 check (hold_nano_usd >= 0),
  cost_nano_usd bigint not null default 0 check (cost_nano_usd >= 0),
  ttft_ms integer,
  duration_ms integer not null default 0,
  table_version bigint,
  attempts jsonb not null default '[]',
  flags text[] not null default '{}',
  unique (node_id, nonce, seq)
);
create index usage_time on usage_records (started_at desc, id desc);
create index usage_account_time on usage_records (account_id, started_at desc, id desc);
create trigger usage_append_only before update or delete or truncate on usage_records
  for each statement execute function refuse_change();

-- What ingest has accepted and the poster has not folded yet.
create table posting_queue (
  usage_id text primary key references usage_records (id),
  pocket_id uuid not null references pockets (id),
  lease_id text not null references leases (id),
  charge_nano_usd bigint not null,
  hold_nano_usd bigint not null,
  cost_nano_usd bigint not null default 0,
  queued_at timestamptz not null default now()
);
create index posting_queue_pocket on posting_queue (pocket_id);

create table dead_letters (
  id bigint generated always as identity primary key,
  node_id text not null,
  nonce text not null,
  seq bigint not null,
  reason text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);

create table channel_tests (
  id uuid primary key default uuidv7(),
  channel_id uuid not null references channels (id) on delete cascade,
  model_id uuid not null references models (id),
  actor text not null,
  state text not null check (state in ('running', 'done', 'failed')),
  hold_nano_usd bigint not null default 0,
  cost_nano_usd bigint not null default 0,
  result jsonb,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index channel_tests_channel on channel_tests (channel_id, created_at desc);
`;
