// The format of an API key: minting, and reading it on the hot path with no I/O and no allocation
// before the checksum agrees. Both planes share it: one issues keys, the other admits them.
import { hash, timingSafeEqual } from 'node:crypto';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** What a prefix may look like; it is a setting, and reading a key never checks it. */
export const API_KEY_PREFIX_PATTERN = /^[A-Za-z0-9_-]{1,32}$/;

const KEY_ID_LENGTH = 10;
/** 27 characters of 62 carry 160 bits. */
const SECRET_LENGTH = 27;
const CHECKSUM_LENGTH = 6;
const COVERED_LENGTH = KEY_ID_LENGTH + SECRET_LENGTH;
const BODY_LENGTH = COVERED_LENGTH + CHECKSUM_LENGTH;
/** Longest text that is looked at; generous, so that old prefixes stay readable. */
const MAX_TEXT_LENGTH = 256;
/** Random bytes at or above this multiple of 62 are thrown away, to keep the choice uniform. */
const UNBIASED_BYTES = 248;
const MAX_DRAWS = 16;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const NOT_BASE62 = 255;
/** Value of each ASCII character, or NOT_BASE62. */
const VALUES = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value === -1 ? NOT_BASE62 : value;
});

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

export interface ParsedApiKey {
  readonly keyId: string;
  /** SHA-256 of the body: all that is ever stored. */
  readonly digest: Buffer;
  /** The last characters of the key, for showing beside the prefix. */
  readonly lastFour: string;
}

export interface MintedApiKey extends ParsedApiKey {
  /** The whole key, shown once. */
  readonly text: string;
}

/** Makes a new key from a source of random bytes; a prefix outside the pattern is a bug. */
export function mintApiKey(
  randomBytes: (size: number) => Uint8Array,
  prefix: string,
): MintedApiKey {
  if (!API_KEY_PREFIX_PATTERN.test(prefix)) throw new Error('the API key prefix is malformed');
  const covered = drawBase62(randomBytes, COVERED_LENGTH);
  const text = `${prefix}-${covered}${encodeChecksum(checksumOf(covered, 0))}`;
  const parsed = parseApiKey(text);
  if (!parsed.ok) throw new Error('a minted API key does not parse');
  return { text, ...parsed.value };
}

/** Reads a key from the right, so that its prefix may hold anything; the checksum comes first. */
export function parseApiKey(text: string): Result<ParsedApiKey, 'malformed'> {
  const start = text.length - BODY_LENGTH;
  if (start < 2 || text.length > MAX_TEXT_LENGTH || text[start - 1] !== '-')
    return err('malformed');
  let checksum = 0;
  for (let i = start + COVERED_LENGTH; i < text.length; i += 1) {
    const value = valueAt(text, i);
    if (value === NOT_BASE62) return err('malformed');
    checksum = checksum * 62 + value;
  }
  if (checksumOf(text, start) !== checksum) return err('malformed');
  const body = text.slice(start);
  return ok({
    keyId: body.slice(0, KEY_ID_LENGTH),
    // The way over hex takes half as long as asking for a buffer.
    digest: Buffer.from(hash('sha256', body, 'hex'), 'hex'),
    lastFour: body.slice(-4),
  });
}

/** Compares two digests in constant time. */
export function digestsEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** CRC32 of the covered characters from `start`; -1 when one of them is not base62. */
function checksumOf(text: string, start: number): number {
  let crc = -1;
  for (let i = start; i < start + COVERED_LENGTH; i += 1) {
    if (valueAt(text, i) === NOT_BASE62) return -1;
    crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ text.charCodeAt(i)) & 0xff] ?? 0);
  }
  return (crc ^ -1) >>> 0;
}

function valueAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < VALUES.length ? (VALUES[code] ?? NOT_BASE62) : NOT_BASE62;
}

function encodeChecksum(checksum: number): string {
  let rest = checksum;
  let text = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
    text = ALPHABET.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

function drawBase62(randomBytes: (size: number) => Uint8Array, length: number): string {
  let text = '';
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    for (const byte of randomBytes(length)) {
      if (byte < UNBIASED_BYTES) text += ALPHABET.charAt(byte % 62);
      if (text.length === length) return text;
    }
  }
  throw new Error('the source of random bytes does not vary');
}
