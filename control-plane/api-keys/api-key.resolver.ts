// Queries and mutations of API keys: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Account, toAccount } from '../accounts/account.graphql.ts';
import { loadAccount } from '../accounts/account.loader.ts';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { createApiKey, type KeyWithSecret, updateApiKey } from './api-key.commands.ts';
import {
  ApiKey,
  ApiKeyPage,
  ApiKeyResult,
  ApiKeySecretResult,
  ApiKeyToken,
  toApiKey,
  toApiKeyToken,
} from './api-key.graphql.ts';
import { findApiKey, listApiKeys, loadTokens } from './api-key.queries.ts';
import {
  disableApiKey,
  enableApiKey,
  revokeApiKey,
  rotateApiKey,
} from './api-key-access.commands.ts';
import {
  ApiKeyListArgs,
  ApiKeyVersionInput,
  CreateApiKeyInput,
  RotateApiKeyInput,
  UpdateApiKeyInput,
} from './api-key-inputs.graphql.ts';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Query(() => ApiKeyPage)
  @Access('readApiKeys', 'ownApiKeys')
  async apiKeys(@Ctx() context: GraphqlContext, @Args(() => ApiKeyListArgs) args: ApiKeyListArgs) {
    return mapPage(await listApiKeys(context.reader, args), toApiKey);
  }

  @Query(() => ApiKey, { nullable: true })
  @Access('readApiKeys', 'ownApiKeys')
  async apiKey(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const key = await findApiKey(context.reader, id);
    return key && toApiKey(key);
  }

  @FieldResolver(() => [ApiKeyToken])
  @Access('readApiKeys', 'writeApiKeys', 'ownApiKeys')
  async tokens(@Ctx() context: GraphqlContext, @Root() key: ApiKey) {
    return (await loadTokens(context, key.id)).map(toApiKeyToken);
  }

  @FieldResolver(() => Account)
  @Access('readApiKeys', 'writeApiKeys')
  async account(@Ctx() context: GraphqlContext, @Root() key: ApiKey) {
    const account = await loadAccount(context, key.accountId);
    return account && toAccount(account);
  }

  @Mutation(() => ApiKeySecretResult)
  @Access('writeApiKeys', 'ownApiKeys')
  createApiKey(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
  ) {
    return mutate(context, {
      action: 'api_key.create',
      run: (command) => createApiKey(command, input),
      show: showSecret,
    });
  }

  @Mutation(() => ApiKeyResult)
  @Access('writeApiKeys', 'ownApiKeys')
  updateApiKey(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateApiKeyInput) input: UpdateApiKeyInput,
  ) {
    return mutate(context, {
      action: 'api_key.update',
      run: (command) => updateApiKey(command, input),
      show: toApiKey,
    });
  }

  @Mutation(() => ApiKeySecretResult)
  @Access('writeApiKeys', 'ownApiKeys')
  rotateApiKey(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput,
  ) {
    return mutate(context, {
      action: 'api_key.rotate',
      run: (command) => rotateApiKey(command, input),
      show: showSecret,
    });
  }

  @Mutation(() => ApiKeyResult, { description: 'Refused within a second, until enabled again.' })
  @Access('writeApiKeys', 'ownApiKeys')
  disableApiKey(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => ApiKeyVersionInput) input: ApiKeyVersionInput,
  ) {
    return mutate(context, {
      action: 'api_key.disable',
      run: (command) => disableApiKey(command, input),
      show: toApiKey,
    });
  }

  @Mutation(() => ApiKeyResult)
  @Access('writeApiKeys', 'ownApiKeys')
  enableApiKey(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => ApiKeyVersionInput) input: ApiKeyVersionInput,
  ) {
    return mutate(context, {
      action: 'api_key.enable',
      run: (command) => enableApiKey(command, input),
      show: toApiKey,
    });
  }

  @Mutation(() => ApiKeyResult, { description: 'Refused within a second, for good.' })
  @Access('writeApiKeys', 'ownApiKeys')
  revokeApiKey(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => ApiKeyVersionInput) input: ApiKeyVersionInput,
  ) {
    return mutate(context, {
      action: 'api_key.revoke',
      run: (command) => revokeApiKey(command, input),
      show: toApiKey,
    });
  }
}

function showSecret({ key, secret }: KeyWithSecret) {
  return { apiKey: toApiKey(key), secret };
}
