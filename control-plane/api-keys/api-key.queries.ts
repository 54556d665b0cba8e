// Reading API keys, narrowed to the caller's account for customers.
import type { GraphqlContext, ScopedReader } from '../graphql/context.ts';
import { equals } from '../graphql/filter.ts';
import { defineLoader } from '../graphql/loader.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import { visibleBy } from '../visibility.ts';
import { ApiKeyEntity } from './api-key.entity.ts';
import type { ApiKeyListArgs, ApiKeySort } from './api-key-inputs.graphql.ts';
import { listLiveTokens, type TokenRow } from './api-key-tokens.ts';

const sorts: Readonly<Record<ApiKeySort, SortKey<ApiKeyEntity>>> = {
  NAME_ASC: { column: 'name', direction: 'asc', read: (key) => key.name },
  NAME_DESC: { column: 'name', direction: 'desc', read: (key) => key.name },
  CREATED_ASC: { column: 'id', direction: 'asc' },
  CREATED_DESC: { column: 'id', direction: 'desc' },
};

const LAST_FOUR =
  '(select string_agg(t.last_four, chr(32)) from api_key_tokens t where t.api_key_id = e.id)';

/** One page of keys. */
export function listApiKeys(
  reader: ScopedReader,
  args: ApiKeyListArgs,
): Promise<Page<ApiKeyEntity>> {
  return findPage(reader, {
    entity: ApiKeyEntity,
    sort: sorts[args.sort],
    conditions: [
      visibleBy(reader.visibility, 'e.account_id'),
      searchCondition(['e.name', LAST_FOUR], args.filter?.search),
      equals('e.state', args.filter?.state),
      equals('e.account_id', args.filter?.accountId),
    ],
    page: args,
  });
}

/** One key; null when there is none or it is not the caller's to see. */
export async function findApiKey(reader: ScopedReader, id: string): Promise<ApiKeyEntity | null> {
  const { visibility } = reader;
  const own = visibility.kind === 'account' ? { accountId: visibility.accountId } : {};
  return reader.em.findOne(ApiKeyEntity, { id, ...own });
}

/** The working tokens of a key, batched within a request. */
export async function loadTokens(
  context: GraphqlContext,
  apiKeyId: string,
): Promise<readonly TokenRow[]> {
  return (await tokensByKey(context, apiKeyId)) ?? [];
}

const tokensByKey = defineLoader<readonly TokenRow[]>(async (context, ids) => {
  const rows = await listLiveTokens(context.reader.sql, ids);
  return Map.groupBy(rows, (row) => row.api_key_id);
});
