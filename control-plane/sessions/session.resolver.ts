// Signing in and out, and proving the password again.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { ApiError } from '../graphql/errors.ts';
import { Alone } from '../graphql/limits.ts';
import type { UserPrincipal } from '../security/principal.ts';
import { UserEntity } from '../users/user.entity.ts';
import { updateProfile } from './profile.commands.ts';
import {
  beginSession,
  endSession,
  hashNewPassword,
  type NewSession,
  proveAgain,
  proveByEmail,
  renewSession,
  replacePassword,
} from './session.commands.ts';
import {
  DoneResult,
  Me,
  MeResult,
  ReauthenticateInput,
  ReplacePasswordInput,
  SignInInput,
  toMe,
  UpdateProfileInput,
} from './session.graphql.ts';

@Resolver(() => Me)
export class SessionResolver {
  @Query(() => Me, { nullable: true, description: 'Null when nobody is signed in.' })
  @Access('signIn')
  async me(@Ctx() context: GraphqlContext) {
    const { principal } = context;
    if (principal.kind !== 'user') return null;
    const user = await context.reader.em.findOne(UserEntity, { id: principal.userId });
    return user && toMe(user, principal.reauthenticatedAt);
  }

  @Mutation(() => MeResult, { description: 'Sets the session cookie.' })
  @Access('signIn')
  @Alone()
  async signIn(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => SignInInput) input: SignInInput,
  ) {
    const proof = await proveByEmail(context, input);
    return mutate(context, {
      action: 'session.sign_in',
      run: (command) => beginSession(command, { proof, ...factsOf(context) }),
      show: (session) => openSession(context, session),
    });
  }

  @Mutation(() => DoneResult)
  @Access('session')
  @Alone()
  signOut(@Ctx() context: GraphqlContext) {
    const principal = signedIn(context);
    return mutate(context, {
      action: 'session.sign_out',
      run: (command) => endSession(command, principal),
      show: () => {
        context.setSessionCookie(null);
        return { done: true };
      },
    });
  }

  @Mutation(() => MeResult, { description: 'Opens what asks for the password, for ten minutes.' })
  @Access('session')
  @Alone()
  async reauthenticate(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => ReauthenticateInput) input: ReauthenticateInput,
  ) {
    const principal = signedIn(context);
    const proof = await proveAgain(context, principal, input.password);
    return mutate(context, {
      action: 'session.reauthenticate',
      run: (command) => renewSession(command, principal, { proof, address: context.address }),
      show: (user) => toMe(user, context.now),
    });
  }

  @Mutation(() => MeResult)
  @Access('updateProfile')
  updateProfile(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateProfileInput) input: UpdateProfileInput,
  ) {
    const principal = signedIn(context);
    return mutate(context, {
      action: 'profile.update',
      run: (command) => updateProfile(command, principal, input),
      show: (user) => toMe(user, principal.reauthenticatedAt),
    });
  }

  @Mutation(() => MeResult, { description: 'Ends every session but this one, which is renewed.' })
  @Access('session')
  @Alone()
  async replacePassword(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => ReplacePasswordInput) input: ReplacePasswordInput,
  ) {
    const proof = await proveAgain(context, signedIn(context), input.currentPassword);
    const newHash = await hashNewPassword(proof, input.newPassword);
    const change = { ...input, proof, newHash, ...factsOf(context) };
    return mutate(context, {
      action: 'session.replace_password',
      run: (command) => replacePassword(command, change),
      show: (session) => openSession(context, session),
    });
  }
}

function factsOf({ services, address, userAgent }: GraphqlContext) {
  return { sessionKey: services.keys.session, address, userAgent };
}

function openSession(context: GraphqlContext, { id, user, token }: NewSession): Me {
  context.setSessionCookie(token);
  context.become({
    kind: 'user',
    userId: user.id,
    accountId: user.accountId,
    email: user.email,
    role: user.role,
    sessionId: id,
    reauthenticatedAt: context.now,
    mustReplacePassword: user.mustReplacePassword,
  });
  return toMe(user, context.now);
}

// The access rule lets only people through; the check tells the compiler so.
function signedIn({ principal }: GraphqlContext): UserPrincipal {
  if (principal.kind === 'user') return principal;
  throw new ApiError('UNAUTHENTICATED', 'Sign in first.');
}
