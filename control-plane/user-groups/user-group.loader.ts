// User groups by id for fields of other nouns, batched within a request.
import { defineLoader } from '../graphql/loader.ts';
import { UserGroupEntity } from './user-group.entity.ts';

export const loadUserGroup = defineLoader<UserGroupEntity>(async (context, ids) => {
  const groups = await context.reader.em.find(UserGroupEntity, { id: { $in: [...ids] } });
  return new Map(groups.map((group) => [group.id, group]));
});
