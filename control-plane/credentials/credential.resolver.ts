// Queries and mutations of credentials: access and wiring, no rules.
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { createCredential, deleteCredential, replaceCredential } from './credential.commands.ts';
import {
  CreateCredentialInput,
  Credential,
  CredentialDeletionEffect,
  CredentialListArgs,
  CredentialPage,
  CredentialResult,
  DeleteCredentialInput,
  ReplaceCredentialInput,
  toCredential,
} from './credential.graphql.ts';
import { findCredential, listChannelsUsing, listCredentials } from './credential.queries.ts';

@Resolver(() => Credential)
export class CredentialResolver {
  @Query(() => CredentialPage)
  @Access('readChannels')
  async credentials(
    @Ctx() context: GraphqlContext,
    @Args(() => CredentialListArgs) args: CredentialListArgs,
  ) {
    return mapPage(await listCredentials(context.reader, args), toCredential);
  }

  @Query(() => Credential, { nullable: true })
  @Access('readChannels')
  async credential(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const credential = await findCredential(context.reader, id);
    return credential && toCredential(credential);
  }

  @Query(() => CredentialDeletionEffect, { nullable: true })
  @Access('readChannels')
  async credentialDeletionEffect(
    @Ctx() context: GraphqlContext,
    @Arg('id', () => UuidScalar) id: string,
  ) {
    if ((await findCredential(context.reader, id)) === null) return null;
    const channels = await listChannelsUsing(context.reader, id);
    return { deletable: channels.length === 0, channels };
  }

  @Mutation(() => CredentialResult)
  @Access('writeCredentials')
  createCredential(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateCredentialInput) input: CreateCredentialInput,
  ) {
    return mutate(context, {
      action: 'credential.create',
      run: (command) => createCredential(command, context.services.keys.sealing, input),
      show: toCredential,
    });
  }

  @Mutation(() => CredentialResult)
  @Access('writeCredentials')
  replaceCredential(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => ReplaceCredentialInput) input: ReplaceCredentialInput,
  ) {
    return mutate(context, {
      action: 'credential.replace',
      run: (command) => replaceCredential(command, context.services.keys.sealing, input),
      show: toCredential,
    });
  }

  @Mutation(() => CredentialResult, { description: 'Refused while channels use it.' })
  @Access('writeCredentials')
  deleteCredential(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => DeleteCredentialInput) input: DeleteCredentialInput,
  ) {
    return mutate(context, {
      action: 'credential.delete',
      run: (command) => deleteCredential(command, input),
      show: toCredential,
    });
  }
}
