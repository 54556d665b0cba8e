// Reading users.
import type { ScopedReader } from '../graphql/context.ts';
import { equals, holds, matches } from '../graphql/filter.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import { visibleBy } from '../visibility.ts';
import { UserEntity } from './user.entity.ts';
import type { UserListArgs, UserSort } from './user.graphql.ts';

const sorts: Readonly<Record<UserSort, SortKey<UserEntity>>> = {
  EMAIL_ASC: { column: 'email', direction: 'asc', read: (user) => user.email },
  EMAIL_DESC: { column: 'email', direction: 'desc', read: (user) => user.email },
  CREATED_ASC: { column: 'id', direction: 'asc' },
  CREATED_DESC: { column: 'id', direction: 'desc' },
};

const ACCOUNT = 'exists (select 1 from accounts a where a.id = e.account_id';

/** One page of users. */
export function listUsers(reader: ScopedReader, args: UserListArgs): Promise<Page<UserEntity>> {
  return findPage(reader, {
    entity: UserEntity,
    sort: sorts[args.sort],
    conditions: [
      visibleBy(reader.visibility, 'e.account_id'),
      searchCondition(['e.email', 'e.name'], args.filter?.search),
      equals('e.role', args.filter?.role),
      equals('e.state', args.filter?.state),
      equals('e.account_id', args.filter?.accountId),
      matches(`${ACCOUNT} and a.mode = ?)`, args.filter?.accountMode),
      matches(`${ACCOUNT} and a.group_id = ?)`, args.filter?.groupId),
      holds(`e.role <> 'customer'`, args.filter?.staff),
    ],
    page: args,
  });
}

/** One user; null when there is none or it is not the caller's to see. */
export async function findUser(reader: ScopedReader, id: string): Promise<UserEntity | null> {
  const { visibility } = reader;
  const accountId = visibility.kind === 'account' ? { accountId: visibility.accountId } : {};
  return reader.em.findOne(UserEntity, { id, ...accountId });
}
