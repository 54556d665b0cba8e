// Reads an upstream's refusal: which class it is, and whether it is the client's own fault in words
// that may be passed on, scrubbed of everything that names the upstream.
import { codeOf, type GatewayError, gatewayError } from '../errors.ts';
import { type Fields, isFields } from '../wire/read-usage.ts';
import type { Failure, FailureReason } from './failure.ts';

/** Codes of an upstream's 400 that tell the client about its own request. */
const PASSED_CODES = new Set([
  'context_length_exceeded',
  'string_above_max_length',
  'content_policy_violation',
  'content_filter',
  'data_inspection_failed',
  'invalid_value',
  'invalid_type',
  'invalid_parameter',
  'invalid_parameter_value',
  'unsupported_parameter',
  'unsupported_value',
  'missing_required_parameter',
  'integer_below_min_value',
  'integer_above_max_value',
  'decimal_above_max_value',
]);

const MESSAGE_LIMIT = 500;
const RETRY_AFTER_LIMIT_MS = 3_600_000;

export interface ScrubFacts {
  readonly upstreamModel: string;
  readonly askedModel: string;
  readonly host: string;
}

/** Classifies an answer that is not a success. `body` may be cut or no JSON at all. */
export function classifyRefusal(
  status: number,
  head: { readonly retryAfter: string | undefined; readonly body: Buffer },
  scrub: ScrubFacts,
): Failure {
  const retryAfterMs = readRetryAfter(head.retryAfter);
  if (status === 400 || status === 422) {
    const passOn = passedOn(head.body, scrub);
    return { reason: 'rejected', status, passOn };
  }
  return { reason: reasonOf(status), status, retryAfterMs };
}

function reasonOf(status: number): FailureReason {
  if (status === 429) return 'rate_limited';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 402) return 'out_of_quota';
  if (status === 404) return 'not_found';
  if (status >= 500) return 'server_error';
  return 'rejected';
}

/** Milliseconds of a Retry-After in seconds; dates and nonsense are left out. */
export function readRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined || !/^\d{1,6}(\.\d{1,3})?$/.test(value)) return undefined;
  return Math.min(RETRY_AFTER_LIMIT_MS, Math.round(Number(value) * 1000));
}

/** The error object of an answer, wherever it is a plain one. */
export function readErrorObject(answer: Fields): Fields | undefined {
  if (isFields(answer.error)) return answer.error;
  if (typeof answer.error === 'string') return { message: answer.error };
  const base = answer.base_resp;
  if (isFields(base) && typeof base.status_code === 'number' && base.status_code !== 0) {
    return { message: base.status_msg, code: base.status_code };
  }
  return undefined;
}

function passedOn(body: Buffer, scrub: ScrubFacts): GatewayError | undefined {
  const error = parseError(body);
  if (!error || typeof error.message !== 'string') return undefined;
  const code = typeof error.code === 'string' ? error.code : undefined;
  const bad = code === undefined && error.type === 'invalid_request_error';
  if (!bad && !(code !== undefined && PASSED_CODES.has(code))) return undefined;
  const message = scrubMessage(error.message, scrub);
  return gatewayError('invalid_request', message, {
    code: code ?? codeOf(gatewayError('invalid_request', '')),
    param: typeof error.param === 'string' ? error.param.slice(0, 100) : null,
  });
}

function parseError(body: Buffer): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return isFields(parsed) ? readErrorObject(parsed) : undefined;
  } catch {
    return undefined;
  }
}

/** Takes out addresses, key-like words and the upstream's own name of the model. */
export function scrubMessage(message: string, scrub: ScrubFacts): string {
  return (
    message
      .replaceAll(scrub.upstreamModel, scrub.askedModel)
      .replaceAll(scrub.host, 'upstream')
      .replace(/\b(?:https?|wss?):\/\/\S+/gi, '[address]')
      .replace(
        /\b(?:[a-z0-9-]+\.)+(?:com|cn|ai|net|org|io|dev|local|internal)\b(?::\d+)?\S*/gi,
        '[address]',
      )
      .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '[address]')
      .replace(/\b(?:sk|key|tok|org|proj|req|ep|bce-v3)[-_][A-Za-z0-9*._-]{6,}/gi, '[redacted]')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .slice(0, MESSAGE_LIMIT)
  );
}
