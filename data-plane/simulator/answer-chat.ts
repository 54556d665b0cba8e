// One POST /v1/chat/completions from its head to the end of its record: check, record, decide, answer.

import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Attempt } from './attempt.ts';
import { type ChatRequest, checkBody } from './check-body.ts';
import { checkHeaders } from './check-headers.ts';
import { chooseBehaviour, isKnownModel, readBaseModel } from './choose-behaviour.ts';
import { formatError, refuseRequest, type VendorError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { Ledger } from './ledger.ts';
import { planAnswer } from './plan-answer.ts';
import { readBody } from './read-body.ts';
import type { Scripts } from './scripts.ts';
import type { ViolationKind, Violations } from './violations.ts';
import { answerInstead } from './write-instead.ts';
import { writeJson } from './write-json.ts';
import { writeStream } from './write-stream.ts';

export interface ChatContext {
  readonly credentials: readonly string[];
  readonly models: readonly string[];
  readonly ledger: Ledger;
  readonly scripts: Scripts;
  readonly violations: Violations;
  readonly now: () => number;
}

const bodyBytesMax = 64 * 1024 * 1024;

/** Answers one chat request. */
export function answerChat(
  context: ChatContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { ledger } = context;
  const givenId = request.headers['x-client-request-id'];
  const { attempt, repeated } = ledger.open(typeof givenId === 'string' ? givenId : undefined);
  const blame = (kind: ViolationKind, detail: string) =>
    context.violations.add({ kind, detail, attemptId: attempt.attemptId, at: context.now() });
  if (givenId === undefined || givenId === '') {
    blame('attempt_id_missing', 'x-client-request-id');
  } else if (repeated) {
    blame('attempt_id_repeated', 'x-client-request-id');
  }
  response.on('error', () => undefined);
  response.once('close', () => {
    const ended = response.writableFinished || attempt.cutting;
    ledger.close(attempt, ended ? attempt.intended : 'cancelled');
  });
  response.once('finish', () => ledger.close(attempt, attempt.intended));
  const verdict = checkHeaders(request, context.credentials);
  for (const finding of verdict.findings) {
    blame(finding.kind, finding.detail);
  }
  readBody(request, bodyBytesMax, (body) => {
    if (body.kind === 'aborted') {
      return;
    }
    if (body.kind === 'too_large') {
      blame('body_too_large', 'body');
      refuse(attempt, response, {
        ...refuseRequest('The body is too large.', null, null),
        status: 413,
      });
      return;
    }
    attempt.bodyBytes = body.bytes.length;
    attempt.bodySha256 = hash('sha256', body.bytes);
    ledger.keepBody(attempt, body.bytes);
    if (verdict.refusal !== null) {
      refuse(attempt, response, verdict.refusal);
      return;
    }
    const checked = checkBody(body.bytes);
    if (!checked.ok) {
      blame(checked.kind, checked.refusal.param ?? 'body');
      refuse(attempt, response, checked.refusal);
      return;
    }
    const header = request.headers['x-simulator-fault'];
    const asked = typeof header === 'string' ? header : undefined;
    decide(context, { attempt, response, request: checked.value, header: asked, blame });
  });
}

interface Decision {
  readonly attempt: Attempt;
  readonly response: ServerResponse;
  readonly request: ChatRequest;
  readonly header: string | undefined;
  readonly blame: (kind: ViolationKind, detail: string) => void;
}

function decide(context: ChatContext, decision: Decision): void {
  const { attempt, response, request, header, blame } = decision;
  attempt.model = request.model;
  attempt.stream = request.stream;
  attempt.limit = request.limit;
  if (!isKnownModel(readBaseModel(request.model), context.models)) {
    blame('model_unknown', 'model');
    refuse(attempt, response, unknownModel);
    return;
  }
  const { scripts } = context;
  const chosen = chooseBehaviour({ model: request.model, body: request.body, header, scripts });
  if (!chosen.ok) {
    blame('parameter_invalid', 'simulator behaviour');
    refuse(attempt, response, refuseRequest(chosen.reason, null, null));
    return;
  }
  attempt.fault = [...chosen.value.faults].join('+');
  const created = Math.floor(context.now() / 1_000);
  const exchange = { request, behaviour: chosen.value, attempt, response, created };
  if (!answerInstead(exchange)) {
    void serve(exchange);
  }
}

async function serve(exchange: Exchange): Promise<void> {
  const { attempt, request, behaviour } = exchange;
  const answer = planAnswer(request, behaviour);
  attempt.promptTokens = answer.promptTokens;
  attempt.cachedTokens = answer.cachedTokens;
  await (request.stream ? writeStream(exchange, answer) : writeJson(exchange, answer));
}

const unknownModel: VendorError = {
  ...refuseRequest(
    'The model does not exist or you do not have access to it.',
    'model',
    'model_not_found',
  ),
  status: 404,
};

/** Refuses before a behaviour is chosen, so that no fault can hide a strictness error. */
function refuse(attempt: Attempt, response: ServerResponse, error: VendorError): void {
  attempt.intended = 'refused';
  attempt.status = error.status;
  const body = formatError(error);
  const length = String(Buffer.byteLength(body));
  response.writeHead(error.status, [
    ...['content-type', 'application/json', 'content-length', length],
    ...['x-request-id', `req-${attempt.seq}`],
  ]);
  response.end(body);
}
