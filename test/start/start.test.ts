// One command from an empty folder to a billed call, and everything that may happen to it: a second
// start, Ctrl-C, kill -9, an operator who takes the demo away.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../harness/system.ts';
import { childrenOf, listOwn, Standalone } from './standalone.ts';

const run = promisify(execFile);
const STOP_LIMIT_MS = 10_000;

let folder = '';
let dataDir = '';
let current: Standalone;
let keys: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tg-start-'));
  dataDir = join(folder, 'data');
  current = new Standalone(dataDir);
  await current.untilAnnounced();
  keys = [current.key];
});

afterAll(async () => {
  await current?.kill(true);
  await rm(folder, { recursive: true, force: true });
});

async function startAgain(env: Record<string, string> = {}): Promise<void> {
  current = new Standalone(dataDir, env);
  await current.untilAnnounced();
  keys.push(current.key);
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Runs the printed command in a shell; where curl is not installed, what it would send is sent. */
async function callPrinted(change = (command: string) => command): Promise<Answer> {
  const printed = change(current.curl);
  const command = printed.replace('curl ', 'curl -sS -w "\\n%{http_code}" ');
  try {
    const { stdout } = await run('sh', ['-c', command]);
    const lines = stdout.trimEnd().split('\n');
    return { status: Number(lines.pop()), text: lines.join('\n') };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 127)) throw error;
    return sendPrinted(printed);
  }
}

async function sendPrinted(printed: string): Promise<Answer> {
  const headers = [...printed.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const answer = await fetch(/^curl (\S+)/.exec(printed)?.[1] ?? '', {
    method: 'POST',
    headers,
    body: /-d '([^']+)'/.exec(printed)?.[1] ?? '',
  });
  return { status: answer.status, text: await answer.text() };
}

async function statusWith(key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  return (await fetch(`${current.dataUrl}/v1/models`, { headers })).status;
}

test('the first start prints addresses, the first sign-in and a call, in this order', () => {
  const marks = ['Admin UI', 'GraphQL', 'API', 'One-time password', '\ncurl ', 'Stop with Ctrl-C'];
  const places = marks.map((mark) => current.output.indexOf(mark));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(current.output).not.toContain('"event"');
});

test('the printed call is answered as it stands and with streaming, and is debited', async () => {
  const before = await current.balance();
  expect(before).toBe(20_000_000_000n);
  const plain = await callPrinted();
  expect(plain.status).toBe(200);
  const { usage, model } = JSON.parse(plain.text);
  expect(model).toBe('deepseek-chat');
  // 0.60 and 1.80 USD a million tokens, billable.
  const charge = BigInt(usage.prompt_tokens * 600 + usage.completion_tokens * 1800);
  await waitFor(async () => before - (await current.balance()) === charge, 'the call is debited');

  const streamed = await callPrinted((text) => text.replace('"messages"', '"stream":true,$&'));
  expect(streamed.status).toBe(200);
  expect(streamed.text.trimEnd().endsWith('data: [DONE]')).toBe(true);
  await waitFor(async () => before - charge > (await current.balance()), 'the stream is debited');
});

const CUSTOMERS = `{ users(first: 10, filter: { role: customer }) { nodes { id email version state
  account { name mode wallet { balanceNanoUsd lots { remainingNanoUsd } } } } } }`;

test('the test account is a customer whose wallet is seen, and who cannot sign in yet', async () => {
  const { users } = await current.graphql(CUSTOMERS);
  expect(users.nodes).toMatchObject([
    { email: 'demo@example.com', state: 'active', account: { name: 'Demo', mode: 'test' } },
  ]);
  const answer = await fetch(`${current.northUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tollgate-csrf': '1' },
    body: JSON.stringify({
      query:
        'mutation { signIn(input: { email: "demo@example.com", password: "" }) { ... on Problem { code } } }',
    }),
  });
  expect((await answer.json()).data.signIn).toEqual({ code: 'SIGN_IN_FAILED' });
});

test('the admin UI is served, and secrets are kept for their owner alone', async () => {
  const page = await fetch(current.northUrl);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="root">');
  for (const name of ['node.token', 'secret.key', 'logs/control-plane.log']) {
    expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0);
  }
});

test('a second start on the same folder is refused and names the running process', async () => {
  const second = new Standalone(dataDir);
  await waitFor(() => second.ended, 'the second start ends');
  expect(second.child.exitCode).toBe(1);
  expect(second.output).toContain(`process ${current.child.pid}`);
  expect((await callPrinted()).status).toBe(200);
});

test('a killed data plane or simulator is started again on its port', async () => {
  for (const program of ['data-plane.js', 'simulator.js']) {
    const [pid] = await childrenOf(current.child.pid, program);
    process.kill(pid!, 'SIGKILL');
    await waitFor(async () => (await callPrinted()).status === 200, `calls work again: ${program}`);
  }
  expect(current.output).toContain('data plane has ended by itself');
  expect(current.output).toContain('simulator has ended by itself');
});

test('Ctrl-C ends all of it in seconds, with nothing left', async () => {
  const begin = performance.now();
  expect(await current.pressCtrlC()).toBe(0);
  expect(performance.now() - begin).toBeLessThan(STOP_LIMIT_MS);
  expect(await listOwn(dataDir)).toEqual([]);
});

test('the next start keeps the installation and replaces the key', async () => {
  await startAgain();
  expect(current.output).not.toContain('One-time password');
  expect((await callPrinted()).status).toBe(200);
  expect(await statusWith(keys[0]!)).toBe(401);
});

test.each([
  ['the whole tree', true],
  ['the parent alone', false],
])('after kill -9 of %s the next start recovers', async (_what, whole) => {
  const before = await current.balance();
  expect((await callPrinted()).status).toBe(200);
  await current.kill(whole);
  await startAgain();
  expect((await callPrinted()).status).toBe(200);
  // The call before the kill is in the node's spool, and is paid once.
  await waitFor(async () => before > (await current.balance()), 'the calls are debited');
  expect(await statusWith(keys.at(-2)!)).toBe(401);
});

test('two data planes share the port, and both know the printed key', async () => {
  await current.pressCtrlC();
  await startAgain({ TOLLGATE_DATA_PROCESSES: '2' });
  const statuses = await Promise.all(Array.from({ length: 30 }, () => callPrinted()));
  expect(statuses.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await childrenOf(current.child.pid, 'data-plane.js')).toHaveLength(2);
});

test('a test provider that an operator deletes does not come back', async () => {
  const call = current.graphql;
  const { channels, providers } = await call(
    '{ channels(first: 10) { nodes { id version } } providers(first: 10) { nodes { id version } } }',
  );
  const remove = (noun: string, input: unknown) =>
    call(`mutation ($input: Delete${noun}Input!) { delete${noun}(input: $input) { __typename } }`, {
      input,
    });
  for (const [noun, page] of [
    ['Channel', channels],
    ['Provider', providers],
  ]) {
    const { id, version } = page.nodes[0];
    await remove(noun, { id, expectedVersion: version });
  }
  await current.pressCtrlC();
  current = new Standalone(dataDir);
  await current.untilAnnounced();
  expect(current.output).not.toContain('curl');
  expect(
    (await current.graphql('{ providers(first: 10) { nodes { id } } }')).providers.nodes,
  ).toEqual([]);
  expect(await current.pressCtrlC()).toBe(0);
});
