// A secret that cannot be printed by accident. It lives in the contract because credentials cross
// both planes, and every log, error and JSON document on the way must show a placeholder.
const PLACEHOLDER = '[secret]';
// Registered by name, so that the contract needs nothing of Node to be printed safely by it.
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** Wraps a secret; only `reveal()` gives it back. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The one way to the plain text; call it where the secret is used, never where it is stored. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return PLACEHOLDER;
  }

  toJSON(): string {
    return PLACEHOLDER;
  }

  [Symbol.toPrimitive](): string {
    return PLACEHOLDER;
  }

  [INSPECT](): string {
    return PLACEHOLDER;
  }
}
