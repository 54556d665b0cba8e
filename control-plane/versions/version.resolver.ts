// Queries and fields of published versions: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { PageArgs } from '../graphql/page.ts';
import {
  PublishedVersionType,
  PublishState,
  VersionAckType,
  VersionPage,
} from './version.graphql.ts';
import { findVersion, listVersions, loadAcks, readPublishState } from './version.queries.ts';

@Resolver(() => PublishedVersionType)
export class VersionResolver {
  @Query(() => VersionPage, { description: 'The newest first.' })
  @Access('readFleet', 'readChannels')
  publishedVersions(@Ctx() context: GraphqlContext, @Args(() => PageArgs) args: PageArgs) {
    return listVersions(context.reader, args);
  }

  @Query(() => PublishedVersionType, { nullable: true })
  @Access('readFleet', 'readChannels')
  publishedVersion(@Ctx() context: GraphqlContext, @Arg('number', () => Int) number: number) {
    return findVersion(context.reader, number);
  }

  @Query(() => PublishState)
  @Access('readFleet', 'readChannels', 'readCatalog')
  publishState(@Ctx() context: GraphqlContext) {
    return readPublishState(context.reader);
  }

  @FieldResolver(() => [VersionAckType])
  async acks(@Ctx() context: GraphqlContext, @Root() version: PublishedVersionType) {
    return (await loadAcks(context, String(version.number))) ?? [];
  }
}
