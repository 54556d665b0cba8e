// Secrets of an installation on the embedded database: made at the first start and kept in the data
// folder, readable by their owner alone.
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '#contract/secret';
import { StartRefused } from '#platform/start-refused';

/** Reads the secret key, or makes it. */
export function ensureSecretKey(dataDir: string): Promise<Secret> {
  return ensureSecretFile(dataDir, 'secret.key');
}

/** Reads a secret by its file's name, or makes it; two makers at once agree on the first one's. */
export async function ensureSecretFile(dataDir: string, name: string): Promise<Secret> {
  const path = join(dataDir, name);
  await mkdir(dataDir, { recursive: true });
  const text = (await readIfThere(path)) ?? (await makeSecret(path));
  if (text !== '') return new Secret(text);
  throw new StartRefused(
    `The file ${path} is empty. Put back the one from your backup, or remove it when nothing was ever kept under it.`,
  );
}

// Linked into place when it is whole and on disk: what is sealed under it is lost with it.
async function makeSecret(path: string): Promise<string> {
  const text = randomBytes(48).toString('base64');
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  await writeFile(draft, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(draft, path);
    return text;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(path, 'utf8')).trim();
  } finally {
    await rm(draft, { force: true });
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
