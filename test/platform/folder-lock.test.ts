// One folder has one holder: across processes, through kill -9, and when many start at once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '#platform/folder-lock';

let folder = '';
let children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-test-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Report {
  readonly held?: true;
  readonly holder?: { pid: number };
  readonly message?: string;
}

async function startHolder(): Promise<{ child: ChildProcess; report: Report }> {
  const script = join(import.meta.dirname, 'folder-holder.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(child.stdout!.setEncoding('utf8'), 'data');
  return { child, report: JSON.parse(String(line)) as Report };
}

test('a second holder is refused with the name and process id of the first', async () => {
  const first = await startHolder();
  const second = await lockFolder(folder, 'us');
  expect(second.ok).toBe(false);
  expect(!second.ok && second.error.holder?.pid).toBe(first.child.pid);
  expect(!second.ok && second.error.message).toContain(
    `a test holder (process ${first.child.pid} `,
  );
});

test('a holder ended by kill -9 leaves the folder free', async () => {
  const { child } = await startHolder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const next = await lockFolder(folder, 'us');
  expect(next.ok).toBe(true);
  if (next.ok) await next.value.release();
});

test('a released folder can be taken again, and leaves no pile of files', async () => {
  for (let round = 0; round < 10; round += 1) {
    const lock = await lockFolder(folder, 'us');
    expect(lock.ok).toBe(true);
    if (lock.ok) await lock.value.release();
  }
  expect((await readdir(join(folder, 'lock'))).length).toBeLessThanOrEqual(1);
});

test('of many that start at once over a dead holder exactly one gets the folder', async () => {
  const { child } = await startHolder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const results = await Promise.all(Array.from({ length: 40 }, () => lockFolder(folder, 'us')));
  const held = results.filter((result) => result.ok);
  expect(held).toHaveLength(1);
  for (const result of held) if (result.ok) await result.value.release();
});

test('of several processes that start at once exactly one gets the folder', async () => {
  const reports = await Promise.all(Array.from({ length: 5 }, startHolder));
  expect(reports.filter(({ report }) => report.held)).toHaveLength(1);
});

test('a stopped holder that cannot answer still holds the folder', async () => {
  const { child } = await startHolder();
  child.kill('SIGSTOP');
  const second = await lockFolder(folder, 'us');
  expect(!second.ok && second.error.message).toContain('does not answer');
});

test('a folder whose path is too long for a socket is locked all the same', async () => {
  const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60));
  await mkdir(deep, { recursive: true });
  const first = await lockFolder(deep, 'the first');
  const second = await lockFolder(deep, 'the second');
  expect(first.ok).toBe(true);
  expect(!second.ok && second.error.message).toContain('the first');
  if (first.ok) await first.value.release();
});

test('two folders have two locks', async () => {
  const other = join(folder, 'other');
  const locks = [await lockFolder(folder, 'a'), await lockFolder(other, 'b')];
  expect(locks.map((lock) => lock.ok)).toEqual([true, true]);
  for (const lock of locks) if (lock.ok) await lock.value.release();
});
