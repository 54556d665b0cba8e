// Expected failures are values. One small result type for both planes; throwing is left for bugs.

export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Ends a switch over a closed union: a new member fails to compile, a forged one throws. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${typeof value}`);
}
