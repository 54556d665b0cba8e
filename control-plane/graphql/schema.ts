// The whole API: every resolver, and access enforced over the finished schema.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AccountResolver } from '../accounts/account.resolver.ts';
import { ApiKeyResolver } from '../api-keys/api-key.resolver.ts';
import { AuditResolver } from '../audit/audit.resolver.ts';
import { AutomationTokenResolver } from '../automation-tokens/automation-token.resolver.ts';
import { ChannelResolver } from '../channels/channel.resolver.ts';
import { ChannelTestResolver } from '../channels/channel-test.resolver.ts';
import { CredentialResolver } from '../credentials/credential.resolver.ts';
import { FamilyResolver } from '../families/family.resolver.ts';
import { NodeResolver } from '../fleet/node.resolver.ts';
import { ModelResolver } from '../models/model.resolver.ts';
import { OverviewResolver } from '../overview/overview.resolver.ts';
import { PriceResolver } from '../pricing/price.resolver.ts';
import { ProviderResolver } from '../providers/provider.resolver.ts';
import { SessionResolver } from '../sessions/session.resolver.ts';
import { SettingsResolver } from '../settings/settings.resolver.ts';
import { UsageResolver } from '../usage/usage.resolver.ts';
import { UserGroupResolver } from '../user-groups/user-group.resolver.ts';
import { UserResolver } from '../users/user.resolver.ts';
import { VersionResolver } from '../versions/version.resolver.ts';
import { AccountWalletResolver } from '../wallets/account-wallet.resolver.ts';
import { LedgerResolver } from '../wallets/ledger.resolver.ts';
import { WalletResolver } from '../wallets/wallet.resolver.ts';
import { enforceAccess } from './access.ts';

/** Every resolver class; a noun joins by a line here and one in database/entities.ts. */
export const resolvers = [
  AccountResolver,
  ApiKeyResolver,
  AuditResolver,
  AutomationTokenResolver,
  FamilyResolver,
  SessionResolver,
  SettingsResolver,
  UserGroupResolver,
  UserResolver,
  ChannelResolver,
  ChannelTestResolver,
  CredentialResolver,
  ModelResolver,
  NodeResolver,
  OverviewResolver,
  PriceResolver,
  ProviderResolver,
  UsageResolver,
  VersionResolver,
  WalletResolver,
  AccountWalletResolver,
  LedgerResolver,
] as const;

/** Builds the executable schema; throws when a field has no access rule. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: [...resolvers], validate: false });
  enforceAccess(schema);
  return schema;
}
