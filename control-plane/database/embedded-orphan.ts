// What an earlier, killed control plane left behind in a database folder. Called only by the holder
// of the folder's lock, so whatever PostgreSQL still runs there is an orphan.
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#platform/logger';
import { StartRefused } from '#platform/start-refused';

const POLL_MS = 20;
// A fast shutdown writes a checkpoint; after that patience an immediate one is safe too, since
// the next start replays the log.
const FAST_STOP_MS = 30_000;
const IMMEDIATE_STOP_MS = 10_000;

/** Where a server keeps its files, and where its socket. */
export interface ServerFolders {
  readonly folder: string;
  readonly socketFolder: string;
}

export const EMBEDDED_PORT = 5432;
export const SOCKET_NAME = `.s.PGSQL.${EMBEDDED_PORT}`;

/** Stops an orphaned server and removes lock files that no longer mean anything. */
export async function clearOrphan(folders: ServerFolders, log: Logger): Promise<void> {
  const { folder, socketFolder } = folders;
  const pid = await readServerPid(folder);
  if (pid !== undefined && (await isServerOf(folder, pid))) {
    log.warn('database.orphan', { pid, action: 'stop and start anew' });
    await stopServer(folder, pid);
  }
  await awaitBackends(folder);
  // Nothing of it runs any more, so its files are stale. PostgreSQL would refuse them for ever
  // where the process id was recycled, or where a container's first process reaps no zombies.
  await rm(join(folder, 'postmaster.pid'), { force: true });
  await rm(join(socketFolder, `${SOCKET_NAME}.lock`), { force: true });
  await rm(join(socketFolder, SOCKET_NAME), { force: true });
}

/** Ends a server by its process id: first in order, then at once. */
export async function stopServer(folder: string, pid: number): Promise<void> {
  if (!(await isServerOf(folder, pid))) return;
  for (const [signal, waitMs] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    if (!signalProcess(pid, signal)) return;
    if (await waitUntil(async () => !(await isServerOf(folder, pid)), waitMs)) return;
  }
  throw new StartRefused(`The PostgreSQL process ${pid} in ${folder} does not stop; end it first.`);
}

/** The process id in postmaster.pid, if there is one. */
export async function readServerPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

async function awaitBackends(folder: string): Promise<void> {
  // Backends of a killed server end by themselves; a new server beside them would corrupt data.
  if (await waitUntil(async () => (await listProcesses(folder)).length === 0, FAST_STOP_MS)) return;
  const rest = (await listProcesses(folder)).join(', ');
  throw new StartRefused(`PostgreSQL processes still use ${folder}: ${rest}. End them first.`);
}

// Every PostgreSQL process stands in its data folder, which no recycled process id does.
async function isServerOf(folder: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return signalProcess(pid, 0);
  return (await readWorkingFolder(pid)) === (await realpath(folder));
}

async function listProcesses(folder: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const real = await realpath(folder);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const folders = await Promise.all(pids.map(readWorkingFolder));
  return pids.filter((pid, index) => pid !== process.pid && folders[index] === real);
}

async function readWorkingFolder(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    // EPERM means that it lives but is not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function waitUntil(check: () => Promise<boolean>, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}
