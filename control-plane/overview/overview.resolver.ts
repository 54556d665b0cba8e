// The overview: access and wiring, no rules. Each part is a query of its own, so that the page can
// ask again for what it shows alone.
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { ApiError } from '../graphql/errors.ts';
import {
  Overview,
  OverviewArgs,
  OverviewChannel,
  OverviewModel,
  OverviewPublish,
} from './overview.graphql.ts';
import { readChannelStrip } from './overview-channels.queries.ts';
import { readModelSeries } from './overview-models.queries.ts';
import { readPublishMarks } from './overview-publishes.queries.ts';
import { readOverview } from './overview-totals.queries.ts';

const MAX_RANGE_MS = 92 * 86_400_000;

@Resolver()
export class OverviewResolver {
  @Query(() => Overview, { description: 'At most 92 days.' })
  @Access('readUsage')
  overview(@Ctx() context: GraphqlContext, @Args(() => OverviewArgs) args: OverviewArgs) {
    checkRange(args);
    return readOverview(context.reader, args);
  }

  @Query(() => [OverviewModel], { description: 'The five busiest models and the others together.' })
  @Access('readUsage')
  overviewModels(@Ctx() context: GraphqlContext, @Args(() => OverviewArgs) args: OverviewArgs) {
    checkRange(args);
    return readModelSeries(context.reader, args);
  }

  @Query(() => [OverviewChannel], { description: 'The fifty busiest channels.' })
  @Access('readUsage')
  overviewChannels(@Ctx() context: GraphqlContext, @Args(() => OverviewArgs) args: OverviewArgs) {
    checkRange(args);
    return readChannelStrip(context.reader, args);
  }

  @Query(() => [OverviewPublish], { description: 'Versions published in the range, newest first.' })
  @Access('readUsage')
  overviewPublishes(@Ctx() context: GraphqlContext, @Args(() => OverviewArgs) args: OverviewArgs) {
    checkRange(args);
    return readPublishMarks(context.reader, args);
  }
}

function checkRange({ from, to }: OverviewArgs): void {
  const lengthMs = to.getTime() - from.getTime();
  if (lengthMs <= 0) throw new ApiError('BAD_USER_INPUT', 'to must be after from.');
  if (lengthMs > MAX_RANGE_MS) throw new ApiError('BAD_USER_INPUT', 'Ask for at most 92 days.');
}
