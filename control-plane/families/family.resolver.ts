// Queries and mutations of families: access and wiring, no rules.
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { createFamily, deleteFamily, updateFamily } from './family.commands.ts';
import {
  CreateFamilyInput,
  DeleteFamilyInput,
  Family,
  FamilyListArgs,
  FamilyPage,
  FamilyResult,
  toFamily,
  UpdateFamilyInput,
} from './family.graphql.ts';
import { listFamilies } from './family.queries.ts';

@Resolver(() => Family)
export class FamilyResolver {
  @Query(() => FamilyPage)
  @Access('readCatalog', 'ownApiKeys')
  async families(@Ctx() context: GraphqlContext, @Args(() => FamilyListArgs) args: FamilyListArgs) {
    return mapPage(await listFamilies(context.reader.sql, args), toFamily);
  }

  @Mutation(() => FamilyResult)
  @Access('writeCatalog')
  createFamily(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateFamilyInput) input: CreateFamilyInput,
  ) {
    return mutate(context, {
      action: 'family.create',
      run: (command) => createFamily(command, input),
      show: toFamily,
    });
  }

  @Mutation(() => FamilyResult)
  @Access('writeCatalog')
  updateFamily(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateFamilyInput) input: UpdateFamilyInput,
  ) {
    return mutate(context, {
      action: 'family.update',
      run: (command) => updateFamily(command, input),
      show: toFamily,
    });
  }

  @Mutation(() => FamilyResult, { description: 'Refused while models or keys name it.' })
  @Access('writeCatalog')
  deleteFamily(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => DeleteFamilyInput) input: DeleteFamilyInput,
  ) {
    return mutate(context, {
      action: 'family.delete',
      run: (command) => deleteFamily(command, input),
      show: toFamily,
    });
  }
}
