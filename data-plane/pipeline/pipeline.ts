// One chat request from its first byte to its settlement. This is the only file that knows the
// order of the stages; each stage is one function, and what it needs is what earlier ones made.
import { resolveModel } from '../contract/resolve-model.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { codeOf, type GatewayError, gatewayError, statusOf } from '../errors.ts';
import { type ChatAsk, readChatAsk } from '../wire/chat-completions.ts';
import { admit } from './admit.ts';
import { answerError } from './answer.ts';
import { authenticate } from './authenticate.ts';
import type { Admitted, Arrival, Authenticated, Reserved } from './exchange.ts';
import { Forward } from './forward.ts';
import { guard } from './guard.ts';
import type { NodeContext } from './node-context.ts';
import { planAttempts } from './plan.ts';
import { receiveBody, refuseBody } from './receive-body.ts';
import { releaseOnFault, reserve } from './reserve.ts';
import { refusalEvent } from './settle.ts';
import type { Phase } from './turn.ts';

/** Serves POST /v1/chat/completions. */
export function serveChat(node: NodeContext, arrival: Arrival): void {
  const known = identify(node, arrival);
  if (!known.ok) return refuse(arrival, known.error);
  const tooMuch = refuseBody(arrival.request, node.limits.body);
  if (tooMuch) return refuse(arrival, tooMuch);
  receiveBody(arrival.request, node.limits.body, (outcome) => {
    if (outcome.kind === 'refused') return refuse(arrival, outcome.error);
    if (outcome.kind === 'body')
      inTurn(node, arrival, 'read', () => readBody(node, known.value, outcome.bytes));
  });
}

/** Whose request this is, and in which of the two worlds its account lives. */
function identify(node: NodeContext, arrival: Arrival): Result<Authenticated, GatewayError> {
  const { keyring } = node.current();
  if (!keyring)
    return err(gatewayError('internal_error', 'The node is starting; try again in a moment.'));
  const key = authenticate(keyring, arrival.request);
  if (!key.ok) return key;
  const mode = key.value.account.mode === 'test' ? 'test' : 'live';
  return ok({ ...arrival, key: key.value, keyringChanges: keyring.changes, mode });
}

/** Asks again who it is if the keyring has changed meanwhile: bodies and money may be long in coming. */
function identifyAgain<T extends Authenticated>(
  node: NodeContext,
  known: T,
): Result<T, GatewayError> {
  if (node.current().keyring?.changes === known.keyringChanges) return ok(known);
  const again = identify(node, known);
  return again.ok ? ok({ ...known, ...again.value }) : again;
}

function readBody(node: NodeContext, known: Authenticated, body: Buffer): void {
  const ask = readChatAsk(body);
  if (!ask.ok) return refuse(known, ask.error);
  inTurn(node, known, 'plan', () => planAndReserve(node, known, ask.value));
}

function planAndReserve(node: NodeContext, arrived: Authenticated, ask: ChatAsk): void {
  const again = identifyAgain(node, arrived);
  if (!again.ok) return refuse(arrived, again.error);
  const known = again.value;
  const admitted = admitAsk(known, ask);
  if (!admitted.ok) return refuseKnown(node, known, ask, admitted.error);
  const planned = planAttempts(node, admitted.value);
  if (!planned.ok) return refuseKnown(node, known, ask, planned.error);
  reserve(node, planned.value, (reserved) => {
    if (!reserved.ok) return refuseKnown(node, known, ask, reserved.error);
    inTurn(node, known, 'forward', () => forward(node, reserved.value));
  });
}

function forward(node: NodeContext, reserved: Reserved): void {
  const again = identifyAgain(node, reserved);
  if (!again.ok) {
    node.desk.release(reserved.hold);
    return refuse(reserved, again.error);
  }
  const { hold } = reserved;
  releaseOnFault(node, hold, () => new Forward(node, again.value)).start();
}

/** Goes on with a request in a phase of the turn, together with its neighbours. */
function inTurn(node: NodeContext, arrival: Arrival, phase: Phase, step: () => void): void {
  node.turn.at(phase, () => guard(node, arrival, step));
}

function admitAsk(known: Authenticated, ask: ChatAsk): Result<Admitted, GatewayError> {
  const resolved = resolveModel(known.table.index, ask.model);
  if (!resolved.ok) return err(unresolved(known, ask, resolved.error.kind));
  const { model } = resolved.value;
  const pinned = known.query === '' ? undefined : readPin(known.query);
  const refusal = admit(known.key, model, pinned);
  return refusal ? err(refusal) : ok({ ...known, ask, model, pinned });
}

function readPin(query: string): string | undefined {
  return new URLSearchParams(query).get('channel') ?? undefined;
}

function unresolved(
  known: Authenticated,
  ask: ChatAsk,
  kind: 'model_not_found' | 'ambiguous_model',
): GatewayError {
  if (kind === 'ambiguous_model') {
    return gatewayError(
      'ambiguous_model',
      `${ask.model} names more than one model; send an id from GET /v1/models.`,
      { param: 'model' },
    );
  }
  return gatewayError(
    'model_not_found',
    `The model ${ask.model} does not exist; GET /v1/models lists what there is.`,
    {
      param: 'model',
      status: known.table.settings.unknownModelStatus,
    },
  );
}

function refuse(arrival: Arrival, error: GatewayError): void {
  answerError(arrival.response, arrival.id, error);
}

/** Refusals of known keys are in the usage log, at no charge. */
function refuseKnown(
  node: NodeContext,
  known: Authenticated,
  ask: ChatAsk,
  error: GatewayError,
): void {
  refuse(known, error);
  if (!node.figures.mayRecordRefusal()) return;
  const resolved = resolveModel(known.table.index, ask.model);
  const event = refusalEvent(known, {
    askedModel: ask.model.slice(0, 200),
    modelId: resolved.ok ? resolved.value.model.id : null,
    status: statusOf(error),
    errorCode: codeOf(error),
    stream: ask.stream,
  });
  node.desk.finish(undefined, event);
}
