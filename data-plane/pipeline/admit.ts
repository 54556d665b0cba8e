// What a key may do: the models it may call, and whether it may choose a channel by itself.
import type { ScopeLine } from '../contract/keyring.ts';
import type { ModelEntry } from '../contract/routing-table.ts';
import { type GatewayError, gatewayError } from '../errors.ts';
import type { KeyFacts } from '../routing/keyring-store.ts';

/** Whether a scope covers a model; an empty scope covers all. */
export function covers(scope: ScopeLine, model: ModelEntry): boolean {
  if (scope.models.length === 0 && scope.families.length === 0) return true;
  return (
    scope.models.includes(model.id) ||
    scope.families.some((family) => model.families.includes(family))
  );
}

/** Refuses a model outside the key's scope, and a pin without the right to pin. */
export function admit(
  key: KeyFacts,
  model: ModelEntry,
  pinned: string | undefined,
): GatewayError | undefined {
  if (!covers(key.scope, model)) {
    return gatewayError(
      'model_not_allowed',
      `This API key may not call ${model.slug}; use a key whose scope includes it.`,
      { param: 'model' },
    );
  }
  if (pinned !== undefined && !key.mayPin) {
    return gatewayError(
      'channel_pin_not_allowed',
      'This API key may not choose a channel; leave "channel" out of the URL.',
      { param: 'channel' },
    );
  }
  return undefined;
}
