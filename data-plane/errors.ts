// Everything /v1 can refuse, as a closed union with one table: kind to status, type and code.

interface Shape {
  readonly status: number;
  readonly type: string;
}

/** One row a kind; the kind is the code that clients see. */
const TABLE = {
  invalid_request: { status: 400, type: 'invalid_request_error' },
  empty_messages: { status: 400, type: 'invalid_request_error' },
  ambiguous_model: { status: 400, type: 'invalid_request_error' },
  invalid_api_key: { status: 401, type: 'authentication_error' },
  insufficient_quota: { status: 402, type: 'insufficient_quota' },
  model_not_allowed: { status: 403, type: 'permission_error' },
  channel_pin_not_allowed: { status: 403, type: 'permission_error' },
  model_not_found: { status: 404, type: 'invalid_request_error' },
  channel_not_found: { status: 404, type: 'invalid_request_error' },
  not_found: { status: 404, type: 'invalid_request_error' },
  method_not_allowed: { status: 405, type: 'invalid_request_error' },
  request_timeout: { status: 408, type: 'invalid_request_error' },
  body_too_large: { status: 413, type: 'invalid_request_error' },
  unsupported_media_type: { status: 415, type: 'invalid_request_error' },
  upgrade_not_supported: { status: 426, type: 'invalid_request_error' },
  headers_too_large: { status: 431, type: 'invalid_request_error' },
  credit_in_flight: { status: 429, type: 'rate_limit_error' },
  internal_error: { status: 500, type: 'server_error' },
  no_route: { status: 503, type: 'server_error' },
  all_upstreams_failed: { status: 503, type: 'server_error' },
  credit_unavailable: { status: 503, type: 'server_error' },
  spool_full: { status: 503, type: 'server_error' },
} as const satisfies Readonly<Record<string, Shape>>;

export type GatewayErrorKind = keyof typeof TABLE;

/** An expected failure of a /v1 call. The message says what to do and names nothing internal. */
export interface GatewayError {
  readonly kind: GatewayErrorKind;
  readonly message: string;
  readonly param: string | null;
  /** Overrides the table's status where a setting does. */
  readonly status?: number | undefined;
  /** The code of an upstream's own refusal that is passed on. */
  readonly code?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** The connection cannot be used again. */
  readonly close?: boolean | undefined;
  readonly allow?: string | undefined;
}

type Extras = Omit<Partial<GatewayError>, 'kind' | 'message'>;

/** Makes an error of a kind. */
export function gatewayError(
  kind: GatewayErrorKind,
  message: string,
  extras: Extras = {},
): GatewayError {
  return { kind, message, param: null, ...extras };
}

/** The HTTP status of an error. */
export function statusOf(error: GatewayError): number {
  return error.status ?? TABLE[error.kind].status;
}

/** The code that clients and usage records see. */
export function codeOf(error: GatewayError): string {
  return error.code ?? error.kind;
}

/** The error body, all four members present. */
export function errorBody(error: GatewayError): string {
  return JSON.stringify({
    error: {
      message: error.message,
      type: TABLE[error.kind].type,
      code: codeOf(error),
      param: error.param,
    },
  });
}
