// Queries and the one mutation of nodes: access and wiring, no rules.
import { Arg, Args, ArgsType, Ctx, Field, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { PageArgs } from '../graphql/page.ts';
import { readFleetSummary, readRevocationEffect } from './fleet-summary.queries.ts';
import { revokeNode } from './node.commands.ts';
import {
  FleetNode,
  FleetSummary,
  NodeFilter,
  NodePage,
  NodeResult,
  NodeRevocationEffect,
  RevokeNodeInput,
} from './node.graphql.ts';
import { findNode, listNodes } from './node.queries.ts';

@ArgsType()
class NodeListArgs extends PageArgs {
  @Field(() => NodeFilter, { nullable: true })
  filter?: NodeFilter | null;
}

@Resolver(() => FleetNode)
export class NodeResolver {
  @Query(() => NodePage, { description: 'By name.' })
  @Access('readFleet')
  nodes(@Ctx() context: GraphqlContext, @Args(() => NodeListArgs) args: NodeListArgs) {
    return listNodes(context.reader, args, context.now);
  }

  @Query(() => FleetNode, { nullable: true })
  @Access('readFleet')
  node(@Ctx() context: GraphqlContext, @Arg('id', () => String) id: string) {
    return findNode(context.reader, id, context.now);
  }

  @Query(() => FleetSummary)
  @Access('readFleet')
  fleetSummary(@Ctx() context: GraphqlContext) {
    return readFleetSummary(context.reader);
  }

  @Query(() => NodeRevocationEffect, { nullable: true })
  @Access('readFleet')
  nodeRevocationEffect(@Ctx() context: GraphqlContext, @Arg('id', () => String) id: string) {
    return readRevocationEffect(context.reader, id);
  }

  @Mutation(() => NodeResult, { description: 'It cannot be undone: the node must enrol again.' })
  @Access('writeFleet')
  revokeNode(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => RevokeNodeInput) input: RevokeNodeInput,
  ) {
    return mutate(context, {
      action: 'node.revoke',
      run: (command) => revokeNode(command, input),
      show: (node) => node,
    });
  }
}
