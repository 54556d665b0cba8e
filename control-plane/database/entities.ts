// Every entity, listed by hand: discovery by file name does not survive a bundle.
import { AccountEntity } from '../accounts/account.entity.ts';
import { ApiKeyEntity } from '../api-keys/api-key.entity.ts';
import { AutomationTokenEntity } from '../automation-tokens/automation-token.entity.ts';
import { ChannelEntity } from '../channels/channel.entity.ts';
import { CredentialEntity } from '../credentials/credential.entity.ts';
import { ModelEntity } from '../models/model.entity.ts';
import { PriceEntity } from '../pricing/price.entity.ts';
import { ProviderEntity } from '../providers/provider.entity.ts';
import { UserGroupEntity } from '../user-groups/user-group.entity.ts';
import { UserEntity } from '../users/user.entity.ts';

export const entities = [
  AccountEntity,
  ApiKeyEntity,
  AutomationTokenEntity,
  UserEntity,
  UserGroupEntity,
  ChannelEntity,
  CredentialEntity,
  ModelEntity,
  PriceEntity,
  ProviderEntity,
] as const;
