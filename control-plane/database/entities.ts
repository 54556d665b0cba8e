// Every entity, listed by hand: discovery by file name does not survive a bundle.
import { UserGroupEntity } from '../user-groups/user-group.entity.ts';

export const entities = [UserGroupEntity] as const;
