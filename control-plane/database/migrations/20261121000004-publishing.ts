// What published versions need beyond their documents, and who leads towards the nodes.

export const publishingSql = /* sql */ `
-- The version's credential key, sealed under the installation's key, so that an old version can be
-- sent after a restart; and a hash of what was compiled, so that equal content makes no new version.
alter table published_versions add column sealed_key bytea not null;
alter table published_versions add column fingerprint text not null;

create index nodes_sign_public_key on nodes (sign_public_key);

create table south_leader (
  singleton boolean primary key default true check (singleton),
  address text not null,
  since timestamptz not null default now()
);
`;
