// Reading channels, and what depends on one.
import * as v from 'valibot';
import { countColumn, decodeFirst } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals, matches } from '../graphql/filter.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import type { Condition } from '../visibility.ts';
import { ChannelEntity } from './channel.entity.ts';
import type { ChannelListArgs, ChannelSort } from './channel.graphql.ts';
import type { ChannelState } from './channel-enums.graphql.ts';

const sorts: Readonly<Record<ChannelSort, SortKey<ChannelEntity>>> = {
  TIER: { column: 'priority', direction: 'asc', read: (channel) => channel.priority },
  NAME_ASC: { column: 'name', direction: 'asc', read: (channel) => channel.name },
  NAME_DESC: { column: 'name', direction: 'desc', read: (channel) => channel.name },
  CREATED_ASC: { column: 'id', direction: 'asc' },
  CREATED_DESC: { column: 'id', direction: 'desc' },
  WEIGHT_DESC: { column: 'weight', direction: 'desc', read: (channel) => channel.weight },
};

/** One page of channels; only staff gets here, so rows are not narrowed. */
export function listChannels(
  reader: ScopedReader,
  args: ChannelListArgs,
): Promise<Page<ChannelEntity>> {
  const { filter } = args;
  return findPage(reader, {
    entity: ChannelEntity,
    sort: sorts[args.sort],
    conditions: [
      searchCondition(['e.name'], filter?.search),
      equals('e.provider_id', filter?.providerId),
      matches(MAPS_MODEL, filter?.modelId),
      equals('e.wire_api', filter?.wireApi),
      matches(OF_MODE, filter?.mode),
      equals('e.enabled', filter?.enabled),
      equals('e.priority', filter?.priority),
      inState(filter?.state),
    ],
    page: args,
  });
}

const MAPS_MODEL =
  'exists (select 1 from channel_models cm where cm.channel_id = e.id and cm.model_id = ?)';
const OF_MODE = 'exists (select 1 from providers p where p.id = e.provider_id and p.mode = ?)';
const IS_ON =
  'e.enabled and exists (select 1 from providers p where p.id = e.provider_id and p.enabled)';
const TRIPPED_ON_NODE = `n.status->'trippedChannels'
  @> jsonb_build_array(jsonb_build_object('channelId', e.id::text))`;
const CONNECTED_NODES = "from nodes n where n.connected and n.state = 'enrolled'";
const TRIPPED_NODES = `(select count(*) ${CONNECTED_NODES} and ${TRIPPED_ON_NODE})`;

function inState(state: ChannelState | null | undefined): Condition {
  if (state === null || state === undefined) return { sql: 'true', params: [] };
  const all = `(select count(*) ${CONNECTED_NODES})`;
  const sql: Readonly<Record<ChannelState, string>> = {
    off: `not (${IS_ON})`,
    on: `${IS_ON} and ${TRIPPED_NODES} = 0`,
    degraded: `${IS_ON} and ${TRIPPED_NODES} > 0 and ${TRIPPED_NODES} < ${all}`,
    tripped: `${IS_ON} and ${TRIPPED_NODES} > 0 and ${TRIPPED_NODES} = ${all}`,
  };
  return { sql: sql[state], params: [] };
}

/** One channel; null when there is none. */
export function findChannel(reader: Reader, id: string): Promise<ChannelEntity | null> {
  return reader.em.findOne(ChannelEntity, { id });
}

const effectRow = v.object({
  requestsLastHour: countColumn,
  modelsLeftWithoutChannel: v.array(v.string()),
  takenOverBy: v.array(v.string()),
});

/** What disabling or deleting a channel would stop, and who would take over. */
export async function readChannelEffect(
  reader: Reader,
  id: string,
): Promise<v.InferOutput<typeof effectRow> | undefined> {
  return decodeFirst(effectRow, await reader.sql.query(EFFECT_SQL, [id]));
}

// A sibling shares a model, the wire_api and the mode, and is on.
const EFFECT_SQL = `
  with own as (
    select c.id, c.wire_api, p.mode from channels c join providers p on p.id = c.provider_id
    where c.id = $1
  ), siblings as (
    select cm.model_id, c.name from channel_models cm
    join channels c on c.id = cm.channel_id join providers p on p.id = c.provider_id, own
    where c.id <> own.id and c.enabled and p.enabled
      and c.wire_api = own.wire_api and p.mode = own.mode
      and cm.model_id in (select model_id from channel_models where channel_id = $1)
  )
  select
    (select count(*) from usage_records
      where channel_id = $1 and started_at > now() - interval '1 hour') as "requestsLastHour",
    array(select m.slug from models m join channel_models cm on cm.model_id = m.id
      where cm.channel_id = $1 and m.enabled
        and not exists (select 1 from siblings s where s.model_id = m.id)
      order by m.slug) as "modelsLeftWithoutChannel",
    array(select distinct name from siblings order by name) as "takenOverBy"`;
