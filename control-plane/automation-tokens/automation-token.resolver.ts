// Queries and mutations of automation tokens: access and wiring, no rules.
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { Alone } from '../graphql/limits.ts';
import { mapPage } from '../graphql/page.ts';
import {
  createAutomationToken,
  revokeAutomationToken,
  type TokenWithSecret,
} from './automation-token.commands.ts';
import {
  AutomationToken,
  AutomationTokenListArgs,
  AutomationTokenPage,
  AutomationTokenResult,
  AutomationTokenSecretResult,
  CreateAutomationTokenInput,
  RevokeAutomationTokenInput,
  toAutomationToken,
} from './automation-token.graphql.ts';
import { listAutomationTokens } from './automation-token.queries.ts';

@Resolver(() => AutomationToken)
export class AutomationTokenResolver {
  @Query(() => AutomationTokenPage, { description: 'Newest first; operators see their own.' })
  @Access('automationTokens')
  async automationTokens(
    @Ctx() context: GraphqlContext,
    @Args(() => AutomationTokenListArgs) args: AutomationTokenListArgs,
  ) {
    return mapPage(await listAutomationTokens(context, args), toAutomationToken);
  }

  @Mutation(() => AutomationTokenSecretResult)
  @Access('automationTokens')
  @Alone()
  createAutomationToken(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateAutomationTokenInput) input: CreateAutomationTokenInput,
  ) {
    const sessionKey = context.services.keys.session;
    return mutate(context, {
      action: 'automation_token.create',
      run: (command) => createAutomationToken(command, sessionKey, input),
      show: showSecret,
    });
  }

  @Mutation(() => AutomationTokenResult, { description: 'Refused from the next call on.' })
  @Access('automationTokens')
  revokeAutomationToken(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => RevokeAutomationTokenInput) input: RevokeAutomationTokenInput,
  ) {
    return mutate(context, {
      action: 'automation_token.revoke',
      run: (command) => revokeAutomationToken(command, input),
      show: toAutomationToken,
    });
  }
}

function showSecret({ token, secret }: TokenWithSecret) {
  return { automationToken: toAutomationToken(token), secret };
}
