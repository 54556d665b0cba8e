// C4: two operators edit the same thing from the same version. One wins; the other hears of a
// conflict with the state as it is now; no update is lost, and nodes serve what won.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Operator } from '../harness/operator.ts';
import { type Scene, setScene } from '../harness/setup.ts';
import { BOOTSTRAP_TOKEN } from '../harness/system.ts';

const ROUNDS = process.env.TOLLGATE_TEST_FULL ? 50 : 10;

let scene: Scene;
let operators: readonly [Operator, Operator];

beforeAll(async () => {
  scene = await setScene([{ name: 'edited' }]);
  const url = () => scene.system.northUrl;
  operators = [new Operator(url, BOOTSTRAP_TOKEN), new Operator(url, BOOTSTRAP_TOKEN)];
});
afterAll(() => scene?.system.stop());

interface Race {
  readonly mutation: string;
  readonly input: string;
  /** Selected on the thing and compared with the problem's current state. */
  readonly version: string;
  readonly type: string;
}

/** Both send their own edit of the same version at once; gives the winner's edit and version. */
async function race(kind: Race, edits: readonly [object, object]) {
  const query = `mutation ($input: ${kind.input}!) { ${kind.mutation}(input: $input) {
    __typename ... on ${kind.type} { ${kind.version} } ... on Problem { code message current } } }`;
  const answers = await Promise.all(
    operators.map(async (operator, index) => {
      const data = await operator.call(query, { input: edits[index] });
      return data[kind.mutation];
    }),
  );
  const winner = answers.findIndex((answer) => answer.__typename === kind.type);
  const loser = 1 - winner;
  expect(answers.map((answer) => answer.__typename).sort()).toEqual(['Problem', kind.type].sort());
  expect(answers[loser]).toMatchObject({ code: 'CONFLICT' });
  expect(answers[loser].message).toMatch(/\S/);
  return {
    won: edits[winner] as Record<string, unknown>,
    version: answers[winner][kind.version] as number,
    current: answers[loser].current as Record<string, unknown>,
  };
}

it(`lets one of two edits of a channel win, ${ROUNDS} times`, async () => {
  const id = scene.channelIds[0] ?? '';
  const kind = {
    mutation: 'updateChannel',
    input: 'UpdateChannelInput',
    version: 'version',
    type: 'Channel',
  };
  for (let version = 1; version <= ROUNDS; version++) {
    const edit = { id, expectedVersion: version };
    const {
      won,
      current,
      version: after,
    } = await race(kind, [
      { ...edit, weight: 10 + version },
      { ...edit, priority: 20 + version },
    ]);
    expect(after).toBe(version + 1);
    const { id: _id, expectedVersion: _version, ...changed } = won;
    expect(current).toMatchObject({ version: version + 1, ...changed });
  }
  const [row] = await scene.system.sql<{ version: number }>(
    'select version from channels where id = $1',
    [id],
  );
  expect(Number(row?.version)).toBe(ROUNDS + 1);
});

it('lets one of two edits of a price win', async () => {
  const kind = {
    mutation: 'setPrice',
    input: 'SetPriceInput',
    version: 'number',
    type: 'Price',
  };
  for (let number = 1; number <= 3; number++) {
    const edit = { modelId: scene.modelId, expectedNumber: number, outputNanoUsd: '2500000000' };
    const { version, current } = await race(kind, [
      { ...edit, inputNanoUsd: '600000000' },
      { ...edit, inputNanoUsd: '700000000' },
    ]);
    expect(version).toBe(number + 1);
    expect(current).toMatchObject({ number: number + 1 });
  }
});

it('lets one of two edits of a user win', async () => {
  const kind = {
    mutation: 'updateUser',
    input: 'UpdateUserInput',
    version: 'version',
    type: 'User',
  };
  const id = scene.customer.userId;
  const { won, current } = await race(kind, [
    { id, expectedVersion: 1, name: 'Ada' },
    { id, expectedVersion: 1, name: 'Grace' },
  ]);
  expect(current).toMatchObject({ version: 2, name: won.name });
});

it('tells who comes much later the same', async () => {
  const id = scene.channelIds[0] ?? '';
  await expect(operators[1].updateChannel(id, 1, { weight: 1 })).rejects.toThrow(/CONFLICT/);
});
