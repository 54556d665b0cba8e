// The test of a channel: one mutation, a real call through a node.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { Problem } from '../problems.ts';
import { prepareChannelTest, refuseTestRate, storeChannelTest } from './channel-test.commands.ts';
import { ChannelTest, ChannelTestResult, TestChannelInput } from './channel-test.graphql.ts';
import { createTestRate } from './test-rate.ts';

@Resolver(() => ChannelTest)
export class ChannelTestResolver {
  readonly #rate = createTestRate();

  @Mutation(() => ChannelTestResult, {
    description: 'Makes a real call, at most ten a minute for each caller.',
  })
  @Access('testChannels')
  async testChannel(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => TestChannelInput) input: TestChannelInput,
  ): Promise<ChannelTest | Problem> {
    const { actor, services } = context;
    if (services.channelTester === undefined) {
      return new Problem('UNAVAILABLE', 'No data plane is connected to this control plane.');
    }
    const who = actor.id ?? actor.name;
    const prepared = await mutate(context, {
      action: 'channel.test',
      run: async (command) => {
        const { waitMs } = this.#rate.take(who, context.now.getTime());
        return waitMs > 0 ? refuseTestRate(waitMs) : prepareChannelTest(command, input);
      },
      show: (ready) => ready,
    });
    if (prepared instanceof Problem) return prepared;
    const { channelId, modelId, stream } = input;
    const { prompt } = prepared;
    const made = await services.channelTester.test({
      ...{ channelId, modelId, stream, prompt },
      actor: actor.name,
    });
    if (!made.ok) return made.error;
    return mutate(context, {
      action: 'channel.test',
      run: (command) => storeChannelTest(command, channelId, made.value),
      show: (test) => test,
    });
  }
}
