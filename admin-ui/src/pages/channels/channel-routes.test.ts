// Shares are of a tier, tiers are of a route, and routes never mix.
import { expect, it } from 'vitest';
import { readTierKey, shareRoutes, type TieredChannel, tierKey } from './channel-routes.ts';

const channel = (
  id: string,
  priority: number,
  models: readonly [string, number | null, number][],
  wireApi = 'chat_completions',
): TieredChannel => ({
  id,
  priority,
  wireApi,
  provider: { mode: 'live' },
  models: models.map(([modelId, expectedSharePpm, carriedRequests]) => ({
    model: { id: modelId },
    expectedSharePpm,
    carriedRequests,
  })),
});

it('divides a tier by what was answered, and a route by its tiers', () => {
  const rows = [
    channel('a', 0, [['m', 700_000, 60]]),
    channel('b', 0, [['m', 300_000, 20]]),
    channel('c', 10, [['m', 1_000_000, 20]]),
    channel('d', 0, [['m', 1_000_000, 5]], 'responses'),
  ];
  const { ofChannel, ofTier } = shareRoutes(rows, undefined);
  expect(ofChannel.get('a')).toEqual({ expected: 0.7, carried: 0.75 });
  expect(ofChannel.get('c')?.carried).toBe(1);
  expect(ofTier.get('0 live chat_completions')).toBe(0.8);
  expect(ofTier.get('0 live responses')).toBe(1);
});

it('counts several models by their traffic, or only the one looked at', () => {
  const rows = [
    channel('a', 0, [
      ['m', 500_000, 30],
      ['n', 1_000_000, 60],
    ]),
    channel('b', 0, [['m', 500_000, 10]]),
  ];
  expect(shareRoutes(rows, undefined).ofChannel.get('a')).toEqual({
    expected: 0.8,
    carried: 0.9,
  });
  expect(shareRoutes(rows, 'm').ofChannel.get('a')).toEqual({ expected: 0.5, carried: 0.75 });
});

it('knows no carried share without traffic and none expected when off', () => {
  const rows = [channel('a', 0, [['m', null, 0]]), channel('b', 0, [['m', 1_000_000, 0]])];
  const { ofChannel } = shareRoutes(rows, undefined);
  expect(ofChannel.get('a')).toEqual({ expected: undefined, carried: undefined });
  expect(ofChannel.get('b')).toEqual({ expected: 1, carried: undefined });
});

it('reads its own keys back', () => {
  expect(readTierKey(tierKey(channel('a', 20, [], 'responses')))).toEqual({
    priority: '20',
    mode: 'live',
    wireApi: 'responses',
  });
});
