// A start that cannot go on for a reason which a person can mend. main.ts prints its message alone
// and exits; it is apart from other errors, which are bugs and keep their stack.

/** Thrown during start-up only; the message says what to do. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
