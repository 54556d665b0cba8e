// The credential as the API shows it: that it exists, never what it is. The secret goes in only.
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import type { CredentialEntity } from './credential.entity.ts';

@ObjectType('Credential', { description: 'What channels call their upstream with; write-only.' })
@Access('readChannels', 'writeCredentials')
export class Credential {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => UuidScalar)
  providerId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'Its last four characters; empty when it is short.' })
  lastFour!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was last replaced.' })
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toCredential(entity: CredentialEntity): Credential {
  const { id, providerId, name, lastFour, version, createdAt, updatedAt } = entity;
  return { id, providerId, name, lastFour, version, createdAt, updatedAt };
}

export const CredentialPage = pageType('CredentialPage', () => Credential);

@ObjectType('CredentialDeletionEffect')
@Access('readChannels', 'writeCredentials')
export class CredentialDeletionEffect {
  @Field(() => Boolean, { description: 'False while channels use it.' })
  deletable!: boolean;

  @Field(() => [String], { description: 'Names of the channels that use it.' })
  channels!: readonly string[];
}

@InputType()
export class CredentialFilter {
  @Field(() => UuidScalar, { nullable: true })
  providerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null;
}

@ArgsType()
export class CredentialListArgs extends PageArgs {
  @Field(() => CredentialFilter, { nullable: true })
  filter?: CredentialFilter | null;
}

@InputType()
export class CreateCredentialInput {
  @Field(() => UuidScalar)
  providerId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'What the upstream expects after "Bearer".' })
  secret!: string;
}

@InputType()
export class ReplaceCredentialInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String)
  secret!: string;
}

@InputType()
export class DeleteCredentialInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const CredentialResult = resultUnion('CredentialResult', 'Credential', () => Credential);
