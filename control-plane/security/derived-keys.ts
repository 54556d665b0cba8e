// The keys derived from TOLLGATE_SECRET_KEY, one a purpose, so that none can stand in for another.
import { hkdfSync } from 'node:crypto';
import { err, ok, type Result } from '#contract/result';
import type { Secret } from '#contract/secret';

export interface DerivedKeys {
  /** Wraps the per-record keys of credentials. */
  readonly sealing: Buffer;
  /** Keys the digests of session cookies and automation tokens. */
  readonly session: Buffer;
  /** For the enrolment of nodes. */
  readonly enrolment: Buffer;
}

const MIN_LENGTH = 32;
const MIN_DISTINCT = 10;
// Values that stand in documentation and examples: a start with one of them would protect nothing.
const PUBLIC_WORDS = [
  'changeme',
  'change-me',
  'secret',
  'password',
  'tollgate',
  'example',
  'default',
];

/** Derives the keys; refuses a key that is missing, short or publicly known, and says what to do. */
export function deriveKeys(secretKey: Secret | undefined): Result<DerivedKeys, string> {
  const advice =
    'Set TOLLGATE_SECRET_KEY to 32 or more random bytes, for example from: openssl rand -base64 48';
  if (secretKey === undefined) return err(`TOLLGATE_SECRET_KEY is missing. ${advice}`);
  const text = secretKey.reveal();
  if (text.length < MIN_LENGTH) return err(`TOLLGATE_SECRET_KEY is too short. ${advice}`);
  if (isGuessable(text)) return err(`TOLLGATE_SECRET_KEY can be guessed. ${advice}`);
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', text, 'tollgate', `tollgate/${purpose}/v1`, 32));
  return ok({
    sealing: derive('sealing'),
    session: derive('session'),
    enrolment: derive('enrolment'),
  });
}

function isGuessable(text: string): boolean {
  const stripped = PUBLIC_WORDS.reduce(
    (rest, word) => rest.replaceAll(word, ''),
    text.toLowerCase(),
  );
  return new Set(text).size < MIN_DISTINCT || stripped.length < MIN_LENGTH / 2;
}
