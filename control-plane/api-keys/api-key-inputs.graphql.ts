// What the API takes about API keys.
import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql';
import { PageArgs } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import type { ApiKeyState } from './api-key.entity.ts';
import { apiKeyStates } from './api-key.graphql.ts';

export const apiKeySorts = {
  NAME_ASC: 'NAME_ASC',
  NAME_DESC: 'NAME_DESC',
  CREATED_ASC: 'CREATED_ASC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type ApiKeySort = keyof typeof apiKeySorts;
registerEnumType(apiKeySorts, { name: 'ApiKeySort' });

@InputType()
export class ApiKeyFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name, or the last four.' })
  search?: string | null;

  @Field(() => apiKeyStates, { nullable: true })
  state?: ApiKeyState | null;

  @Field(() => UuidScalar, { nullable: true })
  accountId?: string | null;
}

@ArgsType()
export class ApiKeyListArgs extends PageArgs {
  @Field(() => ApiKeyFilter, { nullable: true })
  filter?: ApiKeyFilter | null;

  @Field(() => apiKeySorts, { defaultValue: apiKeySorts.CREATED_DESC })
  sort!: ApiKeySort;
}

@InputType()
export class CreateApiKeyInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Customers leave it out: it is theirs.' })
  accountId?: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => [UuidScalar], { defaultValue: [] })
  scopeModels!: string[];

  @Field(() => [String], { defaultValue: [] })
  scopeFamilies!: string[];

  @Field(() => Boolean, { defaultValue: false })
  mayPin!: boolean;
}

@InputType()
export class UpdateApiKeyInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => [UuidScalar], { nullable: true })
  scopeModels?: string[] | null;

  @Field(() => [String], { nullable: true })
  scopeFamilies?: string[] | null;

  @Field(() => Boolean, { nullable: true })
  mayPin?: boolean | null;
}

@InputType()
export class RotateApiKeyInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => Int, { defaultValue: 0, description: 'How long the old secret goes on working.' })
  overlapSeconds!: number;
}

@InputType()
export class ApiKeyVersionInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}
