// The family of models as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import type { FamilyRow } from './family.queries.ts';

@ObjectType('Family', { description: 'A named set of models, which key scopes refer to.' })
@Access('readCatalog', 'writeCatalog', 'ownApiKeys')
export class Family {
  @Field(() => String, { description: 'Its name in key scopes and in models; never changes.' })
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'Place in lists, lower first.' })
  position!: number;

  @Field(() => Int)
  modelCount!: number;

  @Field(() => Int)
  version!: number;
}

/** Shows a row; also what the audit trail and a conflict's current state carry. */
export function toFamily({ slug, name, position, model_count, version }: FamilyRow): Family {
  return { slug, name, position, modelCount: model_count, version };
}

export const FamilyPage = pageType('FamilyPage', () => Family);

@ArgsType()
export class FamilyListArgs extends PageArgs {}

@InputType()
export class CreateFamilyInput {
  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { defaultValue: 0 })
  position!: number;
}

@InputType()
export class UpdateFamilyInput {
  @Field(() => String)
  slug!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => Int, { nullable: true })
  position?: number | null;
}

@InputType()
export class DeleteFamilyInput {
  @Field(() => String)
  slug!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const FamilyResult = resultUnion('FamilyResult', 'Family', () => Family);
