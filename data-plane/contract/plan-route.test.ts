// The order of attempts: tiers, then weights, and a reason for each channel left out.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toId } from './ids.ts';
import { type ChannelHealth, planRoute } from './plan-route.ts';
import type { RouteEntry } from './routing-table.ts';
import { sampleTable } from './sample-table.test-data.ts';

const [route] = sampleTable().routes;
if (!route) throw new Error('the sample has a route');
const healthy = (): ChannelHealth => 'closed';
const idOf = (name: string) => toId('channel', `channel-${name}`);

/** A generator that covers [0, 1) evenly. */
function evenly(step: number): () => number {
  let point = 0;
  return () => {
    point = (point + step) % 1;
    return point;
  };
}

const anyRoute: fc.Arbitrary<RouteEntry> = fc
  .uniqueArray(fc.record({ name: fc.nat(500), weight: fc.nat(20), tier: fc.nat(3) }), {
    selector: (entry) => entry.name,
    minLength: 1,
    maxLength: 12,
  })
  .map((entries) => {
    const tiers = [...new Set(entries.map((entry) => entry.tier))].sort((a, b) => a - b);
    return {
      ...route,
      tiers: tiers.map((priority) => ({
        priority,
        channels: entries
          .filter((entry) => entry.tier === priority)
          .map(({ name, weight }) => ({
            channelId: toId('channel', `c${name}`),
            weight,
            upstreamModel: `m${name}`,
          })),
      })),
    };
  });

const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('each channel is planned or rejected once, tiers in order', () => {
  fc.assert(
    fc.property(anyRoute, fc.array(draw, { minLength: 1 }), fc.nat(2), (of, draws, sick) => {
      let turn = 0;
      const states: ChannelHealth[] = ['closed', 'half_open', 'open'];
      const healthOf = (id: string): ChannelHealth => states[(id.length + sick) % 3] ?? 'closed';
      const plan = planRoute(of, { healthOf, random: () => draws[turn++ % draws.length] ?? 0 });
      const named = [...plan.attempts, ...plan.rejected].map((entry) => entry.channelId);
      const all = of.tiers.flatMap((tier) => tier.channels.map((entry) => entry.channelId));
      expect([...named].sort()).toEqual([...all].sort());
      const priorities = plan.attempts.map((attempt) => attempt.priority);
      expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
      for (const { channelId } of plan.attempts) expect(healthOf(channelId)).not.toBe('open');
    }),
  );
});

test('a channel without weight is never drawn', () => {
  fc.assert(
    fc.property(anyRoute, fc.array(draw, { minLength: 1 }), (of, draws) => {
      let turn = 0;
      const random = () => draws[turn++ % draws.length] ?? 0;
      const { attempts, rejected } = planRoute(of, { healthOf: healthy, random });
      const weightless = of.tiers.flatMap((tier) =>
        tier.channels.filter((entry) => entry.weight === 0).map((entry) => entry.channelId),
      );
      for (const id of weightless) {
        expect(attempts.map((attempt) => attempt.channelId)).not.toContain(id);
        expect(rejected).toContainEqual({ channelId: id, reason: 'weight_zero' });
      }
    }),
  );
});

test('weights 3:1 give 3:1', () => {
  const random = evenly(0.754877666);
  let first = 0;
  for (let call = 0; call < 10_000; call++) {
    const [attempt] = planRoute(route, { healthOf: healthy, random }).attempts;
    if (attempt?.channelId === idOf('a')) first++;
  }
  expect(first / 10_000).toBeGreaterThan(0.73);
  expect(first / 10_000).toBeLessThan(0.77);
});

test('the last resort follows when the first tier is tripped, with the reason', () => {
  const healthOf = (id: string): ChannelHealth => (id === idOf('c') ? 'closed' : 'open');
  const plan = planRoute(route, { healthOf, random: () => 0 });
  expect(plan.attempts).toEqual([{ channelId: idOf('c'), upstreamModel: 'up-c', priority: 2 }]);
  expect(plan.rejected).toEqual([
    { channelId: idOf('a'), reason: 'tripped' },
    { channelId: idOf('b'), reason: 'tripped' },
  ]);
});

test('a pinned channel is tried alone, tripped or not', () => {
  const plan = planRoute(route, { healthOf: () => 'open', random: () => 0, pinned: idOf('b') });
  expect(plan.attempts.map((attempt) => attempt.channelId)).toEqual([idOf('b')]);
  expect(plan.rejected.map((entry) => entry.reason)).toEqual(['not_pinned', 'not_pinned']);
});

test('a pinned channel that the route does not have leaves nothing to try', () => {
  const plan = planRoute(route, { healthOf: healthy, random: () => 0, pinned: idOf('z') });
  expect(plan.attempts).toEqual([]);
  expect(plan.rejected).toHaveLength(3);
});
