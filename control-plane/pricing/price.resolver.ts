// Queries and the one mutation of prices: access and wiring, no rules.
import { Arg, Args, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { findModel } from '../models/model.queries.ts';
import { readPlatformFeePpm } from './platform-fee.ts';
import { setPrice } from './price.commands.ts';
import {
  Price,
  PriceListArgs,
  PricePage,
  PriceResult,
  SetPriceInput,
  toPrice,
} from './price.graphql.ts';
import { listPrices } from './price.queries.ts';

@Resolver(() => Price)
export class PriceResolver {
  @Query(() => PricePage, { description: 'The versions of a model’s price, the newest first.' })
  @Access('readCatalog')
  async prices(@Ctx() context: GraphqlContext, @Args(() => PriceListArgs) args: PriceListArgs) {
    const { reader } = context;
    const model = await findModel(reader, args.modelId);
    const feePpm = await readPlatformFeePpm(reader);
    const factors = { feePpm, modelPpm: model?.multiplierPpm ?? 1_000_000n };
    return mapPage(await listPrices(reader, args), (price) => toPrice(price, factors));
  }

  @Query(() => Int, { description: 'The fee on every catalogue price; 200000 is 20 %.' })
  @Access('readCatalog')
  async platformFeePpm(@Ctx() context: GraphqlContext) {
    return Number(await readPlatformFeePpm(context.reader));
  }

  @Mutation(() => PriceResult, {
    description: 'Adds the next version; older ones stay as they were.',
  })
  @Access('writeCatalog')
  setPrice(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => SetPriceInput) input: SetPriceInput,
  ) {
    return mutate(context, {
      action: 'price.set',
      run: (command) => setPrice(command, input),
      show: (price) => price,
    });
  }
}
