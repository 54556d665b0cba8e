// The fleet as the API shows it: each node, what it has in force and what it carries.
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, NanoUsdScalar } from '../graphql/scalars.ts';

export const nodeStates = {
  in_sync: 'in_sync',
  behind: 'behind',
  silent: 'silent',
  draining: 'draining',
  revoked: 'revoked',
} as const;
export type NodeState = keyof typeof nodeStates;
registerEnumType(nodeStates, {
  name: 'NodeState',
  description: 'silent: no stream. behind: not on the last version, or refused it.',
});

@ObjectType('NodeRefusal', {
  description: 'Why a node refused a version; it serves the one before.',
})
@Access('readFleet', 'writeFleet')
export class NodeRefusal {
  @Field(() => Int)
  number!: number;

  @Field(() => String, { description: 'The field that is wrong; empty when none was named.' })
  path!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('TrippedChannel')
@Access('readFleet', 'writeFleet')
export class TrippedChannelType {
  @Field(() => String)
  channelId!: string;

  @Field(() => String, { nullable: true })
  channelName!: string | null;

  @Field(() => DateTimeScalar)
  until!: Date;
}

@ObjectType('Node', { description: 'One running data plane.' })
@Access('readFleet', 'writeFleet')
export class FleetNode {
  @Field(() => String)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => nodeStates)
  state!: NodeState;

  @Field(() => String, { nullable: true })
  softwareVersion!: string | null;

  @Field(() => Boolean)
  connected!: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  lastSeenAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Milliseconds since it was last heard.' })
  heartbeatAgeMs!: number | null;

  @Field(() => Int, { nullable: true, description: 'The routing table in force there.' })
  tableVersion!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'From the publish to its ack, of that version.',
  })
  ackLagMs!: number | null;

  @Field(() => NodeRefusal, { nullable: true })
  refusal!: NodeRefusal | null;

  @Field(() => Int, { nullable: true })
  keyringVersion!: number | null;

  @Field(() => Int, { nullable: true, description: 'Null while it has not reported.' })
  requestsPerMinute!: number | null;

  @Field(() => Int, { nullable: true })
  inFlight!: number | null;

  @Field(() => Float, { nullable: true, description: 'What it adds to a call, in milliseconds.' })
  addedMs!: number | null;

  @Field(() => Float, { nullable: true })
  cpuPercent!: number | null;

  @Field(() => Float, { nullable: true })
  rssBytes!: number | null;

  @Field(() => Float, { nullable: true })
  spoolBytes!: number | null;

  @Field(() => [TrippedChannelType])
  trippedChannels!: readonly TrippedChannelType[];

  @Field(() => Int)
  openLeases!: number;

  @Field(() => NanoUsdScalar, { description: 'Wallet money that is out with it.' })
  leasedNanoUsd!: bigint;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export const NodePage = pageType('NodePage', () => FleetNode);

@ObjectType('FleetSummary')
@Access('readFleet')
export class FleetSummary {
  @Field(() => Int)
  nodes!: number;

  @Field(() => Int)
  inSync!: number;

  @Field(() => Int)
  requestsPerMinute!: number;

  @Field(() => Int, { nullable: true, description: 'The last published version.' })
  tableVersion!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  publishedAt!: Date | null;

  @Field(() => Int, { description: 'Connected nodes that have it in force.' })
  acked!: number;

  @Field(() => Int, { nullable: true })
  slowestAckMs!: number | null;

  @Field(() => Int)
  keyringVersion!: number;

  @Field(() => NanoUsdScalar)
  leasedNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'All wallet money, live and test.' })
  walletNanoUsd!: bigint;
}

@InputType()
export class NodeFilter {
  @Field(() => Boolean, { nullable: true, description: 'Also nodes that were revoked.' })
  includeRevoked?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null;
}

@InputType()
export class RevokeNodeInput {
  @Field(() => String)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

@ObjectType('NodeRevocationEffect')
@Access('readFleet', 'writeFleet')
export class NodeRevocationEffect {
  @Field(() => Boolean)
  connected!: boolean;

  @Field(() => Int, { description: 'Calls that it was serving at its last report.' })
  inFlight!: number;

  @Field(() => Int)
  openLeases!: number;

  @Field(() => NanoUsdScalar, { description: 'Stays reserved until it is resolved.' })
  leasedNanoUsd!: bigint;

  @Field(() => Int, { description: 'Connected nodes that are left.' })
  otherNodes!: number;
}

export const NodeResult = resultUnion('NodeResult', 'Node', () => FleetNode);
