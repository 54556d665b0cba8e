// Answers that come instead of a good one: error statuses, silence, resets, and things that are not answers.

import { makeGzipBomb, makeNoise } from './broken-bytes.ts';
import { formatError, refuseRequest, type VendorError } from './errors.ts';
import { breakOff, closeEarly, type Exchange, hang, startAnswer } from './exchange.ts';
import type { FaultName } from './faults.ts';

type Instead = (exchange: Exchange) => void;

const retryAfterDefault = 1;
const baseRespDefault = 1_002;

/** Answers with an error; the attempt bills nothing. */
export function writeRefusal(
  exchange: Exchange,
  error: VendorError,
  headers: readonly string[] = [],
): void {
  writeInstead(exchange, error.status, {
    type: 'application/json',
    bytes: formatError(error),
    headers,
  });
}

/** Serves the fault that replaces the whole answer, if there is one. */
export function answerInstead(exchange: Exchange): boolean {
  for (const fault of exchange.behaviour.faults) {
    const instead = insteads[fault];
    if (
      instead !== undefined &&
      !(fault === 'base_resp' && exchange.behaviour.options.code === 0)
    ) {
      instead(exchange);
      return true;
    }
    if (fault === 'garbage' && !exchange.request.stream) {
      writeInstead(exchange, 200, { type: 'application/json', bytes: makeNoise() });
      return true;
    }
    if (fault === 'error_event_mid' && !exchange.request.stream) {
      insteads.error_200?.(exchange);
      return true;
    }
  }
  return false;
}

const serverError: VendorError = {
  status: 500,
  message: 'The server had an error while processing your request',
  type: 'server_error',
  param: null,
  code: null,
};

const insteads: Partial<Record<FaultName, Instead>> = {
  rate_limit: (exchange) => {
    const seconds = String(exchange.behaviour.options.retry_after ?? retryAfterDefault);
    writeRefusal(exchange, rateLimited, ['retry-after', seconds]);
  },
  server_error: (exchange) => writeRefusal(exchange, serverError),
  overloaded: (exchange) => writeRefusal(exchange, overloaded),
  auth: (exchange) => writeRefusal(exchange, wrongKey),
  quota: (exchange) => writeRefusal(exchange, outOfQuota),
  bad_request: (exchange) =>
    writeRefusal(exchange, chooseBadRequest(exchange.behaviour.options.kind)),
  error_status: (exchange) => {
    const asked = exchange.behaviour.options.status ?? 502;
    const status = asked >= 400 && asked <= 599 ? Math.floor(asked) : 502;
    writeRefusal(exchange, { ...serverError, status, message: `Simulated status ${status}` });
  },
  hang_before_headers: hang,
  hang_before_first_event: (exchange) => {
    startAnswer(exchange, 200, ['content-type', answerType(exchange)]);
    exchange.response.flushHeaders();
    hang(exchange);
  },
  reset_before_headers: (exchange) => void breakOff(exchange),
  end_before_headers: closeEarly,
  html_200: (exchange) =>
    writeInstead(exchange, 200, { type: 'text/html; charset=utf-8', bytes: htmlPage }),
  error_200: (exchange) =>
    writeInstead(exchange, 200, { type: 'application/json', bytes: formatError(serverError) }),
  error_event: (exchange) =>
    writeInstead(exchange, 200, asOnlyEvent(exchange, formatError(serverError))),
  base_resp: (exchange) => {
    const code = exchange.behaviour.options.code ?? baseRespDefault;
    const text = `{"id":"","choices":null,"base_resp":{"status_code":${code},"status_msg":"simulated"}}`;
    writeInstead(exchange, 200, asOnlyEvent(exchange, text));
  },
  gzip_bomb: (exchange) =>
    writeInstead(exchange, 200, {
      type: answerType(exchange),
      bytes: makeGzipBomb(),
      headers: ['content-encoding', 'gzip'],
    }),
};

const htmlPage = '<!doctype html><html><body><h1>Welcome to nginx!</h1></body></html>\n';

const rateLimited: VendorError = {
  status: 429,
  message: 'Rate limit reached for requests',
  type: 'requests',
  param: null,
  code: 'rate_limit_exceeded',
};

const overloaded: VendorError = {
  status: 503,
  message: 'The engine is currently overloaded, please try again later',
  type: 'server_error',
  param: null,
  code: null,
};

const wrongKey: VendorError = {
  status: 401,
  message: 'Incorrect API key provided: sk-sim****1234.',
  type: 'invalid_request_error',
  param: null,
  code: 'invalid_api_key',
};

const outOfQuota: VendorError = {
  status: 402,
  message: 'Insufficient Balance',
  type: 'insufficient_quota',
  param: null,
  code: 'insufficient_quota',
};

function chooseBadRequest(kind: string | undefined): VendorError {
  switch (kind) {
    case 'content_policy':
      return refuseRequest(
        'Your request was rejected as a result of our safety system.',
        null,
        'content_policy_violation',
      );
    case 'invalid_parameter':
      return refuseRequest("Invalid value for 'temperature'.", 'temperature', 'invalid_value');
    default:
      return refuseRequest(
        "This model's maximum context length is 8192 tokens. Please reduce the length of the messages.",
        'messages',
        'context_length_exceeded',
      );
  }
}

interface Body {
  readonly type: string;
  readonly bytes: string | Buffer;
  readonly headers?: readonly string[];
}

function writeInstead(
  exchange: Exchange,
  status: number,
  { type, bytes, headers = [] }: Body,
): void {
  exchange.attempt.intended = 'refused';
  const length = String(Buffer.byteLength(bytes));
  startAnswer(exchange, status, ['content-type', type, 'content-length', length, ...headers]);
  exchange.response.end(bytes);
}

/** A failure with status 200: the only event of a stream, or the body of a JSON answer. */
function asOnlyEvent({ request }: Exchange, text: string): Body {
  return request.stream
    ? { type: 'text/event-stream; charset=utf-8', bytes: `data: ${text}\n\n` }
    : { type: 'application/json', bytes: text };
}

function answerType({ request }: Exchange): string {
  return request.stream ? 'text/event-stream; charset=utf-8' : 'application/json';
}
