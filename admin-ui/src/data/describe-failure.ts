// Sorts what can go wrong with a request into the few kinds that a page shows apart.
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

export interface Failure {
  readonly kind:
    | 'not-allowed'
    | 'signed-out'
    | 'step-up'
    | 'replace-password'
    | 'busy'
    | 'offline'
    | 'failed';
  readonly requestId?: string | undefined;
}

const KIND_BY_CODE: Readonly<Record<string, Failure['kind']>> = {
  FORBIDDEN: 'not-allowed',
  UNAUTHENTICATED: 'signed-out',
  STEP_UP_REQUIRED: 'step-up',
  PASSWORD_REPLACEMENT_REQUIRED: 'replace-password',
  BUSY: 'busy',
};

/** The request id of an answer's header, for errors whose body does not carry it. */
const requestIds = new WeakMap<object, string>();

export function rememberRequestId(error: object, response: unknown): void {
  const requestId = response instanceof Response ? response.headers.get('x-request-id') : null;
  if (requestId !== null) {
    requestIds.set(error, requestId);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function describeFailure(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) {
    const extensions = error.errors[0]?.extensions;
    const requestId = textOf(extensions?.['requestId']) ?? requestIds.get(error);
    const kind = KIND_BY_CODE[textOf(extensions?.['code']) ?? ''] ?? 'failed';
    return { kind, requestId };
  }
  if (ServerError.is(error)) {
    const requestId = error.response.headers.get('x-request-id') ?? undefined;
    if (error.statusCode === 401) return { kind: 'signed-out', requestId };
    if (error.statusCode === 403) return { kind: 'not-allowed', requestId };
    // Its answer is then no GraphQL, but has the same code.
    if (error.statusCode === 503 && error.bodyText.includes('"BUSY"'))
      return { kind: 'busy', requestId };
    // A proxy before the control plane answers these when nothing is behind it.
    return { kind: error.statusCode >= 502 ? 'offline' : 'failed', requestId };
  }
  return { kind: error instanceof TypeError ? 'offline' : 'failed' };
}
