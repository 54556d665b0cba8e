// Hands the first admin's one-time password to whoever started the process, once: to the parent by
// its channel where there is one, else to the terminal. It never goes through the log.
import type { NewAdmin } from './first-start.ts';

export interface AdminMessage {
  readonly kind: 'first-admin';
  readonly email: string;
  readonly oneTimePassword: string | undefined;
}

/** Tells the parent, or prints for a person. */
export function announceAdmin(admin: NewAdmin | undefined, url: string): void {
  if (admin === undefined) return;
  const { email, oneTimePassword } = admin;
  if (process.send !== undefined) {
    const message: AdminMessage = { kind: 'first-admin', email, oneTimePassword };
    process.send(message);
    return;
  }
  if (oneTimePassword === undefined) return;
  process.stdout.write(
    `\nThe first admin, shown once:\n  ${url}\n  e-mail             ${email}\n  one-time password  ${oneTimePassword}\n\n`,
  );
}
