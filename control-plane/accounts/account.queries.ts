// Reading accounts.
import type { ScopedReader } from '../graphql/context.ts';
import { equals } from '../graphql/filter.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import { canSee, visibleBy } from '../visibility.ts';
import { AccountEntity } from './account.entity.ts';
import type { AccountListArgs, AccountSort } from './account.graphql.ts';

const sorts: Readonly<Record<AccountSort, SortKey<AccountEntity>>> = {
  NAME_ASC: { column: 'name', direction: 'asc', read: (account) => account.name },
  NAME_DESC: { column: 'name', direction: 'desc', read: (account) => account.name },
  CREATED_ASC: { column: 'id', direction: 'asc' },
  CREATED_DESC: { column: 'id', direction: 'desc' },
};

/** One page of accounts. */
export function listAccounts(
  reader: ScopedReader,
  args: AccountListArgs,
): Promise<Page<AccountEntity>> {
  return findPage(reader, {
    entity: AccountEntity,
    sort: sorts[args.sort],
    conditions: [
      visibleBy(reader.visibility, 'e.id'),
      searchCondition(['e.name'], args.filter?.search),
      equals('e.mode', args.filter?.mode),
      equals('e.state', args.filter?.state),
      equals('e.group_id', args.filter?.groupId),
    ],
    page: args,
  });
}

/** One account; null when there is none or it is not the caller's to see. */
export async function findAccount(reader: ScopedReader, id: string): Promise<AccountEntity | null> {
  return canSee(reader.visibility, id) ? reader.em.findOne(AccountEntity, { id }) : null;
}

/** Many accounts by id, for fields of other nouns. */
export async function findAccounts(
  reader: ScopedReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountEntity>> {
  const visible = ids.filter((id) => canSee(reader.visibility, id));
  const found = await reader.em.find(AccountEntity, { id: { $in: visible } });
  return new Map(found.map((account) => [account.id, account]));
}
