// Serves GET /v1/models and /v1/models/{id}: the public catalogue without a key, a key's own scope
// with one.
import { type Multipliers, PPM } from '../contract/pricing.ts';
import { resolveModel } from '../contract/resolve-model.ts';
import type { Mode, ModelEntry } from '../contract/routing-table.ts';
import { gatewayError } from '../errors.ts';
import type { KeyFacts } from '../routing/keyring-store.ts';
import type { RuntimeTable } from '../routing/runtime-table.ts';
import { modelList, oneModel } from '../wire/list-models.ts';
import { covers } from './admit.ts';
import { answerError, answerJson } from './answer.ts';
import { authenticate, hasToken } from './authenticate.ts';
import type { Arrival } from './exchange.ts';
import type { NodeContext } from './node-context.ts';

/** Lists models, or answers one when `id` is given. */
export function serveModels(node: NodeContext, arrival: Arrival, id: string | undefined): void {
  const { keyring } = node.current();
  const { response, table } = arrival;
  let key: KeyFacts | undefined;
  if (hasToken(arrival.request)) {
    const known = keyring ? authenticate(keyring, arrival.request) : undefined;
    if (!known?.ok) {
      const error =
        known?.error ??
        gatewayError('internal_error', 'The node is starting; try again in a moment.');
      return answerError(response, arrival.id, error);
    }
    key = known.value;
  }
  const visible = (model: ModelEntry) => isVisible(table, model, key);
  const priceOf = (model: ModelEntry) => multipliersFor(table, model, key);
  if (id === undefined) {
    return answerJson(response, arrival.id, modelList(table.models.filter(visible), priceOf));
  }
  const found = resolveModel(table.index, id);
  if (found.ok && visible(found.value.model)) {
    return answerJson(
      response,
      arrival.id,
      oneModel(found.value.model, priceOf(found.value.model)),
    );
  }
  answerError(
    response,
    arrival.id,
    gatewayError('model_not_found', 'No such model; GET /v1/models lists what there is.', {
      param: 'model',
    }),
  );
}

function isVisible(table: RuntimeTable, model: ModelEntry, key: KeyFacts | undefined): boolean {
  const mode: Mode = key?.account.mode === 'test' ? 'test' : 'live';
  if (key === undefined)
    return (
      table.wireApisOf(model.id, 'live').length > 0 || table.wireApisOf(model.id, 'test').length > 0
    );
  return table.wireApisOf(model.id, mode).length > 0 && covers(key.scope, model);
}

function multipliersFor(
  table: RuntimeTable,
  model: ModelEntry,
  key: KeyFacts | undefined,
): Multipliers {
  const groupPpm = key ? (table.groupPpm(key.account.groupId) ?? PPM) : PPM;
  return { feePpm: table.settings.feePpm, modelPpm: model.multiplierPpm, groupPpm };
}
