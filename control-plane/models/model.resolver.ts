// Queries, mutations and fields of models: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { loadPlatformFeePpm } from '../pricing/platform-fee.ts';
import { Price, toPrice } from '../pricing/price.graphql.ts';
import { loadCurrentPrice } from '../pricing/price.queries.ts';
import { createModel, deleteModel, updateModel } from './model.commands.ts';
import {
  Margin,
  Model,
  ModelDeletionEffect,
  ModelListArgs,
  ModelPage,
  ModelServable,
  toModel,
} from './model.graphql.ts';
import { findModel, findModelByName, listModels, readModelUse } from './model.queries.ts';
import {
  CreateModelInput,
  DeleteModelInput,
  ModelResult,
  UpdateModelInput,
} from './model-inputs.graphql.ts';
import { loadMargin, loadServable, marginOf } from './model-loaders.ts';
import { loadAliases } from './model-names.ts';

@Resolver(() => Model)
export class ModelResolver {
  @Query(() => ModelPage)
  @Access('readCatalog')
  async models(@Ctx() context: GraphqlContext, @Args(() => ModelListArgs) args: ModelListArgs) {
    return mapPage(await listModels(context.reader, args), toModel);
  }

  @Query(() => Model, { nullable: true })
  @Access('readCatalog')
  async model(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const model = await findModel(context.reader, id);
    return model && toModel(model);
  }

  @Query(() => Model, { nullable: true, description: 'By its slug or one of its aliases.' })
  @Access('readCatalog')
  async modelByName(@Ctx() context: GraphqlContext, @Arg('name', () => String) name: string) {
    const model = await findModelByName(context.reader, name);
    return model && toModel(model);
  }

  @Query(() => ModelDeletionEffect, { nullable: true })
  @Access('readCatalog')
  modelDeletionEffect(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    return readModelUse(context.reader, id);
  }

  @FieldResolver(() => [String], { description: 'Further names it answers to.' })
  async aliases(@Ctx() context: GraphqlContext, @Root() model: Model) {
    return (await loadAliases(context, model.id)) ?? [];
  }

  @FieldResolver(() => Price, { nullable: true, description: 'The version in force.' })
  async price(@Ctx() context: GraphqlContext, @Root() model: Model) {
    const price = await loadCurrentPrice(context, model.id);
    if (price === undefined) return null;
    const feePpm = await loadPlatformFeePpm(context);
    return toPrice(price, { feePpm, modelPpm: BigInt(model.multiplierPpm) });
  }

  @FieldResolver(() => ModelServable)
  servable(@Ctx() context: GraphqlContext, @Root() model: Model) {
    return loadServable(context, model.id);
  }

  @FieldResolver(() => Margin, { description: 'Of the last seven days.' })
  @Access('readUsage')
  async margin(@Ctx() context: GraphqlContext, @Root() model: Model) {
    return (await loadMargin(context, model.id)) ?? marginOf(0n, 0n);
  }

  @Mutation(() => ModelResult)
  @Access('writeCatalog')
  createModel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateModelInput) input: CreateModelInput,
  ) {
    return mutate(context, {
      action: 'model.create',
      run: (command) => createModel(command, input),
      show: toModel,
    });
  }

  @Mutation(() => ModelResult)
  @Access('writeCatalog')
  updateModel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateModelInput) input: UpdateModelInput,
  ) {
    return mutate(context, {
      action: 'model.update',
      run: (command) => updateModel(command, input),
      show: toModel,
    });
  }

  @Mutation(() => ModelResult, { description: 'Refused once it has a price, a channel or usage.' })
  @Access('writeCatalog')
  deleteModel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => DeleteModelInput) input: DeleteModelInput,
  ) {
    return mutate(context, {
      action: 'model.delete',
      run: (command) => deleteModel(command, input),
      show: toModel,
    });
  }
}
