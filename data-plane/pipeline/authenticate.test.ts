// A token that was proved once is let in without a hash until the keyring changes, and by nothing
// less than its whole text.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { type MintedApiKey, mintApiKey } from '../contract/api-key.ts';
import { toId } from '../contract/ids.ts';
import { encodeRecords, type KeyringChunk } from '../contract/keyring.ts';
import { KeyringStore } from '../routing/keyring-store.ts';
import { authenticate } from './authenticate.ts';

const ACCOUNT = toId('account', 'a1');
const API_KEY = toId('api_key', '00000000-0000-7000-8000-000000000001');

/** Characters of a key that its checksum covers, each drawn from one byte. */
const COVERED_CHARACTERS = 37;

type State = 'active' | 'frozen';

function apply(
  keyring: KeyringStore,
  key: MintedApiKey,
  change: { readonly state?: State; readonly removed?: boolean } = {},
): void {
  const { state = 'active', removed = false } = change;
  const chunk: KeyringChunk = {
    type: 'keyring',
    incarnation: toId('incarnation', 'i1'),
    from: keyring.version,
    to: keyring.version + 1,
    index: 0,
    last: true,
    accounts: [{ id: ACCOUNT, state, mode: 'live', groupId: toId('group', 'g1'), pockets: [] }],
    scopes: [{ models: [], families: [] }],
  };
  const { keyId: tokenId, digest } = key;
  const record = {
    tokenId,
    digest,
    apiKeyId: API_KEY,
    account: 0,
    scope: 0,
    mayPin: false,
    removed,
  };
  expect(keyring.apply(chunk, encodeRecords([record])).ok).toBe(true);
}

function lets(keyring: KeyringStore, token: string): boolean {
  const request = { headers: { authorization: `Bearer ${token}` } } as IncomingMessage;
  return authenticate(keyring, request).ok;
}

it('lets a token in again, and no other with its id', () => {
  const keyring = new KeyringStore();
  // The id is drawn first: these two differ in the last character of their secrets alone.
  const drawn = randomBytes(COVERED_CHARACTERS).map((byte) => byte % 62);
  const key = mintApiKey(() => drawn, 'sk');
  const other = Buffer.from(drawn).fill(((drawn.at(-1) ?? 0) + 1) % 62, COVERED_CHARACTERS - 1);
  const forged = mintApiKey(() => other, 'sk');
  expect(forged.keyId).toBe(key.keyId);
  apply(keyring, key);
  expect(lets(keyring, forged.text)).toBe(false);
  expect(lets(keyring, key.text)).toBe(true);
  expect(lets(keyring, key.text)).toBe(true);
  expect(lets(keyring, forged.text)).toBe(false);
  expect(lets(keyring, `${key.text}x`)).toBe(false);
});

it('asks again when the keyring has changed', () => {
  const keyring = new KeyringStore();
  const key = mintApiKey(randomBytes, 'sk');
  apply(keyring, key);
  expect(lets(keyring, key.text)).toBe(true);
  apply(keyring, key, { state: 'frozen' });
  expect(lets(keyring, key.text)).toBe(false);
  apply(keyring, key);
  expect(lets(keyring, key.text)).toBe(true);
  apply(keyring, key, { removed: true });
  expect(lets(keyring, key.text)).toBe(false);
});

it('keeps letting all of them in when there are more than it keeps at hand', () => {
  const keyring = new KeyringStore();
  const key = mintApiKey(randomBytes, 'sk');
  apply(keyring, key);
  const facts = keyring.lookup(key.keyId);
  expect(facts).toBeDefined();
  for (let other = 0; facts && other < 10_000; other += 1) keyring.remember(`${other}`, facts);
  expect(lets(keyring, key.text)).toBe(true);
});
