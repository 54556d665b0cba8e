// Accounts, people, sessions, automation tokens, idempotency and the audit chain.

export const peopleSql = /* sql */ `
create table installation (
  singleton boolean primary key default true check (singleton),
  incarnation text not null,
  system_identifier text not null,
  created_at timestamptz not null default now()
);

create table settings (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);

create table user_groups (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  multiplier_ppm bigint not null default 1000000 check (multiplier_ppm between 0 and 100000000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table accounts (
  id uuid primary key default uuidv7(),
  name text not null,
  mode text not null check (mode in ('live', 'test', 'house')),
  state text not null default 'active' check (state in ('active', 'frozen')),
  group_id uuid not null references user_groups (id),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index accounts_one_house on accounts (mode) where mode = 'house';

create table users (
  id uuid primary key default uuidv7(),
  account_id uuid not null references accounts (id),
  email text not null check (email = lower(email)),
  name text not null default '',
  role text not null check (role in ('customer', 'viewer', 'operator', 'admin')),
  state text not null default 'active' check (state in ('active', 'disabled')),
  password_hash text,
  must_replace_password boolean not null default false,
  locale text not null default 'en',
  session_epoch integer not null default 0,
  last_seen_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index users_email on users (email);
create index users_account on users (account_id);

create table sessions (
  id uuid primary key default uuidv7(),
  digest bytea not null unique,
  user_id uuid not null references users (id),
  session_epoch integer not null,
  address text,
  user_agent text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  reauthenticated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_user on sessions (user_id) where ended_at is null;

create table sign_in_counters (
  subject text primary key,
  failures integer not null default 0,
  window_started_at timestamptz not null default now()
);

create table automation_tokens (
  id uuid primary key default uuidv7(),
  name text not null,
  digest bytea not null unique,
  last_four text not null,
  scopes text[] not null,
  adjust_limit_nano_usd bigint,
  creator_id uuid not null references users (id),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table idempotency_keys (
  actor text not null,
  key text not null check (length(key) between 8 and 200),
  operation text not null,
  parameters_hash text not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (actor, key)
);

create table audit_chain (
  singleton boolean primary key default true check (singleton),
  last_hash text not null default ''
);
insert into audit_chain default values;

create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('user', 'token', 'system', 'anonymous')),
  actor_id text,
  actor_name text not null,
  action text not null,
  object_kind text not null,
  object_id text,
  object_name text,
  outcome text not null check (outcome in ('done', 'refused')),
  problem_code text,
  before jsonb,
  after jsonb,
  address text,
  request_id text,
  previous_hash text not null,
  hash text not null
);
create index audit_object on audit_entries (object_kind, object_id, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % cannot be %', tg_table_name, lower(tg_op);
end $$;

create trigger audit_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_change();
`;
