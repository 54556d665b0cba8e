// The API key as the API shows it: never more of a token than its prefix and last four characters.
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import type { ApiKeyEntity, ApiKeyState } from './api-key.entity.ts';
import type { TokenRow } from './api-key-tokens.ts';

export const apiKeyStates = { active: 'active', disabled: 'disabled', revoked: 'revoked' } as const;
registerEnumType(apiKeyStates, { name: 'ApiKeyState' });

@ObjectType('ApiKeyToken', { description: 'A secret that works; two while a rotation overlaps.' })
@Access('readApiKeys', 'writeApiKeys', 'ownApiKeys')
export class ApiKeyToken {
  @Field(() => String)
  prefix!: string;

  @Field(() => String)
  lastFour!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Set by a rotation with overlap.' })
  endsAt!: Date | null;
}

export function toApiKeyToken(row: TokenRow): ApiKeyToken {
  const { prefix, last_four, created_at, ends_at } = row;
  return { prefix, lastFour: last_four, createdAt: created_at, endsAt: ends_at };
}

@ObjectType('ApiKey', { description: 'What a caller of /v1 authenticates with.' })
@Access('readApiKeys', 'writeApiKeys', 'ownApiKeys')
export class ApiKey {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => UuidScalar)
  accountId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => apiKeyStates)
  state!: ApiKeyState;

  @Field(() => [UuidScalar], { description: 'Models it may call; see scopeFamilies.' })
  scopeModels!: readonly string[];

  @Field(() => [String], { description: 'Families it may call. Both lists empty: every model.' })
  scopeFamilies!: readonly string[];

  @Field(() => Boolean, { description: 'May choose a channel by ?channel=.' })
  mayPin!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  createdBy!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  lastUsedAt!: Date | null;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toApiKey(entity: ApiKeyEntity): ApiKey {
  const { id, accountId, name, state, scopeModels, scopeFamilies, mayPin, version } = entity;
  const { createdBy, createdAt, updatedAt, revokedAt, lastUsedAt } = entity;
  return {
    ...{ id, accountId, name, state, scopeModels, scopeFamilies, mayPin, version },
    ...{ createdBy, createdAt, updatedAt, revokedAt, lastUsedAt },
  };
}

@ObjectType('ApiKeySecret', { description: 'The only answer with the secret.' })
@Access('writeApiKeys', 'ownApiKeys')
export class ApiKeySecret {
  @Field(() => ApiKey)
  apiKey!: ApiKey;

  @Field(() => String, { description: 'Shown once; only a digest is kept.' })
  secret!: string;
}

export const ApiKeyPage = pageType('ApiKeyPage', () => ApiKey);
export const ApiKeyResult = resultUnion('ApiKeyResult', 'ApiKey', () => ApiKey);
export const ApiKeySecretResult = resultUnion(
  'ApiKeySecretResult',
  'ApiKeySecret',
  () => ApiKeySecret,
);
