// Exclusive use of a folder, held by a running process and gone with it, even after kill -9. A
// listening Unix socket is the lock, since the kernel closes it with its process and a recycled
// process id cannot fake it.
//
// Sockets are numbered, and only the highest number counts. A starter that finds it dead links its
// own, already listening socket as the next number: linking is atomic, so one of two starters wins
// and the other finds a live socket. Lower numbers are removed by the holder of a higher one and
// the highest never, so a number is not handed out twice.
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, realpath, unlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '#contract/result';
import { answerWithHolder, type LockHolder, probeLock } from './lock-probe.ts';
import { isStopping } from './process-state.ts';
import { chooseSocketFolder, fitsSocketPath } from './socket-folder.ts';

export interface FolderLock {
  release(): Promise<void>;
}

export interface LockRefusal {
  /** Absent when the holder lives but does not answer. */
  readonly holder: LockHolder | undefined;
  readonly message: string;
}

const LOCK_FOLDER = 'lock';
const LONGEST_NAME = 'private-0123456789abcdef';
// Each round means that another starter moved in between; more than a few is no accident.
const ROUND_LIMIT = 100;
// Longer than any graceful stop may take.
const STOPPING_WAIT_MS = 90_000;
const STOPPING_POLL_MS = 100;

/**
 * Takes the folder for this process, or says who has it; `what` is what the refusal calls us. A
 * holder that is already stopping is waited for.
 */
export async function lockFolder(
  folder: string,
  what: string,
): Promise<Result<FolderLock, LockRefusal>> {
  const deadline = performance.now() + STOPPING_WAIT_MS;
  for (;;) {
    const result = await tryLock(folder, what);
    const patient = !result.ok && result.error.holder?.stopping && performance.now() < deadline;
    if (!patient) return result;
    await sleep(STOPPING_POLL_MS);
  }
}

async function tryLock(folder: string, what: string): Promise<Result<FolderLock, LockRefusal>> {
  await using place = await openLockPlace(folder);
  const since = new Date().toISOString();
  const identity = { pid: process.pid, host: hostname(), what, since };
  const name = `private-${randomBytes(8).toString('hex')}`;
  const server = await listen(place.address(name), identity);
  try {
    const refusal = await claim(place, name);
    if (refusal === undefined) return ok({ release: () => close(server) });
    await close(server);
    return err(describeRefusal(folder, refusal.holder));
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    await removeQuietly(place.folder, name);
  }
}

interface LockPlace extends AsyncDisposable {
  readonly folder: string;
  /** A path for bind and connect that is short enough. */
  address(name: string): string;
}

async function openLockPlace(folder: string): Promise<LockPlace> {
  await mkdir(join(folder, LOCK_FOLDER), { recursive: true, mode: 0o700 });
  const real = await realpath(join(folder, LOCK_FOLDER));
  if (fitsSocketPath(real, LONGEST_NAME) || process.platform !== 'linux') {
    const chosen = await chooseSocketFolder(real, LONGEST_NAME);
    return { folder: chosen, address: (name) => join(chosen, name), [Symbol.asyncDispose]: noop };
  }
  // Linux reaches any folder by a short path through an open handle: the lock then stays inside
  // the folder even where two processes see different temporary directories.
  const handle = await open(real, 'r');
  return {
    folder: real,
    address: (name) => `/proc/self/fd/${handle.fd}/${name}`,
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

async function claim(
  place: LockPlace,
  name: string,
): Promise<{ holder: LockHolder | undefined } | undefined> {
  for (let round = 0; round < ROUND_LIMIT; round += 1) {
    const highest = Math.max(0, ...(await listNumbers(place.folder)));
    if (highest > 0) {
      const probe = await probeLock(place.address(String(highest)));
      if (probe.state === 'alive') return { holder: probe.holder };
      if (probe.state === 'vanished') continue;
    }
    const mine = highest + 1;
    if (!(await tryLink(place.folder, name, mine))) continue;
    const numbers = await listNumbers(place.folder);
    if (Math.max(...numbers) === mine) {
      const lower = numbers.filter((number) => number < mine);
      await Promise.all(lower.map((number) => removeQuietly(place.folder, String(number))));
      return undefined;
    }
    // A starter was faster by more than one number and has cleared ours in between.
    await removeQuietly(place.folder, String(mine));
  }
  throw new Error(`the lock in ${place.folder} keeps changing hands; start again later`);
}

async function listNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number);
}

async function tryLink(folder: string, name: string, number: number): Promise<boolean> {
  try {
    await link(join(folder, name), join(folder, String(number)));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function listen(path: string, identity: Omit<LockHolder, 'stopping'>): Promise<Server> {
  const server = createServer((socket) => {
    answerWithHolder(socket, { ...identity, stopping: isStopping() });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      // The lock must not keep a process alive that has nothing else to do.
      server.unref();
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

async function removeQuietly(folder: string, name: string): Promise<void> {
  // Gone already is as good; anything else left behind is a dead socket that nobody counts.
  await unlink(join(folder, name)).catch(noop);
}

function describeRefusal(folder: string, holder: LockHolder | undefined): LockRefusal {
  const who =
    holder === undefined
      ? 'a running process that does not answer'
      : `${holder.what} (process ${holder.pid} on ${holder.host}, running since ${holder.since})`;
  const message = `The folder ${folder} is in use by ${who}. Stop it first, or choose another folder.`;
  return { holder, message };
}

async function noop(): Promise<void> {
  // Nothing to undo.
}
