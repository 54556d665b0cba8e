// A trial call through a channel, as the API takes it and shows its outcome.
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';

const channelTestStates = { passed: 'passed', failed: 'failed' } as const;
registerEnumType(channelTestStates, { name: 'ChannelTestState' });

@InputType()
export class TestChannelInput {
  @Field(() => UuidScalar)
  channelId!: string;

  @Field(() => UuidScalar, { description: 'One of the channel’s models.' })
  modelId!: string;

  @Field(() => String, { defaultValue: 'Write one sentence about toll roads.' })
  prompt!: string;

  @Field(() => Boolean, { defaultValue: true })
  stream!: boolean;
}

@ObjectType('ChannelTest', { description: 'A real call; no customer is charged for it.' })
@Access('testChannels')
export class ChannelTest {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => channelTestStates)
  state!: keyof typeof channelTestStates;

  @Field(() => Int, { nullable: true, description: 'The upstream’s status; null when none came.' })
  status!: number | null;

  @Field(() => Int, { nullable: true })
  ttftMs!: number | null;

  @Field(() => Int)
  durationMs!: number;

  @Field(() => [Int], { description: 'Milliseconds at which the first events came.' })
  eventsMs!: readonly number[];

  @Field(() => Int)
  inputTokens!: number;

  @Field(() => Int)
  outputTokens!: number;

  @Field(() => Boolean, { description: 'Counted here, since the upstream sent no usage.' })
  estimated!: boolean;

  @Field(() => String, { description: 'The text of the reply, at most 2000 characters.' })
  reply!: string;

  @Field(() => String, { nullable: true })
  errorCode!: string | null;

  @Field(() => String, { nullable: true })
  errorMessage!: string | null;

  @Field(() => NanoUsdScalar, { description: 'Booked as the operator’s cost.' })
  costNanoUsd!: bigint;
}

export const ChannelTestResult = resultUnion('ChannelTestResult', 'ChannelTest', () => ChannelTest);
