// One run of the embedded PostgreSQL: make the folder, spawn, wait until it answers. Supervision
// and the lock are in embedded-postgres.ts.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartRefused } from '#platform/start-refused';
import { handOver, type RunWay } from './embedded-account.ts';
import type { PostgresBinaries } from './embedded-binaries.ts';
import { EMBEDDED_PORT, type ServerFolders } from './embedded-orphan.ts';

export interface ServerPlace extends ServerFolders {
  readonly logFile: string;
  readonly binaries: PostgresBinaries;
  readonly way: RunWay;
}

export const EMBEDDED_USER = 'tollgate';

const run = promisify(execFile);
const INITDB_LIMIT_MS = 120_000;
// Crash recovery replays the log of at most one checkpoint distance; this is far above it.
const READY_LIMIT_MS = 120_000;
const POLL_MS = 10;
const LOG_LIMIT_BYTES = 10_000_000;

// SQL and row contents stay out of the server's log: only what ends a session is written.
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: String(EMBEDDED_PORT),
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '64MB',
  max_connections: '100',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** Makes the data folder on the first start; an interrupted attempt leaves nothing that counts. */
export async function initialise(place: Omit<ServerPlace, 'socketFolder'>): Promise<void> {
  const { folder, binaries, way } = place;
  if (await exists(join(folder, 'PG_VERSION'))) return;
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await handOver(draft, dirname(draft), way);
  const { file, args, options } = way.command(binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${EMBEDDED_USER}`,
    '--auth-local=trust',
    '--auth-host=reject',
    '--encoding=UTF8',
    // The built-in provider sorts alike on every machine, whatever its C library.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]);
  try {
    await run(file, args, { ...options, cwd: draft, env: serverEnv, timeout: INITDB_LIMIT_MS });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new StartRefused(
      `The embedded PostgreSQL could not be set up in ${folder}. ${said}\nChoose a folder that an ` +
        'ordinary account can reach with TOLLGATE_DATA_DIR, or set DATABASE_URL.',
      { cause: error },
    );
  }
  await rename(draft, folder);
}

/** Spawns the server in a process group of its own, so that Ctrl-C reaches only its owner. */
export async function spawnServer(place: ServerPlace): Promise<ChildProcess> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { file, args, options } = place.way.command(place.binaries.postgres, [
    '-D',
    place.folder,
    '-k',
    place.socketFolder,
    ...settings,
  ]);
  await cutLog(place.logFile);
  const log = await open(place.logFile, 'a', 0o600);
  try {
    const stdio = ['ignore' as const, log.fd, log.fd];
    return spawn(file, args, {
      ...options,
      cwd: place.folder,
      detached: true,
      env: serverEnv,
      stdio,
    });
  } finally {
    await log.close();
  }
}

/** Resolves when the server accepts connections; a server that ends before is refused. */
export async function awaitReady(child: ChildProcess, place: ServerPlace): Promise<void> {
  let failure: string | undefined;
  const note = (what: unknown) => {
    failure = String(what);
  };
  child.once('error', note);
  child.once('exit', note);
  const deadline = Date.now() + READY_LIMIT_MS;
  while (failure === undefined && Date.now() < deadline) {
    if (await isReady(place.folder, child.pid)) {
      child.off('exit', note);
      return;
    }
    await sleep(POLL_MS);
  }
  throw new StartRefused(
    `The embedded PostgreSQL did not start (${failure ?? 'time limit'}): see ${place.logFile}, ` +
      'or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

// A fixed environment: the caller's PG* variables must not reach the server.
const serverEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

// PostgreSQL writes its state into the eighth line of postmaster.pid.
async function isReady(folder: string, pid: number | undefined): Promise<boolean> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

async function cutLog(file: string): Promise<void> {
  const size = await stat(file).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(file, `${file}.1`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
