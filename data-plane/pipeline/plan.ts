// From a model to the channels that are tried, in order. Says why when there are none.
import { planRoute } from '../contract/plan-route.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { RouteEntry } from '../contract/routing-table.ts';
import { type GatewayError, gatewayError } from '../errors.ts';
import type { Admitted, Planned } from './exchange.ts';
import type { NodeContext } from './node-context.ts';

/** Orders the channels of the model's route, or refuses. */
export function planAttempts(node: NodeContext, admitted: Admitted): Result<Planned, GatewayError> {
  const { table, model, mode } = admitted;
  const route = table.routeOf(model.id, 'chat_completions', mode);
  if (!route) return err(noRoute(admitted));
  const pinned = findPinned(admitted, route);
  if (!pinned.ok) return pinned;
  const nowMs = performance.now();
  const plan = planRoute(route, {
    healthOf: (channelId) => node.breakers.healthOf(channelId, nowMs),
    random: Math.random,
    pinned: pinned.value,
  });
  // With every channel tripped there is nothing to lose by trying them all the same.
  const attempts =
    plan.attempts.length > 0
      ? plan.attempts
      : planRoute(route, { healthOf: () => 'closed', random: Math.random }).attempts;
  const rates = table.ratesOf(model, admitted.key.account.groupId);
  if (!rates || attempts.length === 0) return err(noRoute(admitted));
  return ok({ ...admitted, attempts, rates });
}

type Pinned = NonNullable<Parameters<typeof planRoute>[1]['pinned']>;

function findPinned(
  admitted: Admitted,
  route: RouteEntry,
): Result<Pinned | undefined, GatewayError> {
  if (admitted.pinned === undefined) return ok(undefined);
  const channel = admitted.table.channelNamed(admitted.pinned);
  const serves =
    channel &&
    route.tiers.some((tier) =>
      tier.channels.some((candidate) => candidate.channelId === channel.id),
    );
  if (channel && serves) return ok(channel.id);
  return err(
    gatewayError('channel_not_found', 'No channel of that name serves this model.', {
      param: 'channel',
    }),
  );
}

/** Says why nothing serves the model, and whose doing that is. */
function noRoute(admitted: Admitted): GatewayError {
  const { model, mode, table } = admitted;
  const other = mode === 'live' ? 'test' : 'live';
  const elsewhere = table.routeOf(model.id, 'chat_completions', other) !== undefined;
  if (!elsewhere) {
    return gatewayError(
      'no_route',
      `No channel serves ${model.slug} on this endpoint; choose another model.`,
    );
  }
  return mode === 'live'
    ? gatewayError(
        'no_route',
        `${model.slug} is served by test channels only, and this is a live key. Use a key of a test account, or ask the operator for a live channel.`,
      )
    : gatewayError(
        'no_route',
        `${model.slug} is served by live channels only, and this is a key of a test account. Use a live key.`,
      );
}
