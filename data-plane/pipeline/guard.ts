// What no stage expected: the request that met it is answered and logged, and the node serves on.
import { gatewayError } from '../errors.ts';
import { answerError } from './answer.ts';
import type { Arrival } from './exchange.ts';
import type { NodeContext } from './node-context.ts';

/** The error of a request that met a fault of ours. */
export function internalError() {
  return gatewayError(
    'internal_error',
    'Something went wrong here. It has been logged under this request id.',
  );
}

/** Runs one step of a request; whatever it throws ends that request alone. */
export function guard(
  node: Pick<NodeContext, 'log'>,
  arrival: Pick<Arrival, 'id' | 'response'>,
  step: () => void,
): void {
  try {
    step();
  } catch (error) {
    node.log.error('request.failed', { requestId: arrival.id, error });
    answerError(arrival.response, arrival.id, internalError());
  }
}
