// Secrets of an installation on the embedded database: made at the first start and kept in the data
// folder, readable by their owner alone.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '#contract/secret';

/** Reads the secret key, or makes it. */
export function ensureSecretKey(dataDir: string): Promise<Secret> {
  return ensureSecretFile(dataDir, 'secret.key');
}

/** Reads a secret by its file's name, or makes it; two makers at once agree on the first one's. */
export async function ensureSecretFile(dataDir: string, name: string): Promise<Secret> {
  const path = join(dataDir, name);
  await mkdir(dataDir, { recursive: true });
  try {
    const text = randomBytes(48).toString('base64');
    await writeFile(path, `${text}\n`, { mode: 0o600, flag: 'wx' });
    return new Secret(text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return new Secret((await readFile(path, 'utf8')).trim());
  }
}
