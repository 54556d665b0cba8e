// The database of an installation without DATABASE_URL: a real PostgreSQL from an npm package, on a
// Unix socket inside the data folder, owned by this process and started again when it dies.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { lockFolder } from '#platform/folder-lock';
import type { Logger } from '#platform/logger';
import { chooseSocketFolder } from '#platform/socket-folder';
import { StartRefused } from '#platform/start-refused';
import { chooseRunWay } from './embedded-account.ts';
import { locateBinaries } from './embedded-binaries.ts';
import { clearOrphan, EMBEDDED_PORT, SOCKET_NAME, stopServer } from './embedded-orphan.ts';
import {
  awaitReady,
  EMBEDDED_USER,
  initialise,
  type ServerPlace,
  spawnServer,
} from './embedded-server.ts';
import { stopWithUs } from './embedded-watch.ts';

export interface EmbeddedConnection {
  /** The socket's folder: pg takes an absolute path as a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly connection: EmbeddedConnection;
  /** Of the server that runs now; it changes when a dead one is replaced. */
  readonly pid: number;
  /** Resolves with the reason when the server is dead and cannot be started again. */
  readonly lost: Promise<Error>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Logger;
  /** What a refused second start calls this process. */
  readonly what?: string;
}

const DATABASE = 'tollgate';
/** Each death in a row lengthens the pause before the next start by this, up to the longest. */
const RESTART_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 2000;
// A server that lived this long was healthy: its end is the first in a row.
const HEALTHY_AFTER_MS = 60_000;

/** Starts the server, or throws StartRefused with what to do. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const locked = await lockFolder(dataDir, options.what ?? 'the Tollgate control plane');
  if (!locked.ok) throw new StartRefused(locked.error.message);
  const lock = locked.value;
  try {
    const place = await preparePlace(dataDir, options.log);
    const child = await startServer(place, options.log);
    const connection = await ensureDatabase(place);
    return supervise({ child, place, connection, log: options.log, release: lock.release });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function preparePlace(dataDir: string, log: Logger): Promise<ServerPlace> {
  const folder = join(dataDir, 'postgres');
  const binaries = await locateBinaries();
  const way = await chooseRunWay(folder, binaries.postgres);
  const base = { folder, binaries, way, logFile: join(dataDir, 'postgres.log') };
  await initialise(base);
  const socketFolder = await chooseSocketFolder(folder, SOCKET_NAME, way.owner);
  log.debug('database.place', { folder, socketFolder, way: way.name });
  return { ...base, socketFolder };
}

async function startServer(place: ServerPlace, log: Logger): Promise<ChildProcess> {
  await clearOrphan(place, log);
  const child = await spawnServer(place);
  stopWithUs(child, place.folder);
  await awaitReady(child, place);
  // The server must not keep a control plane alive that has ended otherwise.
  child.unref();
  log.info('database.started', { pid: child.pid });
  return child;
}

async function ensureDatabase(place: ServerPlace): Promise<EmbeddedConnection> {
  const server = { host: place.socketFolder, port: EMBEDDED_PORT, user: EMBEDDED_USER };
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return { ...server, database: DATABASE };
}

interface Supervision {
  child: ChildProcess;
  readonly place: ServerPlace;
  readonly connection: EmbeddedConnection;
  readonly log: Logger;
  readonly release: () => Promise<void>;
}

function supervise(state: Supervision): EmbeddedPostgres {
  const { promise: lost, resolve: loseForGood } = Promise.withResolvers<Error>();
  const stopping = new AbortController();
  const watching = watch(state, stopping.signal, loseForGood);
  return {
    connection: state.connection,
    lost,
    get pid() {
      return pidOf(state.child);
    },
    stop: async () => {
      if (stopping.signal.aborted) return watching;
      stopping.abort();
      state.child.ref();
      await stopServer(state.place.folder, pidOf(state.child));
      await watching;
      // A restart may have been under way; its server is the current child by now.
      await stopServer(state.place.folder, pidOf(state.child));
      await state.release();
    },
  };
}

/** Starts the server again whenever it dies. It is given up only when it cannot even start. */
async function watch(
  state: Supervision,
  stopping: AbortSignal,
  loseForGood: (reason: Error) => void,
): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    const startedAt = performance.now();
    await ended(state.child);
    if (stopping.aborted) return;
    const { exitCode, signalCode } = state.child;
    state.log.error('database.died', { exitCode, signalCode });
    failures = performance.now() - startedAt > HEALTHY_AFTER_MS ? 1 : failures + 1;
    try {
      const pauseMs = Math.min(LONGEST_PAUSE_MS, RESTART_PAUSE_MS * (failures - 1));
      await sleep(pauseMs, undefined, { signal: stopping });
      state.child = await startServer(state.place, state.log);
    } catch (error) {
      if (stopping.aborted) return;
      return loseForGood(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the server has no process id');
  return child.pid;
}
