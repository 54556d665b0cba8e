// The keyring on disk: deltas appended behind a whole one, written anew when they outweigh it, and
// read up to the last sound version when the end is torn.
import { appendFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { toId } from '#contract/ids';
import { encodeRecords, type KeyringChunk } from '#contract/keyring';
import { generateSealingKeys } from '#contract/sealed-box';
import { createLogger } from '#platform/logger';
import { KeyringStore } from './keyring-store.ts';
import { openSnapshotStore, type SnapshotStore } from './snapshot-store.ts';

const warnings: string[] = [];
const log = createLogger({ level: 'warn', write: (line) => void warnings.push(line) });
const folders: string[] = [];

afterEach(async () => {
  warnings.length = 0;
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function openStore(): Promise<{ folder: string; open: () => SnapshotStore }> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-store-'));
  folders.push(folder);
  const { privateKey } = generateSealingKeys();
  return { folder, open: () => openSnapshotStore({ folder, sealPrivateKey: privateKey, log }) };
}

function keysOf(count: number, seed: number): Buffer {
  return encodeRecords(
    Array.from({ length: count }, (_, index) => ({
      tokenId: `t${String(seed * 10_000 + index).padStart(9, '0')}`,
      digest: Buffer.alloc(32, index % 251),
      apiKeyId: toId('api_key', '00000000-0000-7000-8000-000000000001'),
      account: 0,
      scope: 0,
      mayPin: false,
      removed: false,
    })),
  );
}

function chunkOf(from: number, to: number): KeyringChunk {
  return {
    type: 'keyring',
    incarnation: toId('incarnation', 'i1'),
    from,
    to,
    index: 0,
    last: true,
    accounts: [
      {
        id: toId('account', 'a1'),
        state: 'active',
        mode: 'live',
        groupId: toId('group', 'g1'),
        pockets: [],
      },
    ],
    scopes: [{ models: [], families: [] }],
  };
}

async function take(
  store: SnapshotStore,
  keyring: KeyringStore,
  chunk: KeyringChunk,
  bytes: Buffer,
): Promise<void> {
  expect(keyring.apply(chunk, bytes).ok).toBe(true);
  await store.saveKeyringChunk(chunk, bytes, keyring);
}

async function restoreOnce(store: SnapshotStore): Promise<KeyringStore | undefined> {
  const keyring = await store.restoreKeyring();
  await store.close();
  return keyring;
}

test('a keyring and its deltas come back, and go on from there', async () => {
  const { open } = await openStore();
  const store = open();
  const keyring = new KeyringStore();
  await take(store, keyring, chunkOf(0, 3), keysOf(100, 1));
  await take(store, keyring, chunkOf(3, 4), keysOf(10, 2));
  await store.close();
  const again = open();
  const restored = await again.restoreKeyring();
  expect([restored?.version, restored?.size]).toEqual([4, 110]);
  if (!restored) throw new Error('nothing was restored');
  await take(again, restored, chunkOf(4, 5), keysOf(5, 3));
  await again.close();
  expect((await restoreOnce(open()))?.version).toBe(5);
});

test('deltas that outweigh the keyring are written into a new one', async () => {
  const { folder, open } = await openStore();
  const store = open();
  const keyring = new KeyringStore();
  await take(store, keyring, chunkOf(0, 1), keysOf(10, 0));
  const deltas = 40;
  for (let i = 1; i <= deltas; i++)
    await take(store, keyring, chunkOf(i, i + 1), keysOf(4000, i % 5));
  await store.close();
  const files = (await readdir(join(folder, 'snapshots'))).filter((name) => name.startsWith('key'));
  expect(files.length).toBe(2);
  const sizes = await Promise.all(
    files.map(async (name) => (await stat(join(folder, 'snapshots', name))).size),
  );
  expect(Math.max(...sizes)).toBeLessThan(deltas * 4000 * 68);
  const restored = await restoreOnce(open());
  expect(restored?.version).toBe(deltas + 1);
  expect(restored?.size).toBe(keyring.size);
  // Deltas that were in the new keyring already came once more behind it: no damage.
  expect(warnings).toEqual([]);
});

test('a torn end costs the torn delta alone, and the next delta writes the keyring anew', async () => {
  const { folder, open } = await openStore();
  const store = open();
  const keyring = new KeyringStore();
  await take(store, keyring, chunkOf(0, 1), keysOf(10, 1));
  await take(store, keyring, chunkOf(1, 2), keysOf(10, 2));
  await store.close();
  await appendFile(join(folder, 'snapshots', 'keyring-1.sealed'), Buffer.from([0, 0, 1, 0, 7, 7]));
  const again = open();
  const restored = await again.restoreKeyring();
  expect(restored?.version).toBe(2);
  if (!restored) throw new Error('nothing was restored');
  await take(again, restored, chunkOf(2, 3), keysOf(10, 3));
  await again.close();
  const last = await restoreOnce(open());
  expect([last?.version, last?.size]).toEqual([3, 30]);
});

test('a disk that cannot be written costs no chunk its place in force', async () => {
  const { folder, open } = await openStore();
  await rm(folder, { recursive: true });
  await writeFile(folder, 'a file where the folder should be');
  const store = open();
  const keyring = new KeyringStore();
  await take(store, keyring, chunkOf(0, 1), keysOf(10, 1));
  await take(store, keyring, chunkOf(1, 2), keysOf(10, 2));
  expect(keyring.size).toBe(20);
  await store.close();
});
