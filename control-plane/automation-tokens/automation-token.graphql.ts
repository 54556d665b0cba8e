// The automation token as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';
import type { AutomationTokenEntity } from './automation-token.entity.ts';

@ObjectType('AutomationToken', { description: 'What a script authenticates with at /graphql.' })
@Access('automationTokens')
export class AutomationToken {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  lastFour!: string;

  @Field(() => [String])
  scopes!: readonly string[];

  @Field(() => NanoUsdScalar, { nullable: true, description: 'Largest adjustment of a balance.' })
  adjustLimit!: bigint | null;

  @Field(() => UuidScalar)
  creatorId!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  revokedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

/** Shows an entity; the digest stays where it is. */
export function toAutomationToken(entity: AutomationTokenEntity): AutomationToken {
  const { id, name, lastFour, scopes, adjustLimitNanoUsd, creatorId } = entity;
  const { expiresAt, revokedAt, lastUsedAt, version, createdAt } = entity;
  return {
    ...{ id, name, lastFour, scopes, adjustLimit: adjustLimitNanoUsd, creatorId },
    ...{ expiresAt, revokedAt, lastUsedAt, version, createdAt },
  };
}

@ObjectType('AutomationTokenSecret', { description: 'The only answer with the token.' })
@Access('automationTokens')
export class AutomationTokenSecret {
  @Field(() => AutomationToken)
  automationToken!: AutomationToken;

  @Field(() => String, { description: 'Shown once; only a digest is kept.' })
  secret!: string;
}

export const AutomationTokenPage = pageType('AutomationTokenPage', () => AutomationToken);

@InputType()
export class AutomationTokenFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true })
  revoked?: boolean | null;
}

@ArgsType()
export class AutomationTokenListArgs extends PageArgs {
  @Field(() => AutomationTokenFilter, { nullable: true })
  filter?: AutomationTokenFilter | null;
}

@InputType()
export class CreateAutomationTokenInput {
  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: 'Scopes within your own rights.' })
  scopes!: string[];

  @Field(() => NanoUsdScalar, { nullable: true })
  adjustLimit?: bigint | null;

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt?: Date | null;
}

@InputType()
export class RevokeAutomationTokenInput {
  @Field(() => UuidScalar)
  id!: string;
}

export const AutomationTokenResult = resultUnion(
  'AutomationTokenResult',
  'AutomationToken',
  () => AutomationToken,
);
export const AutomationTokenSecretResult = resultUnion(
  'AutomationTokenSecretResult',
  'AutomationTokenSecret',
  () => AutomationTokenSecret,
);
