// What the API takes to create, change and delete models.
import { Field, InputType, Int } from 'type-graphql';
import type { ModelType } from '#contract/wire-api';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { Model, ModelTypeEnum } from './model.graphql.ts';

@InputType()
class ModelSettingsInput {
  @Field(() => [String], { nullable: true, description: 'Further names it answers to.' })
  aliases?: string[] | null;

  @Field(() => [String], { nullable: true })
  vendorPrefixes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of families.' })
  families?: string[] | null;

  @Field(() => Int, { nullable: true })
  contextTokens?: number | null;

  @Field(() => Int, { nullable: true })
  maxOutputTokens?: number | null;

  @Field(() => Int, { nullable: true })
  tokensPerBytePpm?: number | null;

  @Field(() => Int, { nullable: true, description: 'Null: media parts are refused a bound.' })
  mediaPartTokens?: number | null;

  @Field(() => String, { nullable: true })
  bestFor?: string | null;

  @Field(() => Int, { nullable: true })
  reasoningScore?: number | null;

  @Field(() => Int, { nullable: true })
  codingScore?: number | null;

  @Field(() => [String], { nullable: true })
  availableSizes?: string[] | null;

  @Field(() => [String], { nullable: true })
  availableRatios?: string[] | null;

  @Field(() => [Int], { nullable: true })
  availableDurations?: number[] | null;

  @Field(() => Int, { nullable: true })
  multiplierPpm?: number | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;
}

@InputType()
export class CreateModelInput extends ModelSettingsInput {
  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  vendor!: string;

  @Field(() => ModelTypeEnum, { defaultValue: 'llm' })
  modelType!: ModelType;
}

@InputType({ description: 'Only what is given changes. Lists are replaced as a whole.' })
export class UpdateModelInput extends ModelSettingsInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'The old slug stops working.' })
  slug?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  vendor?: string | null;
}

@InputType()
export class DeleteModelInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const ModelResult = resultUnion('ModelResult', 'Model', () => Model);
