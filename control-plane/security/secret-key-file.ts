// The secret key of an installation on the embedded database: made at the first start and kept in
// the data folder, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '#contract/secret';

const NAME = 'secret.key';

/** Reads the key, or makes it; two makers at once agree on the first one's. */
export async function ensureSecretKey(dataDir: string): Promise<Secret> {
  const path = join(dataDir, NAME);
  try {
    const text = randomBytes(48).toString('base64');
    await writeFile(path, `${text}\n`, { mode: 0o600, flag: 'wx' });
    return new Secret(text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return new Secret((await readFile(path, 'utf8')).trim());
  }
}
