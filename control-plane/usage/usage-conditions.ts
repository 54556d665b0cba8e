// The filters of the usage log as conditions over the alias u. The caller's account comes first,
// so that no combination of filters reaches another's rows.
import { ApiError } from '../graphql/errors.ts';
import { compare, equals, matches } from '../graphql/filter.ts';
import { type Condition, type Visibility, visibleBy } from '../visibility.ts';
import type { StatusClass, UsageFilter } from './usage.graphql.ts';

const ID_PREFIX = /^[A-Za-z0-9:_.-]{1,160}$/;

const CLASSES: Readonly<Record<StatusClass, Condition>> = {
  ok: { sql: 'u.status < 400', params: [] },
  client_error: { sql: 'u.status between 400 and 499', params: [] },
  server_error: { sql: 'u.status >= 500', params: [] },
};

/** Everything a row must satisfy to be shown. */
export function usageConditions(
  visibility: Visibility,
  filter: UsageFilter | null | undefined,
): readonly Condition[] {
  refuseStaffFilters(visibility, filter);
  return [
    visibleBy(visibility, 'u.account_id'),
    ...timeConditions(filter),
    idCondition(filter?.idPrefix),
    equals('u.account_id', filter?.accountId),
    equals('u.api_key_id', filter?.apiKeyId),
    equals('u.model_id', filter?.modelId),
    channelCondition(filter?.channelId),
    equals('u.node_id', filter?.nodeId),
    equals('u.mode', filter?.mode),
    filter?.statusClass ? CLASSES[filter.statusClass] : equals('u.status', null),
    equals('u.status', filter?.status),
    equals('u.error_code', filter?.errorCode),
    equals('u.outcome', filter?.outcome),
    equals('u.wire_api', filter?.wireApi),
    equals('u.stream', filter?.stream),
    equals('u.estimated', filter?.estimated),
  ];
}

export function timeConditions(
  filter: Pick<UsageFilter, 'from' | 'to'> | null | undefined,
): readonly Condition[] {
  return [compare('u.started_at', '>=', filter?.from), compare('u.started_at', '<', filter?.to)];
}

// Which channel served a call is nothing that a customer may find out by filtering.
function refuseStaffFilters(visibility: Visibility, filter: UsageFilter | null | undefined): void {
  if (visibility.kind === 'all') return;
  if (filter?.channelId || filter?.nodeId) {
    throw new ApiError('FORBIDDEN', 'You may not filter by channel or node.');
  }
}

function idCondition(prefix: string | null | undefined): Condition {
  if (prefix === null || prefix === undefined || prefix === '') return { sql: 'true', params: [] };
  if (!ID_PREFIX.test(prefix)) {
    throw new ApiError('BAD_USER_INPUT', 'idPrefix is not the beginning of a request id.');
  }
  return { sql: 'starts_with(u.id, ?)', params: [prefix] };
}

function channelCondition(id: string | null | undefined): Condition {
  const tried = `u.attempts @> jsonb_build_array(jsonb_build_object('channelId', x.id::text))`;
  return matches(
    `exists (select 1 from (select ?::uuid as id) x
    where u.channel_id = x.id or ${tried})`,
    id,
  );
}
