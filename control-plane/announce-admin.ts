// Shows the first admin's one-time password to whoever started the process, once, on the terminal.
// It never goes through the log.
import type { NewAdmin } from './first-start.ts';

/** Prints for a person; nothing when the password came from the environment. */
export function announceAdmin(admin: NewAdmin | undefined, url: string): void {
  if (admin?.oneTimePassword === undefined) return;
  process.stdout.write(
    `\nThe first admin, shown once:\n  ${url}\n  e-mail             ${admin.email}\n  one-time password  ${admin.oneTimePassword}\n\n`,
  );
}
