// Turns the filters of the address, which are names that people know, into the ids that the
// server takes.
import { useQuery } from '@apollo/client/react';
import type { RequestFilterNamesQuery, UsageFilter } from '../../generated/requests/graphql.ts';
import { isUuid } from '../../url/uuid.ts';
import type { FilterKey, RequestFilters } from './request-query.ts';
import { FILTER_NAMES } from './requests-documents.ts';

export type ResolvedFilters =
  | { readonly kind: 'ready'; readonly filter: UsageFilter }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'unknown'; readonly key: FilterKey; readonly name: string };

const STATUS_CLASSES = { '2xx': 'ok', '4xx': 'client_error', '5xx': 'server_error' } as const;

/** A name that has to be looked up; an id stands for itself. */
function isName(value: string | undefined): value is string {
  return value !== undefined && !isUuid(value);
}

export function useResolvedFilters(filters: RequestFilters): ResolvedFilters {
  const { model, channel, customer, key, node } = filters;
  const needsNames = [model, channel, customer, key, node].some(isName);
  const { data, error, refetch } = useQuery(FILTER_NAMES, {
    skip: !needsNames,
    variables: {
      model: model ?? '',
      channel: channel ?? '',
      customer: customer ?? '',
      key: key ?? '',
      node: node ?? '',
      byModel: isName(model),
      byChannel: isName(channel),
      byCustomer: isName(customer),
      byKey: isName(key),
      byNode: isName(node),
    },
  });
  if (!needsNames) {
    return { kind: 'ready', filter: buildFilter(filters, {}) };
  }
  if (data === undefined) {
    return error === undefined
      ? { kind: 'pending' }
      : { kind: 'failed', error, retry: () => void refetch() };
  }
  const ids = findIds(filters, data);
  const missing = (['model', 'channel', 'customer', 'key', 'node'] as const).find(
    (name) => isName(filters[name]) && ids[name] === undefined,
  );
  return missing === undefined
    ? { kind: 'ready', filter: buildFilter(filters, ids) }
    : { kind: 'unknown', key: missing, name: filters[missing] ?? '' };
}

type Ids = Readonly<Partial<Record<FilterKey, string | undefined>>>;

function findIds(filters: RequestFilters, data: RequestFilterNamesQuery): Ids {
  const keys = data.apiKeys?.nodes.filter(
    ({ name, tokens }) =>
      name === filters.key || tokens.some(({ lastFour }) => lastFour === filters.key),
  );
  return {
    model: data.modelByName?.id,
    channel: findByName(data.channels?.nodes, filters.channel),
    customer: findByName(data.accounts?.nodes, filters.customer),
    key: (keys?.[0] ?? onlyOne(data.apiKeys?.nodes))?.id,
    node: findByName(data.nodes?.nodes, filters.node),
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The exact name, or the only one that has it as a part. */
function findByName(found: readonly Named[] | undefined, name: string | undefined) {
  const exact = found?.find((one) => one.name.toLowerCase() === name?.toLowerCase());
  return (exact ?? onlyOne(found))?.id;
}

function onlyOne<T>(found: readonly T[] | undefined): T | undefined {
  return found?.length === 1 ? found[0] : undefined;
}

function buildFilter(filters: RequestFilters, ids: Ids): UsageFilter {
  const { status } = filters;
  const statusClass = new Map<string, (typeof STATUS_CLASSES)[keyof typeof STATUS_CLASSES]>(
    Object.entries(STATUS_CLASSES),
  ).get(status ?? '');
  return {
    modelId: ids.model ?? filters.model,
    channelId: ids.channel ?? filters.channel,
    accountId: ids.customer ?? filters.customer,
    apiKeyId: ids.key ?? filters.key,
    nodeId: ids.node ?? filters.node,
    ...(statusClass === undefined ? {} : { statusClass }),
    ...(status === undefined || statusClass !== undefined ? {} : { status: Number(status) }),
    errorCode: filters.error,
    stream: readFlag(filters.stream),
    mode: filters.mode,
    outcome: filters.outcome,
    estimated: readFlag(filters.estimated),
    idPrefix: filters.id,
  };
}

function readFlag(value: 'true' | 'false' | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'true';
}
