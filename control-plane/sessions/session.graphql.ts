// Who is signed in, and the inputs that prove it.
import { Field, InputType, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { accessMatrix, isAccessRow } from '../graphql/access-matrix.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { type Role, STEP_UP_MS } from '../security/principal.ts';
import type { UserEntity } from '../users/user.entity.ts';
import { toUser, User } from '../users/user.graphql.ts';

@ObjectType('Me', { description: 'The person of this session.' })
@Access('session')
export class Me {
  @Field(() => User)
  user!: User;

  @Field(() => [String], { description: 'Rows of the access matrix that this role may use.' })
  rights!: readonly string[];

  @Field(() => DateTimeScalar, { description: 'Until then the password counts as just entered.' })
  steppedUpUntil!: Date;
}

/** Shows the person with the rights of the role; the admin UI hides what is not among them. */
export function toMe(user: UserEntity, reauthenticatedAt: Date): Me {
  return {
    user: toUser(user),
    rights: rightsOf(user.role),
    steppedUpUntil: new Date(reauthenticatedAt.getTime() + STEP_UP_MS),
  };
}

function rightsOf(role: Role): string[] {
  return Object.keys(accessMatrix).filter(
    (name) => isAccessRow(name) && accessMatrix[name].cells[role] !== 'deny',
  );
}

@ObjectType('Done')
@Access('public')
export class Done {
  @Field(() => Boolean)
  done!: boolean;
}

@InputType()
export class SignInInput {
  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;
}

@InputType()
export class ReauthenticateInput {
  @Field(() => String)
  password!: string;
}

@InputType()
export class ReplacePasswordInput {
  @Field(() => String)
  currentPassword!: string;

  @Field(() => String)
  newPassword!: string;
}

@InputType()
export class UpdateProfileInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Language tag, as en or zh-CN.' })
  locale?: string | null;
}

export const MeResult = resultUnion('MeResult', 'Me', () => Me);
export const DoneResult = resultUnion('DoneResult', 'Done', () => Done);
