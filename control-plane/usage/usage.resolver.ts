// Queries and fields of the usage log: access and wiring, no rules.
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Access } from '../graphql/access.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { ApiError } from '../graphql/errors.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { UsageFilter, UsageListArgs, UsagePage, UsageRecord } from './usage.graphql.ts';
import { findUsage, listUsage } from './usage.queries.ts';
import { Attempt, Receipt, UsageHistogram } from './usage-detail.graphql.ts';
import { loadAttempts, loadReceipt } from './usage-detail.queries.ts';
import { readHistogram } from './usage-histogram.queries.ts';

/** Of a histogram: longer ones have stretches beyond 32 bits of seconds. */
const MOST_MS = 100 * 366 * 86_400_000;

@ArgsType()
class HistogramArgs {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => UsageFilter, { nullable: true, description: 'Its own from and to do not count.' })
  filter?: UsageFilter | null;
}

@Resolver(() => UsageRecord)
export class UsageResolver {
  @Query(() => UsagePage, { description: 'Customers see their own. Counts end at 100000.' })
  @Access('readUsage', 'ownUsage')
  usageRecords(@Ctx() context: GraphqlContext, @Args(() => UsageListArgs) args: UsageListArgs) {
    return listUsage(context.reader, args);
  }

  @Query(() => UsageRecord, { nullable: true })
  @Access('readUsage', 'ownUsage')
  usageRecord(@Ctx() context: GraphqlContext, @Arg('id', () => String) id: string) {
    return findUsage(context.reader, id);
  }

  @Query(() => UsageHistogram, { description: 'At most 120 stretches of equal length.' })
  @Access('readUsage', 'ownUsage')
  usageHistogram(
    @Ctx() context: GraphqlContext,
    @Args(() => HistogramArgs) { from, to, filter }: HistogramArgs,
  ) {
    if (to.getTime() <= from.getTime()) {
      throw new ApiError('BAD_USER_INPUT', 'to must be after from.');
    }
    if (to.getTime() - from.getTime() > MOST_MS) {
      throw new ApiError('BAD_USER_INPUT', 'Ask for at most a hundred years.');
    }
    return readHistogram(context.reader, { from, to }, filter);
  }

  @FieldResolver(() => [Attempt], { description: 'In the order in which they were made.' })
  @Access('readUsage')
  async attempts(@Ctx() context: GraphqlContext, @Root() record: UsageRecord) {
    return (await loadAttempts(context, record.id)) ?? [];
  }

  @FieldResolver(() => Receipt)
  receipt(@Ctx() context: GraphqlContext, @Root() record: UsageRecord) {
    return loadReceipt(context, record.id);
  }
}
