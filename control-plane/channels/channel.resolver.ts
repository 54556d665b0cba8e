// Queries, mutations and fields of channels: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Credential, toCredential } from '../credentials/credential.graphql.ts';
import { loadCredential } from '../credentials/credential.queries.ts';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { Provider, toProvider } from '../providers/provider.graphql.ts';
import { loadProvider } from '../providers/provider-loaders.ts';
import { createChannel, deleteChannel, updateChannel } from './channel.commands.ts';
import { Channel, ChannelListArgs, ChannelPage, toChannel } from './channel.graphql.ts';
import { findChannel, listChannels, readChannelEffect } from './channel.queries.ts';
import {
  ChannelActivity,
  ChannelDeletionEffect,
  ChannelHealth,
  ChannelModel,
  ChannelTestSummary,
} from './channel-activity.graphql.ts';
import { loadChannelActivity } from './channel-activity.queries.ts';
import { loadChannelHealth } from './channel-health.queries.ts';
import {
  ChannelResult,
  CreateChannelInput,
  DeleteChannelInput,
  UpdateChannelInput,
} from './channel-inputs.graphql.ts';
import { loadChannelModels } from './channel-models.queries.ts';
import { loadLastTest } from './channel-test.queries.ts';

@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => ChannelPage)
  @Access('readChannels')
  async channels(
    @Ctx() context: GraphqlContext,
    @Args(() => ChannelListArgs) args: ChannelListArgs,
  ) {
    return mapPage(await listChannels(context.reader, args), toChannel);
  }

  @Query(() => Channel, { nullable: true })
  @Access('readChannels')
  async channel(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const channel = await findChannel(context.reader, id);
    return channel && toChannel(channel);
  }

  @Query(() => ChannelDeletionEffect, { nullable: true })
  @Access('readChannels')
  async channelDeletionEffect(
    @Ctx() context: GraphqlContext,
    @Arg('id', () => UuidScalar) id: string,
  ) {
    if ((await findChannel(context.reader, id)) === null) return null;
    return readChannelEffect(context.reader, id);
  }

  @FieldResolver(() => Provider)
  async provider(@Ctx() context: GraphqlContext, @Root() channel: Channel) {
    const provider = await loadProvider(context, channel.providerId);
    if (provider === undefined) throw new Error('a channel without a provider');
    return toProvider(provider);
  }

  @FieldResolver(() => Credential, { nullable: true })
  async credential(@Ctx() context: GraphqlContext, @Root() channel: Channel) {
    if (channel.credentialId === null) return null;
    const credential = await loadCredential(context, channel.credentialId);
    return credential === undefined ? null : toCredential(credential);
  }

  @FieldResolver(() => [ChannelModel])
  async models(@Ctx() context: GraphqlContext, @Root() channel: Channel) {
    return (await loadChannelModels(context, channel.id)) ?? [];
  }

  @FieldResolver(() => ChannelActivity)
  activity(@Ctx() context: GraphqlContext, @Root() channel: Channel) {
    return loadChannelActivity(context, channel.id);
  }

  @FieldResolver(() => ChannelHealth)
  health(@Ctx() context: GraphqlContext, @Root() channel: Channel) {
    return loadChannelHealth(context, channel.id);
  }

  @FieldResolver(() => ChannelTestSummary, { nullable: true })
  lastTest(@Ctx() context: GraphqlContext, @Root() channel: Channel) {
    return loadLastTest(context, channel.id);
  }

  @Mutation(() => ChannelResult)
  @Access('writeChannels')
  createChannel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateChannelInput) input: CreateChannelInput,
  ) {
    return mutate(context, {
      action: 'channel.create',
      run: (command) => createChannel(command, input),
      show: toChannel,
    });
  }

  @Mutation(() => ChannelResult)
  @Access('writeChannels')
  updateChannel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateChannelInput) input: UpdateChannelInput,
  ) {
    return mutate(context, {
      action: 'channel.update',
      run: (command) => updateChannel(command, input),
      show: toChannel,
    });
  }

  @Mutation(() => ChannelResult)
  @Access('writeChannels')
  deleteChannel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => DeleteChannelInput) input: DeleteChannelInput,
  ) {
    return mutate(context, {
      action: 'channel.delete',
      run: (command) => deleteChannel(command, input),
      show: toChannel,
    });
  }
}
