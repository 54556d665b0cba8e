// The refusals of a node that lacks something: its control plane and a lease, its keyring, or room
// for its spool. Each as the OpenAI SDK shows it; each over when what was lacking is there again.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, statfs, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';
import { failureOf, openai, PROMPT } from './client-scene.ts';

const run = promisify(execFile);
const create = { model: 'kimi-k2', messages: PROMPT, max_tokens: 100 };

function expectFailure(failure: unknown, expected: { status: number; code: string; says: RegExp }) {
  expect(failure).toBeInstanceOf(OpenAI.InternalServerError);
  if (!(failure instanceof OpenAI.APIError)) throw failure;
  const { status, code, type } = failure;
  expect({ status, code, type }).toEqual({
    status: expected.status,
    code: expected.code,
    type: 'server_error',
  });
  expect(failure.message).toMatch(expected.says);
  expect(failure.requestID).toMatch(/\S/);
  return failure;
}

describe('without a control plane', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await setScene();
  });
  afterAll(() => scene?.system.stop());
  const call = (node: number, token = scene.key.token) =>
    openai(scene.system.nodes[node]?.url ?? '', token).chat.completions.create(create);

  it('503 credit_unavailable: a funded wallet of which this node has no lease', async () => {
    const { operator } = scene.system;
    const customer = await operator.customer('unleased');
    await operator.topUp(customer.walletId, 1_000_000_000n);
    const { token } = await operator.key(customer.accountId);
    await scene.system.settled();
    for (const node of [0, 1]) await call(node);
    await scene.system.posted(2);
    await scene.system.control.stop();
    for (const node of [0, 1]) {
      const failure = expectFailure(await failureOf(call(node, token)), {
        status: 503,
        code: 'credit_unavailable',
        says: /balance cannot be checked right now/,
      });
      expect(failure.headers?.get('retry-after')).toBe('1');
      expect((await call(node)).choices).toHaveLength(1);
    }
    await scene.system.startControl();
    for (const node of [0, 1]) {
      await waitFor(
        () =>
          call(node, token).then(
            () => true,
            () => false,
          ),
        'credit again',
      );
    }
    await scene.system.posted();
    await checkMoney(scene.system, KIMI_RATES);
  });

  it('500 internal_error: a node whose keyring is lost and cannot be fetched', async () => {
    const [node] = scene.system.nodes;
    await scene.system.control.stop();
    await node?.program.kill();
    const snapshots = join(scene.system.dir, 'node-0', 'snapshots');
    for (const file of await readdir(snapshots)) {
      if (file.startsWith('keyring')) await unlink(join(snapshots, file));
    }
    await node?.restart();
    await waitFor(async () => (await fetch(`${node?.url}/v1/models`)).status === 200, 'serving');
    expect((await fetch(`${node?.url}/health/ready`)).status).toBe(503);
    expectFailure(await failureOf(call(0)), {
      status: 500,
      code: 'internal_error',
      says: /node is starting; try again/,
    });
    await scene.system.startControl();
    await node?.untilReady();
    expect((await call(0)).choices).toHaveLength(1);
  });
});

describe('without room for the spool', () => {
  let scene: Scene;
  let disk: SmallDisk;
  beforeAll(async () => {
    disk = await makeSmallDisk();
    scene = await setScene([{ name: 'only' }], {
      nodes: 1,
      nodeEnv: { TOLLGATE_NODE_DIR: disk.dir },
    });
  });
  afterAll(async () => {
    await scene?.system.stop();
    await disk?.remove();
  });
  const call = (body: object = {}) =>
    openai(scene.system.nodes[0]?.url ?? '', scene.key.token).chat.completions.create({
      ...create,
      ...body,
    });

  it('503 spool_full: nothing new is taken, what runs is finished and billed, and it ends by itself', async () => {
    await call();
    const running = call({ sim_fault: 'slow_json', sim_delay_ms: 4000 });
    await waitFor(
      async () => (await scene.system.vendor.attempts()).at(-1)?.outcome === 'open',
      'one call upstream',
    );
    await disk.fill(scene.system.nodes[0]?.program.pid ?? 0);
    let failure: unknown;
    await waitFor(async () => {
      failure = await call().catch((error: unknown) => error);
      return failure instanceof OpenAI.APIError;
    }, 'refused');
    expectFailure(failure, {
      status: 503,
      code: 'spool_full',
      says: /cannot take paid requests right now/,
    });
    expect((await running).choices).toHaveLength(1);
    const seen = (await scene.system.vendor.attempts()).length;
    await failureOf(call());
    expect((await scene.system.vendor.attempts()).length).toBe(seen);
    await disk.clear(scene.system.nodes[0]?.program.pid ?? 0);
    await waitFor(
      () =>
        call().then(
          () => true,
          () => false,
        ),
      'room again',
    );
    await scene.system.posted();
    await checkMoney(scene.system, KIMI_RATES);
  });
});

/** A place for a node's folder that can be made full. */
interface SmallDisk {
  readonly dir: string;
  fill(pid: number): Promise<void>;
  clear(pid: number): Promise<void>;
  remove(): Promise<void>;
}

const DISK_MB = 24;

/** A file system in memory where one may be mounted; else a limit on the size of the node's files. */
async function makeSmallDisk(): Promise<SmallDisk> {
  const dir = await mkdtemp(join(tmpdir(), 'tg-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'none', dir]).then(
    () => true,
    () => false,
  );
  const limit = (pid: number, bytes: string) =>
    run('prlimit', ['--pid', String(pid), `--fsize=${bytes}`]).then(() => undefined);
  const filler = join(dir, 'filler');
  return {
    dir,
    fill: mounted ? () => fillUp(dir, filler) : (pid) => limit(pid, '1:unlimited'),
    clear: mounted ? () => truncate(filler, 0) : (pid) => limit(pid, 'unlimited:unlimited'),
    remove: async () => {
      if (mounted) await run('umount', [dir]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function fillUp(dir: string, filler: string): Promise<void> {
  for (let count = 0; count < 3; count++) {
    const { bavail, bsize } = await statfs(dir);
    await writeFile(filler, Buffer.alloc(bavail * bsize), { flag: 'a' }).catch(() => undefined);
  }
}
