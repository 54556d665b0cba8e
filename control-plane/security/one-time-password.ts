// A one-time password with its hash. Both are made before a transaction begins: hashing takes tens of
// milliseconds, on a busy machine seconds, in which no connection and no lock should be held.
import { hashPassword } from './passwords.ts';
import { mintOneTimePassword } from './secrets.ts';

export interface OneTimePassword {
  readonly text: string;
  readonly hash: string;
}

/** Mints a one-time password; call it outside a transaction. */
export async function prepareOneTimePassword(): Promise<OneTimePassword> {
  const text = mintOneTimePassword();
  return { text, hash: await hashPassword(text) };
}
