// The secrets that an installation makes for itself.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartRefused } from '#platform/start-refused';
import { ensureSecretFile } from './secret-key-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('many makers at once agree on one secret, and leave one file for its owner alone', async () => {
  const secrets = await Promise.all(
    Array.from({ length: 20 }, () => ensureSecretFile(folder, 'secret.key')),
  );
  expect(new Set(secrets.map((secret) => secret.reveal())).size).toBe(1);
  expect(secrets[0]?.reveal()).toHaveLength(64);
  expect(await readdir(folder)).toEqual(['secret.key']);
  expect((await stat(join(folder, 'secret.key'))).mode & 0o077).toBe(0);
  expect((await ensureSecretFile(folder, 'secret.key')).reveal()).toBe(secrets[0]?.reveal());
});

test('an empty file is refused with what to do, not taken for a key', async () => {
  await writeFile(join(folder, 'secret.key'), '');
  await expect(ensureSecretFile(folder, 'secret.key')).rejects.toThrow(StartRefused);
});
