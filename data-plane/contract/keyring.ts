// The keyring's wire form: fixed-width records of token digests with references to accounts and
// scopes that travel once a chunk, so that freezing an account is one line, not ten thousand.
import * as v from 'valibot';
import { countSchema, idSchema } from './codec.ts';
import type { ApiKeyId } from './ids.ts';
import { toId } from './ids.ts';

/** Bytes of one record: token id, digest, key id, account, scope, flags, padding. */
export const RECORD_BYTES = 68;
/** Records in one chunk, about 280 KB. */
export const CHUNK_RECORDS = 4096;

export const TOKEN_ID_BYTES = 10;
const DIGEST_AT = 10;
const KEY_ID_AT = 42;
/** Where a record names its account and its scope, so that a node can write its own references. */
export const ACCOUNT_AT = 58;
export const SCOPE_AT = 62;
const FLAGS_AT = 66;
const MAY_PIN = 1;
const REMOVED = 2;

export const accountLineSchema = v.object({
  id: idSchema('account'),
  state: v.picklist(['active', 'frozen']),
  mode: v.picklist(['live', 'test', 'house']),
  groupId: idSchema('group'),
  /** In the order in which they are tried. */
  pockets: v.array(v.object({ id: idSchema('pocket'), scope: v.string() })),
});

/** An account as nodes know it. */
export type AccountLine = v.InferOutput<typeof accountLineSchema>;

export const scopeLineSchema = v.object({
  models: v.array(v.string()),
  families: v.array(v.string()),
});

/** What a key may call: model ids and family slugs; both empty means everything. */
export type ScopeLine = v.InferOutput<typeof scopeLineSchema>;

export const keyringChunkSchema = v.object({
  type: v.literal('keyring'),
  incarnation: idSchema('incarnation'),
  /** The version this chunk continues from; zero starts anew. */
  from: countSchema,
  /** The version in force once the last chunk is in. */
  to: countSchema,
  index: countSchema,
  last: v.boolean(),
  accounts: v.array(accountLineSchema),
  scopes: v.array(scopeLineSchema),
});

/** Head of a chunk; its records follow as bytes. */
export type KeyringChunk = v.InferOutput<typeof keyringChunkSchema>;

/** One token of one API key. */
export interface KeyRecord {
  readonly tokenId: string;
  readonly digest: Buffer;
  readonly apiKeyId: ApiKeyId;
  /** Place in the chunk's accounts. */
  readonly account: number;
  /** Place in the chunk's scopes. */
  readonly scope: number;
  readonly mayPin: boolean;
  /** The token no longer opens anything. */
  readonly removed: boolean;
}

/** Writes records one after another. */
export function encodeRecords(records: readonly KeyRecord[]): Buffer {
  const bytes = Buffer.alloc(records.length * RECORD_BYTES);
  let at = 0;
  for (const record of records) {
    bytes.write(record.tokenId, at, TOKEN_ID_BYTES, 'latin1');
    record.digest.copy(bytes, at + DIGEST_AT, 0, 32);
    bytes.write(record.apiKeyId.replaceAll('-', ''), at + KEY_ID_AT, 16, 'hex');
    bytes.writeUInt32BE(record.account, at + ACCOUNT_AT);
    bytes.writeUInt32BE(record.scope, at + SCOPE_AT);
    bytes[at + FLAGS_AT] = (record.mayPin ? MAY_PIN : 0) | (record.removed ? REMOVED : 0);
    at += RECORD_BYTES;
  }
  return bytes;
}

/** What a chunk's taker needs of a record, without making its strings. */
export function readReferences(
  bytes: Buffer,
  at: number,
): { readonly account: number; readonly scope: number; readonly removed: boolean } {
  return {
    account: bytes.readUInt32BE(at + ACCOUNT_AT),
    scope: bytes.readUInt32BE(at + SCOPE_AT),
    removed: ((bytes[at + FLAGS_AT] ?? 0) & REMOVED) !== 0,
  };
}

/** Reads the record that starts at `at`. */
export function decodeRecord(bytes: Buffer, at: number): KeyRecord {
  const hex = bytes.toString('hex', at + KEY_ID_AT, at + KEY_ID_AT + 16);
  const flags = bytes[at + FLAGS_AT] ?? 0;
  return {
    tokenId: bytes.toString('latin1', at, at + TOKEN_ID_BYTES),
    digest: bytes.subarray(at + DIGEST_AT, at + DIGEST_AT + 32),
    apiKeyId: toId(
      'api_key',
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    ),
    account: bytes.readUInt32BE(at + ACCOUNT_AT),
    scope: bytes.readUInt32BE(at + SCOPE_AT),
    mayPin: (flags & MAY_PIN) !== 0,
    removed: (flags & REMOVED) !== 0,
  };
}
