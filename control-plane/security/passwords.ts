// Passwords of people: argon2id from Node itself, stored in the usual $argon2id$ text form.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

// OWASP's second choice: 19 MiB and two passes, about 30 ms on a small core.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const MIN_LENGTH = 12;
// argon2 takes any length, but hashing a megabyte must not be a free attack.
export const MAX_PASSWORD_LENGTH = 200;

/** The rules for a password that a person chooses. */
export const newPassword = v.pipe(
  v.string(),
  v.minLength(MIN_LENGTH, `Use at least ${MIN_LENGTH} characters.`),
  v.maxLength(MAX_PASSWORD_LENGTH, `Use at most ${MAX_PASSWORD_LENGTH} characters.`),
  v.check((text) => new Set(text).size >= 5, 'Use more different characters.'),
);

/** Hashes a password for storing. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(password, salt, { memory: MEMORY_KIB, passes: PASSES, lanes: LANES });
  const parameters = `m=${MEMORY_KIB},t=${PASSES},p=${LANES}`;
  return `$argon2id$v=19$${parameters}$${encode(salt)}$${encode(tag)}`;
}

const FORM = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([\w+/]{11,64})\$([\w+/]{43})$/;

/**
 * Whether the password fits the stored hash. Without a hash (an unknown account) it works as long
 * and says no, so that the answer's time tells nothing.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const text = password.slice(0, MAX_PASSWORD_LENGTH + 1);
  const match = FORM.exec(stored ?? DECOY);
  if (match === null) throw new Error('a stored password hash has another form');
  const [, memory, passes, lanes, salt = '', tag = ''] = match;
  const expected = Buffer.from(tag, 'base64');
  const actual = await derive(text, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
  });
  const same = actual.length === expected.length && timingSafeEqual(actual, expected);
  return same && stored !== null;
}

// Of random bytes: no password is known for it.
const DECOY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${encode(randomBytes(SALT_BYTES))}$${encode(randomBytes(TAG_BYTES))}`;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

function derive(password: string, salt: Buffer, { memory, passes, lanes }: Cost): Promise<Buffer> {
  const message = password.normalize('NFKC');
  const options = {
    message,
    nonce: salt,
    parallelism: lanes,
    tagLength: TAG_BYTES,
    memory,
    passes,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
