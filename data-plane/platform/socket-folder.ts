// Where a Unix domain socket of a folder can live. Separate because a socket's path may have at
// most 107 bytes, so that deep folders need a stand-in which both lock and database must agree on.
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// sockaddr_un.sun_path on Linux has 108 bytes with its closing zero; macOS has 104.
const SOCKET_PATH_LIMIT_BYTES = process.platform === 'linux' ? 107 : 103;

/** Whether a socket of this name in this folder can be bound by its path. */
export function fitsSocketPath(folder: string, name: string): boolean {
  return Buffer.byteLength(join(folder, name)) <= SOCKET_PATH_LIMIT_BYTES;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The folder itself, or a private folder under the temporary directory when its path is too long.
 * The latter belongs to `owner` where another account binds the socket.
 */
export async function chooseSocketFolder(
  folder: string,
  name: string,
  owner?: Account,
): Promise<string> {
  const real = await realpath(folder);
  if (fitsSocketPath(real, name)) return real;
  const key = createHash('sha256').update(real).digest('hex').slice(0, 16);
  const standIn = join(tmpdir(), `tollgate-${key}`);
  await mkdir(standIn, { mode: 0o700 }).catch(ignoreExisting);
  await refuseForeignFolder(standIn, owner);
  if (owner !== undefined) await chown(standIn, owner.uid, owner.gid);
  return standIn;
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

// The temporary directory is open to everybody: a folder that another account prepared could
// read what goes through the socket.
async function refuseForeignFolder(folder: string, owner: Account | undefined): Promise<void> {
  const stats = await lstat(folder);
  const own = [process.getuid?.() ?? stats.uid, owner?.uid].includes(stats.uid);
  if (stats.isDirectory() && own && (stats.mode & 0o077) === 0) return;
  throw new Error(`${folder} belongs to another account or is open to others: remove it.`);
}
