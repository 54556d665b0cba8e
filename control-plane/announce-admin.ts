// Shows the first admin's one-time password to whoever started the process, once, on the terminal.
// It never goes through the log.
import type { NewAdmin } from './first-start.ts';

/** Prints for a person; nothing when the password came from the environment. */
export function announceAdmin({ email, oneTimePassword }: NewAdmin): void {
  if (oneTimePassword === undefined) return;
  process.stdout.write(
    `\nThe first admin, shown once:\n  e-mail             ${email}\n  one-time password  ${oneTimePassword}\n\n`,
  );
}
