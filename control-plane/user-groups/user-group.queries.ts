// Reading user groups.

import type { ScopedReader } from '../graphql/context.ts';
import { findPage, type Page, type SortKey, searchCondition } from '../graphql/page.ts';
import { UserGroupEntity } from './user-group.entity.ts';
import type { UserGroupListArgs, UserGroupSort } from './user-group.graphql.ts';

const sorts: Readonly<Record<UserGroupSort, SortKey<UserGroupEntity>>> = {
  NAME_ASC: { column: 'name', direction: 'asc', read: (group) => group.name },
  NAME_DESC: { column: 'name', direction: 'desc', read: (group) => group.name },
  CREATED_ASC: { column: 'id', direction: 'asc' },
  CREATED_DESC: { column: 'id', direction: 'desc' },
};

/** One page of groups; only staff gets here, so rows are not narrowed. */
export function listUserGroups(
  reader: ScopedReader,
  args: UserGroupListArgs,
): Promise<Page<UserGroupEntity>> {
  return findPage(reader, {
    entity: UserGroupEntity,
    sort: sorts[args.sort],
    conditions: [searchCondition(['e.slug', 'e.name'], args.filter?.search)],
    page: args,
  });
}

/** One group; null when there is none. */
export function findUserGroup(reader: ScopedReader, id: string): Promise<UserGroupEntity | null> {
  return reader.em.findOne(UserGroupEntity, { id });
}
