// The control plane as a process on its own embedded database: first start, ready, a way back in,
// an orderly stop, and the same installation at the next start.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post } from './harness.ts';
import { CSRF } from './people.ts';

let folder: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollgate-process-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Program {
  readonly child: ChildProcess;
  output(): string;
}

function run(program: string): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', `control-plane/${program}.ts`], {
    env: {
      ...process.env,
      TOLLGATE_DATA_DIR: join(folder, 'data'),
      TOLLGATE_NORTH_PORT: '0',
      TOLLGATE_SOUTH_PORT: '0',
      DATABASE_URL: '',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  return { child, output: () => text };
}

async function awaitReady({ child, output }: Program): Promise<string> {
  for (let n = 0; n < 600; n += 1) {
    const url = /"northUrl":"([^"]+)"/.exec(output())?.[1];
    if (url !== undefined) return url;
    if (child.exitCode !== null) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not ready: ${output()}`);
}

async function stop({ child }: Program): Promise<number | null> {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
}

const passwordIn = (text: string) => /one-time password {2}(\S+)/.exec(text)?.[1] ?? '';
const signIn = async (url: string, password: string) => {
  const query = 'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const answer = await post(
    url,
    { query, variables: { input: { email: 'admin@localhost.localdomain', password } } },
    CSRF,
  );
  return answer.data.signIn.__typename;
};

test('a first start, a reset beside it, a stop and a second start', async () => {
  const first = run('main');
  const url = await awaitReady(first);
  const password = passwordIn(first.output());
  expect(await signIn(url, password)).toBe('Me');
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);

  const reset = run('reset-admin');
  expect((await once(reset.child, 'exit'))[0]).toBe(0);
  expect(await signIn(url, password)).toBe('Problem');
  expect(await signIn(url, passwordIn(reset.output()))).toBe('Me');

  expect(await stop(first)).toBe(0);
  for (const line of first.output().split('\n')) {
    if (line.startsWith('{')) expect(line).not.toContain(password);
  }

  const alone = run('reset-admin');
  expect((await once(alone.child, 'exit'))[0]).toBe(0);
  const second = run('main');
  const again = await awaitReady(second);
  expect(second.output()).not.toContain('one-time');
  expect(await signIn(again, passwordIn(alone.output()))).toBe('Me');
  expect(await stop(second)).toBe(0);
});

test('it serves and stops in order when nobody reads its output any more', async () => {
  const program = run('main');
  const url = await awaitReady(program);
  program.child.stdout?.destroy();
  program.child.stderr?.destroy();
  const readiness = await fetch(`${url}/health/ready`);
  expect(readiness.status).toBe(200);
  // A stop logs its beginning, each fault and its end.
  expect(await stop(program)).toBe(0);
});
