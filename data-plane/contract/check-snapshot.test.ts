// One inconsistency at a time, each found and named.
import { describe, expect, test } from 'vitest';
import { checkSnapshot } from './check-snapshot.ts';
import { toId } from './ids.ts';
import type { RouteEntry, RoutingTable } from './routing-table.ts';
import { sampleChannel, sampleModel, sampleTable } from './sample-table.test-data.ts';

const table = sampleTable();
const [route, second] = table.routes;
if (!route || !second) throw new Error('the sample has two routes');

/** The sample with its first route changed. */
function withRoute(change: Partial<RouteEntry>): RoutingTable {
  return { ...table, routes: [{ ...route, ...change } as RouteEntry, second as RouteEntry] };
}

const tier = (priority: number, ...names: string[]) => ({
  priority,
  channels: names.map((name) => ({
    channelId: toId('channel', `channel-${name}`),
    weight: 1,
    upstreamModel: name,
  })),
});

const extra = (more: Parameters<typeof sampleChannel>[1]) => ({
  ...withRoute({ tiers: [tier(1, 'x')] }),
  channels: [...table.channels, sampleChannel('x', more)],
});

describe('a table', () => {
  test('without fault has no findings', () => {
    expect(checkSnapshot(table)).toEqual([]);
  });

  const PATH = 'routes[kimi-k2 / chat_completions / live]';
  test.each<[string, RoutingTable, string, string]>([
    [
      'a model id twice',
      { ...table, models: [...table.models, sampleModel('kimi-k2', { slug: 'other' })] },
      'models[model-kimi-k2]',
      'occurs twice',
    ],
    [
      'a channel id twice',
      { ...table, channels: [...table.channels, sampleChannel('a', { name: 'other' })] },
      'channels[channel-a]',
      'occurs twice',
    ],
    [
      'a channel name twice',
      {
        ...table,
        channels: [...table.channels, sampleChannel('a', { id: toId('channel', 'other') })],
      },
      'channels[a].name',
      'is taken by another channel',
    ],
    [
      'a group twice',
      { ...table, groups: [...table.groups, ...table.groups] },
      'groups[default]',
      'occurs twice',
    ],
    [
      'an alias that is another slug',
      { ...table, models: [...table.models, sampleModel('third', { aliases: ['qwen-plus'] })] },
      'models[third].aliases',
      'qwen-plus already names qwen-plus',
    ],
    [
      'an alias of two models',
      { ...table, models: [...table.models, sampleModel('third', { aliases: ['kimi'] })] },
      'models[third].aliases',
      'kimi already names kimi-k2',
    ],
    [
      'more output than context',
      {
        ...table,
        models: [...table.models, sampleModel('third', { contextTokens: 8, maxOutputTokens: 9 })],
      },
      'models[third].maxOutputTokens',
      'is more than the context holds',
    ],
    [
      'a route twice',
      { ...table, routes: [...table.routes, second as RouteEntry] },
      'routes[qwen-plus / chat_completions / live]',
      'occurs twice',
    ],
    [
      'a route to no model',
      withRoute({ modelId: toId('model', 'gone') }),
      'routes[gone / chat_completions / live]',
      'names a model that is not in this document',
    ],
    [
      'tiers out of order',
      withRoute({ tiers: [tier(2, 'a'), tier(1, 'b')] }),
      `${PATH}.tiers[1].priority`,
      'is not in order',
    ],
    [
      'two tiers of one priority',
      withRoute({ tiers: [tier(1, 'a'), tier(1, 'b')] }),
      `${PATH}.tiers[1].priority`,
      'is not in order',
    ],
    [
      'a channel that is not there',
      withRoute({ tiers: [tier(1, 'gone')] }),
      `${PATH}.tiers[0].channels[0]`,
      'names a channel that is not in this document',
    ],
    [
      'a channel twice in a route',
      withRoute({ tiers: [tier(1, 'a'), tier(2, 'b', 'a')] }),
      `${PATH}.tiers[1].channels[1]`,
      'names a a second time',
    ],
    [
      'a channel of another protocol',
      extra({ wireApi: 'embeddings' }),
      `${PATH}.tiers[0].channels[0]`,
      'names x, which speaks embeddings',
    ],
    [
      'a test channel under a live route',
      extra({ mode: 'test' }),
      `${PATH}.tiers[0].channels[0]`,
      'names x, which is a test channel',
    ],
  ])('with %s is found out', (_fault, broken, path, message) => {
    expect(checkSnapshot(broken)).toEqual([{ path, message }]);
  });

  test('with very many faults lists a hundred', () => {
    const groups = Array.from({ length: 500 }, () => table.groups[0]).filter(
      (g) => g !== undefined,
    );
    expect(checkSnapshot({ ...table, groups })).toHaveLength(100);
  });
});
