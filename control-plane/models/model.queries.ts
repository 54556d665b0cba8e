// Reading models, and what depends on one.
import * as v from 'valibot';
import { countColumn, decodeFirst } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals, holds, matches } from '../graphql/filter.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import { ModelEntity } from './model.entity.ts';
import type { ModelListArgs, ModelSort } from './model.graphql.ts';

const sorts: Readonly<Record<ModelSort, SortKey<ModelEntity>>> = {
  POSITION: { column: 'position', direction: 'asc', read: (model) => model.position },
  SLUG_ASC: { column: 'slug', direction: 'asc', read: (model) => model.slug },
  SLUG_DESC: { column: 'slug', direction: 'desc', read: (model) => model.slug },
  VENDOR_ASC: { column: 'vendor', direction: 'asc', read: (model) => model.vendor },
  CREATED_DESC: { column: 'id', direction: 'desc' },
};

const ALL_NAMES = `(select string_agg(n.name, ' ') from model_names n where n.model_id = e.id)`;
const HAS_CHANNEL = `exists (select 1 from channel_models cm join channels c on c.id = cm.channel_id
  join providers p on p.id = c.provider_id where cm.model_id = e.id and c.enabled and p.enabled)`;

/** One page of models; only staff gets here, so rows are not narrowed. */
export function listModels(reader: ScopedReader, args: ModelListArgs): Promise<Page<ModelEntity>> {
  const { filter } = args;
  return findPage(reader, {
    entity: ModelEntity,
    sort: sorts[args.sort],
    conditions: [
      searchCondition(['e.slug', 'e.name', 'e.vendor', ALL_NAMES], filter?.search),
      equals('e.vendor', filter?.vendor),
      matches('? = any(e.families)', filter?.family),
      equals('e.model_type', filter?.modelType),
      equals('e.enabled', filter?.enabled),
      holds(HAS_CHANNEL, filter?.servable),
      matches(
        'exists (select 1 from channel_models x where x.model_id = e.id and x.channel_id = ?)',
        filter?.channelId,
      ),
    ],
    page: args,
  });
}

/** One model; null when there is none. */
export function findModel(reader: Reader, id: string): Promise<ModelEntity | null> {
  return reader.em.findOne(ModelEntity, { id });
}

/** The model that a slug or an alias names; null when none does. */
export async function findModelByName(reader: Reader, name: string): Promise<ModelEntity | null> {
  const rows = await reader.sql.query('select model_id as id from model_names where name = $1', [
    name,
  ]);
  const row = decodeFirst(v.object({ id: v.string() }), rows);
  return row ? findModel(reader, row.id) : null;
}

const useRow = v.object({
  deletable: v.boolean(),
  prices: countColumn,
  channels: v.array(v.string()),
  apiKeys: countColumn,
  requestsLastHour: countColumn,
});

/** What disabling or deleting a model would stop. */
export async function readModelUse(
  reader: Reader,
  id: string,
): Promise<v.InferOutput<typeof useRow> | undefined> {
  return decodeFirst(useRow, await reader.sql.query(USE_SQL, [id]));
}

const USE_SQL = `
  select
    not exists (select 1 from prices where model_id = m.id)
      and not exists (select 1 from channel_models where model_id = m.id)
      and not exists (select 1 from channel_tests where model_id = m.id)
      and not exists (select 1 from usage_records where model_id = m.id) as deletable,
    (select count(*) from prices where model_id = m.id) as prices,
    array(select c.name from channel_models cm join channels c on c.id = cm.channel_id
      where cm.model_id = m.id order by c.name) as channels,
    (select count(*) from api_keys where state = 'active' and m.id::text = any(scope_models))
      as "apiKeys",
    (select count(*) from usage_records
      where model_id = m.id and started_at > now() - interval '1 hour') as "requestsLastHour"
  from models m where m.id = $1`;
