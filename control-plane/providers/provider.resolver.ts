// Queries and mutations of providers: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { loadProviderActivity } from '../channels/channel-activity.queries.ts';
import { Credential, toCredential } from '../credentials/credential.graphql.ts';
import { loadCredentialsOfProvider } from '../credentials/credential.queries.ts';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { createProvider, deleteProvider, updateProvider } from './provider.commands.ts';
import {
  CreateProviderInput,
  DeleteProviderInput,
  Provider,
  ProviderActivity,
  ProviderDeletionEffect,
  ProviderListArgs,
  ProviderPage,
  ProviderPresetType,
  ProviderResult,
  toProvider,
  UpdateProviderInput,
} from './provider.graphql.ts';
import { findProvider, listProviders, readProviderUse } from './provider.queries.ts';
import { loadChannelCount } from './provider-loaders.ts';
import { PROVIDER_PRESETS } from './provider-presets.ts';

@Resolver(() => Provider)
export class ProviderResolver {
  @Query(() => ProviderPage)
  @Access('readChannels')
  async providers(
    @Ctx() context: GraphqlContext,
    @Args(() => ProviderListArgs) args: ProviderListArgs,
  ) {
    return mapPage(await listProviders(context.reader, args), toProvider);
  }

  @Query(() => Provider, { nullable: true })
  @Access('readChannels')
  async provider(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const provider = await findProvider(context.reader, id);
    return provider && toProvider(provider);
  }

  @Query(() => [ProviderPresetType], { description: 'Vendors that can be added by choosing.' })
  @Access('readChannels')
  providerPresets() {
    return PROVIDER_PRESETS;
  }

  @Query(() => ProviderDeletionEffect, { nullable: true })
  @Access('readChannels')
  async providerDeletionEffect(
    @Ctx() context: GraphqlContext,
    @Arg('id', () => UuidScalar) id: string,
  ) {
    if ((await findProvider(context.reader, id)) === null) return null;
    const use = await readProviderUse(context.reader, id);
    return { ...use, deletable: use.channels === 0 };
  }

  @FieldResolver(() => [Credential])
  async credentials(@Ctx() context: GraphqlContext, @Root() provider: Provider) {
    return ((await loadCredentialsOfProvider(context, provider.id)) ?? []).map(toCredential);
  }

  @FieldResolver(() => Int)
  async channelCount(@Ctx() context: GraphqlContext, @Root() provider: Provider) {
    return (await loadChannelCount(context, provider.id)) ?? 0;
  }

  @FieldResolver(() => ProviderActivity)
  async activity(@Ctx() context: GraphqlContext, @Root() provider: Provider) {
    return (
      (await loadProviderActivity(context, provider.id)) ?? {
        attempts: 0,
        answered: 0,
        successPpm: null,
      }
    );
  }

  @Mutation(() => ProviderResult)
  @Access('writeChannels')
  createProvider(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateProviderInput) input: CreateProviderInput,
  ) {
    return mutate(context, {
      action: 'provider.create',
      run: (command) => createProvider(command, input),
      show: toProvider,
    });
  }

  @Mutation(() => ProviderResult)
  @Access('writeChannels')
  updateProvider(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateProviderInput) input: UpdateProviderInput,
  ) {
    return mutate(context, {
      action: 'provider.update',
      run: (command) => updateProvider(command, input),
      show: toProvider,
    });
  }

  @Mutation(() => ProviderResult, { description: 'Refused while it has channels.' })
  @Access('writeChannels')
  deleteProvider(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => DeleteProviderInput) input: DeleteProviderInput,
  ) {
    return mutate(context, {
      action: 'provider.delete',
      run: (command) => deleteProvider(command, input),
      show: toProvider,
    });
  }
}
