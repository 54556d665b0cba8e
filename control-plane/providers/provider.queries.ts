// Reading providers, and what depends on one.
import * as v from 'valibot';
import { countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals } from '../graphql/filter.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import { ProviderEntity } from './provider.entity.ts';
import type { ProviderListArgs, ProviderSort } from './provider.graphql.ts';
import { readUpstreamUrl } from './upstream-url.ts';

const sorts: Readonly<Record<ProviderSort, SortKey<ProviderEntity>>> = {
  NAME_ASC: { column: 'name', direction: 'asc', read: (provider) => provider.name },
  NAME_DESC: { column: 'name', direction: 'desc', read: (provider) => provider.name },
  CREATED_ASC: { column: 'id', direction: 'asc' },
  CREATED_DESC: { column: 'id', direction: 'desc' },
};

/** One page of providers; only staff gets here, so rows are not narrowed. */
export function listProviders(
  reader: ScopedReader,
  args: ProviderListArgs,
): Promise<Page<ProviderEntity>> {
  const { filter } = args;
  return findPage(reader, {
    entity: ProviderEntity,
    sort: sorts[args.sort],
    conditions: [
      searchCondition(['e.name', 'e.vendor', 'e.base_url'], filter?.search),
      equals('e.vendor', filter?.vendor),
      equals('e.mode', filter?.mode),
      equals('e.enabled', filter?.enabled),
    ],
    page: args,
  });
}

/** One provider; null when there is none. */
export function findProvider(reader: Reader, id: string): Promise<ProviderEntity | null> {
  return reader.em.findOne(ProviderEntity, { id });
}

const addressRow = v.object({ name: v.string(), base_url: v.string() });

/** Channels whose own address a provider outside private networks may not have. */
export async function listPrivateChannels(
  reader: Reader,
  provider: Pick<ProviderEntity, 'id' | 'privateNetwork'>,
): Promise<readonly string[]> {
  if (provider.privateNetwork) return [];
  const rows = await reader.sql.query(
    'select name, base_url from channels where provider_id = $1 and base_url is not null order by name',
    [provider.id],
  );
  return decodeRows(addressRow, rows)
    .filter((row) => !readUpstreamUrl(row.base_url, false).ok)
    .map((row) => row.name);
}

const useRow = v.object({
  channels: countColumn,
  enabled_channels: countColumn,
  credentials: countColumn,
  requests_last_hour: countColumn,
  models_left: v.array(v.string()),
});

/** What disabling or deleting a provider would stop. */
export interface ProviderUse {
  readonly channels: number;
  readonly enabledChannels: number;
  readonly credentials: number;
  readonly requestsLastHour: number;
  readonly modelsLeftWithoutChannel: readonly string[];
}

export async function readProviderUse(reader: Reader, id: string): Promise<ProviderUse> {
  const row = decodeFirst(useRow, await reader.sql.query(USE_SQL, [id]));
  if (!row) throw new Error('a count without a row');
  return {
    channels: row.channels,
    enabledChannels: row.enabled_channels,
    credentials: row.credentials,
    requestsLastHour: row.requests_last_hour,
    modelsLeftWithoutChannel: row.models_left,
  };
}

const USE_SQL = `
  select
    (select count(*) from channels where provider_id = $1) as channels,
    (select count(*) from channels where provider_id = $1 and enabled) as enabled_channels,
    (select count(*) from credentials where provider_id = $1) as credentials,
    (select count(*) from usage_records u join channels c on c.id = u.channel_id
      where c.provider_id = $1 and u.started_at > now() - interval '1 hour')
      as requests_last_hour,
    array(select m.slug from models m
      where m.enabled
        and exists (select 1 from channel_models cm join channels c on c.id = cm.channel_id
          where cm.model_id = m.id and c.provider_id = $1 and c.enabled)
        and not exists (select 1 from channel_models cm join channels c on c.id = cm.channel_id
          join providers p on p.id = c.provider_id
          where cm.model_id = m.id and c.enabled and p.enabled and p.id <> $1)
      order by m.slug) as models_left`;
