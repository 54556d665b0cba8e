// C9: the key is revoked, the account frozen or its user disabled while a stream runs. The stream
// ends as it would have; the next call is refused within a second on every node; the running one is
// settled to the wallet it began on.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES, postChat } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import type { CustomerSetup, KeySetup } from '../harness/operator.ts';
import { KIMI_RATES, type Scene, setScene, USD } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';
import { postJson } from '../security/raw-call.ts';

const REFUSED_WITHIN_MS = 1000;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene?.system.stop());

type Person = CustomerSetup & { readonly key: KeySetup };

async function makePerson(name: string): Promise<Person> {
  const { operator } = scene.system;
  const customer = await operator.customer(name);
  await operator.topUp(customer.walletId, 10n * USD);
  const key = await operator.key(customer.accountId);
  await scene.system.settled();
  return { ...customer, key };
}

async function mutate(mutation: string, type: string, input: object): Promise<void> {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const inputType = {
    RevokeApiKeyInput: 'ApiKeyVersionInput',
    DisableUserInput: 'UserVersionInput',
  };
  const declared = inputType[name as keyof typeof inputType] ?? name;
  const data = await scene.system.operator.call(
    `mutation ($input: ${declared}!) { ${mutation}(input: $input) { __typename } }`,
    { input },
  );
  expect(data[mutation].__typename).toBe(type);
}

const ENDINGS = {
  'the key is revoked': (person: Person) =>
    mutate('revokeApiKey', 'ApiKey', { id: person.key.id, expectedVersion: 1 }),
  'the account is frozen': (person: Person) =>
    mutate('updateAccount', 'Account', {
      id: person.accountId,
      expectedVersion: 1,
      state: 'frozen',
    }),
  'the user is disabled': (person: Person) =>
    mutate('disableUser', 'User', { id: person.userId, expectedVersion: 1 }),
};

/** A stream of some seconds on a node; resolves at its first bytes. */
async function startStream(node: string, token: string) {
  const body = { model: 'kimi-k2', messages: MESSAGES, stream: true };
  const answer = await postChat(node, token, { ...body, sim_interval_ms: 60, sim_tokens: 60 });
  expect(answer.status).toBe(200);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  const rest = async () => {
    let text = Buffer.from(first?.value ?? []).toString();
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) return text;
      text += Buffer.from(part.value).toString();
    }
  };
  return { id: answer.headers.get('x-request-id'), rest: rest() };
}

for (const [what, end] of Object.entries(ENDINGS)) {
  it(`lets a running stream end and refuses the next call when ${what}`, async () => {
    const { nodes } = scene.system;
    const person = await makePerson(what.replaceAll(' ', '-'));
    const running = await Promise.all(nodes.map((node) => startStream(node.url, person.key.token)));
    await end(person);
    const since = performance.now();
    const delays = await Promise.all(
      nodes.map(async (node) => {
        await waitFor(async () => {
          const body = { model: 'kimi-k2', messages: MESSAGES, max_tokens: 1 };
          return (await chat(node.url, person.key.token, body)).status === 401;
        }, 'refused');
        return performance.now() - since;
      }),
    );
    const shown = delays.map((delay) => Math.round(delay)).join(' and ');
    process.stdout.write(`${what}: refused after ${shown} ms\n`);
    expect(Math.max(...delays)).toBeLessThan(REFUSED_WITHIN_MS);
    for (const { rest } of running) {
      const text = await rest;
      expect(text.trimEnd().endsWith('data: [DONE]')).toBe(true);
      expect(text.split('\n\n').length).toBeGreaterThan(60);
    }
    await scene.system.posted();
    const records = await scene.system.sql<{ outcome: string; wallet_id: string; charge: string }>(
      `select r.outcome, p.wallet_id, r.charge_nano_usd as charge from usage_records r
       join pockets p on p.id = r.pocket_id where r.id = any($1)`,
      [running.map(({ id }) => id)],
    );
    expect(records).toHaveLength(running.length);
    for (const record of records) {
      expect(record).toMatchObject({ outcome: 'settled', wallet_id: person.walletId });
      expect(BigInt(record.charge)).toBeGreaterThan(0n);
    }
    await checkMoney(scene.system, KIMI_RATES);
  });
}

/** A call whose last bytes come only when `finish` is called. */
function startSlowly(port: number, token: string) {
  const body = JSON.stringify({ model: 'kimi-k2', messages: MESSAGES, max_tokens: 5 });
  const [head = '', rest = ''] = postJson(token, body);
  const gate = Promise.withResolvers<void>();
  const answer = new Promise<number>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => {
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(chunk.toString())?.[1]));
      socket.destroy();
    });
    socket.write(`${head}${rest}`.slice(0, -5));
    void gate.promise.then(() => socket.write(`${rest}`.slice(-5)));
  });
  return { answer, finish: gate.resolve };
}

it('refuses a call whose key is revoked while its body is on its way, and no other', async () => {
  const { nodes } = scene.system;
  const person = await makePerson('slow-writer');
  const other = await makePerson('slow-writer-who-stays');
  const calls = nodes.map(({ port }) => ({
    revoked: startSlowly(port, person.key.token),
    kept: startSlowly(port, other.key.token),
  }));
  await ENDINGS['the key is revoked'](person);
  await scene.system.settled();
  for (const { revoked, kept } of calls) {
    revoked.finish();
    kept.finish();
    expect(await Promise.all([revoked.answer, kept.answer])).toEqual([401, 200]);
  }
});
