// Every entity, listed by hand: discovery by file name does not survive a bundle.
import { AccountEntity } from '../accounts/account.entity.ts';
import { ApiKeyEntity } from '../api-keys/api-key.entity.ts';
import { AutomationTokenEntity } from '../automation-tokens/automation-token.entity.ts';
import { UserGroupEntity } from '../user-groups/user-group.entity.ts';
import { UserEntity } from '../users/user.entity.ts';

export const entities = [
  AccountEntity,
  ApiKeyEntity,
  AutomationTokenEntity,
  UserEntity,
  UserGroupEntity,
] as const;
