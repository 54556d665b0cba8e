// Random secrets and their digests. Only digests are kept; with 256 random bits a keyed hash is
// enough, and the key makes a leaked table useless without TOLLGATE_SECRET_KEY.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
export const AUTOMATION_PREFIX = 'tgat_';

/** A new session cookie value. */
export function mintSessionToken(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** A new automation token; the prefix lets scanners find a leaked one. */
export function mintAutomationToken(): string {
  return AUTOMATION_PREFIX + randomBytes(SECRET_BYTES).toString('base64url');
}

// Without characters that look alike: a person types it from a terminal.
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
const PASSWORD_LENGTH = 20;

/** A one-time password of about 115 bits. */
export function mintOneTimePassword(): string {
  let password = '';
  while (password.length < PASSWORD_LENGTH) {
    for (const byte of randomBytes(PASSWORD_LENGTH)) {
      // Rejecting the tail keeps every character equally likely.
      if (byte >= 224 || password.length >= PASSWORD_LENGTH) continue;
      password += ALPHABET[byte % ALPHABET.length] ?? '';
    }
  }
  return password;
}

/** The digest under which a secret is stored and looked up. */
export function digestSecret(key: Buffer, secret: string): Buffer {
  return createHmac('sha256', key).update(secret).digest();
}

/** Compares two digests of one length in constant time. */
export function sameDigest(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
