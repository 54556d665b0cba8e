// Expected failures of commands. A Problem is a value that a form can show; only bugs throw.
import { err } from '#contract/result';

/** Every code a Problem can carry. The admin UI has a sentence for each. */
export const problemCodes = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'TAKEN',
  'IN_USE',
  'STATE_REFUSED',
  'STEP_UP_REQUIRED',
  'LIMIT_EXCEEDED',
  'NOT_ALLOWED',
  'TOO_MANY_ATTEMPTS',
  'SIGN_IN_FAILED',
  'INSUFFICIENT_FUNDS',
  'IDEMPOTENCY_CONFLICT',
  'TEST_FAILED',
  'UNAVAILABLE',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong with one field: its path in the input and a code the UI can translate. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface ProblemParam {
  readonly name: string;
  readonly value: string;
}

interface ProblemDetails {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldProblem[];
  /** The object as it is now, for a conflict. */
  readonly current?: unknown;
}

export class Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly params: readonly ProblemParam[];
  readonly fields: readonly FieldProblem[];
  readonly current: unknown;

  constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
    this.code = code;
    this.message = message;
    this.params = Object.entries(details.params ?? {}).map(([name, value]) => ({
      name,
      value: String(value),
    }));
    this.fields = details.fields ?? [];
    this.current = details.current ?? null;
  }
}

type Refused = { readonly ok: false; readonly error: Problem };

/** Refuses with any code. */
export function refuse(code: ProblemCode, message: string, details?: ProblemDetails): Refused {
  return err(new Problem(code, message, details));
}

/** The object does not exist, or is not the caller's to see: the two must not differ. */
export function refuseMissing(what: string): Refused {
  return refuse('NOT_FOUND', `There is no such ${what}.`, { params: { what } });
}

/** Somebody else changed it first; carries the current state for the form to show. */
export function refuseConflict(what: string, current: unknown): Refused {
  return refuse('CONFLICT', `The ${what} has been changed meanwhile. Look at its current state.`, {
    params: { what },
    current,
  });
}

/** One field is wrong. */
export function refuseField(path: string, code: string, message: string): Refused {
  return refuse('INVALID_INPUT', 'Some fields need another value.', {
    fields: [{ path, code, message }],
  });
}
