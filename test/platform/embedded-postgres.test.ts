// The embedded database through its life: first and warm start, refusal of a second owner, and
// recovery of itself after kill -9 of its owner or of the server, with committed data intact.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSilentLogger } from '#platform/logger';
import {
  type EmbeddedConnection,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../control-plane/database/embedded-postgres.ts';

let dataDir = '';
let children: ChildProcess[] = [];
let databases: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-test-'));
  children = [];
  databases = [];
});

afterEach(async () => {
  await Promise.all(databases.map((database) => database.stop()));
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(dataDir, { recursive: true, force: true });
});

async function start(folder = dataDir): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir: folder, log: createSilentLogger() });
  databases.push(database);
  return database;
}

type Holder = EmbeddedConnection & { readonly pid: number };

async function startInChild(): Promise<{ child: ChildProcess; holder: Holder }> {
  const script = join(import.meta.dirname, 'database-holder.ts');
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(child.stdout!.setEncoding('utf8'), 'data');
  return { child, holder: JSON.parse(String(line)) as Holder };
}

async function query(connection: EmbeddedConnection, sql: string): Promise<unknown[]> {
  const { host, port, user, database } = connection;
  const client = new pg.Client({ host, port, user, database });
  await client.connect();
  try {
    return (await client.query<{ v: unknown }>(sql)).rows.map((row) => row.v);
  } finally {
    await client.end();
  }
}

// A zombie answers signals too, so the state is read: where nobody reaps orphans they stay for ever.
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !/\) Z /.test(stat);
}

/** The shells that would end the server with its owner. */
async function watchersOf(pid: number): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  const own = ids.filter((_, n) => lines[n]?.endsWith(`\0${dataDir}/postgres\0${pid}\0`));
  expect(own).toHaveLength(1);
  return own.map(Number);
}

test('a first and a warm start give a durable, socket-only UTF-8 server', async () => {
  const first = await start();
  await query(first.connection, "create table t as select '金額'::text as v");
  await first.stop();
  expect(await isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(await query(second.connection, 'select v from t')).toEqual(['金額']);
  const settings = `select current_setting(name) as v from unnest(array[
    'fsync', 'full_page_writes', 'listen_addresses', 'server_encoding']) as name`;
  expect(await query(second.connection, settings)).toEqual(['on', 'on', '', 'UTF8']);
});

test('a second start on the folder is refused and names the running process', async () => {
  const { child } = await startInChild();
  await expect(start()).rejects.toThrow(`a test control plane (process ${child.pid} `);
});

test('after kill -9 of the owner the server ends by itself', async () => {
  const { child, holder } = await startInChild();
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(() => isAlive(holder.pid), { timeout: 20_000 }).toBe(false);
});

test('after kill -9 of the owner the next start replaces an orphan and keeps the data', async () => {
  const { child, holder } = await startInChild();
  await query(holder, 'create table t as select 7 as v');
  for (const pid of await watchersOf(holder.pid)) process.kill(pid, 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await isAlive(holder.pid)).toBe(true);
  const next = await start();
  expect(await isAlive(holder.pid)).toBe(false);
  expect(next.pid).not.toBe(holder.pid);
  expect(await query(next.connection, 'select v from t')).toEqual([7]);
});

test('after kill -9 of the server its owner starts it again with the data intact', async () => {
  const database = await start();
  await query(database.connection, 'create table t as select 8 as v');
  const before = database.pid;
  process.kill(before, 'SIGKILL');
  await expect.poll(() => database.pid !== before, { timeout: 20_000 }).toBe(true);
  expect(await query(database.connection, 'select v from t')).toEqual([8]);
});

test('after kill -9 of the owner and the server together the next start recovers', async () => {
  const { child, holder } = await startInChild();
  await query(holder, 'create table t as select 9 as v');
  child.kill('SIGKILL');
  process.kill(holder.pid, 'SIGKILL');
  await once(child, 'exit');
  const next = await start();
  expect(await query(next.connection, 'select v from t')).toEqual([9]);
});

test('a process id in the pid file that belongs to another program does not block a start', async () => {
  const first = await start();
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8');
  await first.stop();
  await writeFile(pidFile, content.replace(/^\d+/, String(process.pid)));
  const next = await start();
  expect(await query(next.connection, 'select 1 as v')).toEqual([1]);
  expect(await isAlive(process.pid)).toBe(true);
});

test('an interrupted first start leaves nothing that hinders the next', async () => {
  await mkdir(join(dataDir, 'postgres.new', 'half'), { recursive: true });
  const database = await start();
  expect(await query(database.connection, 'select 1 as v')).toEqual([1]);
});

test('a folder too deep for a socket works through the temporary directory', async () => {
  const deep = join(dataDir, 'd'.repeat(60), 'e'.repeat(60));
  const database = await start(deep);
  expect(database.connection.host.startsWith(deep)).toBe(false);
  expect(await query(database.connection, 'select 1 as v')).toEqual([1]);
});
