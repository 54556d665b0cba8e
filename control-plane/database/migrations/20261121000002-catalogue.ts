// Providers, credentials, channels, models, prices: what the routing table is compiled from.

export const catalogueSql = /* sql */ `
create table providers (
  id uuid primary key default uuidv7(),
  name text not null unique,
  vendor text not null,
  mode text not null default 'live' check (mode in ('live', 'test')),
  base_url text not null,
  private_network boolean not null default false,
  enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table credentials (
  id uuid primary key default uuidv7(),
  provider_id uuid not null references providers (id) on delete cascade,
  name text not null,
  wrapped_key bytea not null,
  sealed bytea not null,
  last_four text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, name)
);

create table families (
  slug text primary key check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  position integer not null default 0,
  version integer not null default 1
);

create table models (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9._-]{0,126}$'),
  name text not null,
  vendor text not null,
  vendor_prefixes text[] not null default '{}',
  families text[] not null default '{}',
  model_type text not null default 'llm' check (model_type in
    ('llm', 'text2image', 'text2video', 'embedding', 'rerank', 'speech', 'transcription', 'moderation')),
  context_tokens integer not null default 128000 check (context_tokens > 0),
  max_output_tokens integer not null default 8192 check (max_output_tokens > 0),
  tokens_per_byte_ppm integer not null default 1000000 check (tokens_per_byte_ppm > 0),
  media_part_tokens integer check (media_part_tokens > 0),
  best_for text not null default '',
  reasoning_score smallint check (reasoning_score between 1 and 5),
  coding_score smallint check (coding_score between 1 and 5),
  available_sizes text[] not null default '{}',
  available_ratios text[] not null default '{}',
  available_durations integer[] not null default '{}',
  multiplier_ppm bigint not null default 1000000 check (multiplier_ppm between 0 and 100000000),
  enabled boolean not null default false,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Every name a model answers to, slug and aliases alike, so that no two models share one.
create table model_names (
  name text primary key,
  model_id uuid not null references models (id) on delete cascade,
  kind text not null check (kind in ('slug', 'alias'))
);
create index model_names_model on model_names (model_id);

create table prices (
  id uuid primary key default uuidv7(),
  model_id uuid not null references models (id),
  number integer not null,
  input_nano_usd bigint check (input_nano_usd >= 0),
  output_nano_usd bigint check (output_nano_usd >= 0),
  cache_read_nano_usd bigint check (cache_read_nano_usd >= 0),
  cache_write_nano_usd bigint check (cache_write_nano_usd >= 0),
  per_image_nano_usd bigint check (per_image_nano_usd >= 0),
  per_second_nano_usd jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (model_id, number)
);
create trigger prices_append_only before update or delete or truncate on prices
  for each statement execute function refuse_change();

create table channels (
  id uuid primary key default uuidv7(),
  name text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  provider_id uuid not null references providers (id),
  credential_id uuid references credentials (id),
  wire_api text not null,
  base_url text,
  priority integer not null default 0 check (priority between 0 and 1000),
  weight integer not null default 100 check (weight between 0 and 1000000),
  enabled boolean not null default true,
  bills_on_abort text not null default 'unknown' check (bills_on_abort in ('yes', 'no', 'unknown')),
  bills_on_accept boolean not null default false,
  accepts_limit boolean not null default true,
  accepts_stream_options boolean not null default true,
  limit_parameter text not null default 'max_tokens'
    check (limit_parameter in ('max_tokens', 'max_completion_tokens')),
  connect_timeout_ms integer not null default 5000 check (connect_timeout_ms between 100 and 60000),
  headers_timeout_ms integer not null default 60000 check (headers_timeout_ms between 100 and 900000),
  first_event_timeout_ms integer not null default 60000 check (first_event_timeout_ms between 100 and 900000),
  idle_timeout_ms integer not null default 120000 check (idle_timeout_ms between 100 and 900000),
  total_timeout_ms integer not null default 900000 check (total_timeout_ms between 1000 and 7200000),
  cost_multiplier_ppm bigint not null default 1000000 check (cost_multiplier_ppm between 0 and 100000000),
  allowed_sizes text[] not null default '{}',
  last_test jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index channels_provider on channels (provider_id);

create table channel_models (
  channel_id uuid not null references channels (id) on delete cascade,
  model_id uuid not null references models (id),
  upstream_model text not null check (length(upstream_model) between 1 and 200),
  primary key (channel_id, model_id)
);
create index channel_models_model on channel_models (model_id);

create table configuration_state (
  singleton boolean primary key default true check (singleton),
  revision bigint not null default 0,
  cause text not null default '',
  changed_at timestamptz not null default now()
);
insert into configuration_state default values;

create table published_versions (
  number bigint primary key,
  incarnation text not null,
  revision bigint not null,
  checksum text not null,
  contract_version integer not null,
  document bytea not null,
  cause text not null,
  summary jsonb not null,
  created_at timestamptz not null default now()
);
create trigger published_versions_append_only before update or delete or truncate on published_versions
  for each statement execute function refuse_change();

create table publish_findings (
  singleton boolean primary key default true check (singleton),
  revision bigint not null,
  findings jsonb not null,
  found_at timestamptz not null default now()
);
`;
