// The public JSON parser corpus against a data plane, with a funded key: as bodies, as the value of
// an unknown field of a good call, and both padded over 32 KB. What is JSON arrives upstream byte
// for byte and is billed once; what is not is refused before a hold.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postChat } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';

const FOLDER = join(
  dirname(fileURLToPath(import.meta.url)),
  '../fixtures/json-test-suite/test_parsing',
);
const PARALLEL = 16;
const PAD_BYTES = 33 * 1024;
/** Nothing hangs: a call that takes longer fails the test. */
const HANG_MS = 60_000;

interface Verdict {
  readonly file: string;
  readonly status: number;
  readonly requestId: string;
  readonly text: string;
}

let scene: Scene;
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene?.system.stop());

const embed = (file: Buffer, pad: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `{"model": "kimi-k2", "messages": [{"role":"user","content":"x"}],${pad} "max_tokens":3, "x_value":`,
    ),
    file,
    Buffer.from('}'),
  ]);

const WAYS = {
  body: (file: Buffer) => file,
  'padded body': (file: Buffer) => Buffer.concat([Buffer.alloc(PAD_BYTES, ' '), file]),
  value: (file: Buffer) => embed(file, ''),
  'padded value': (file: Buffer) => embed(file, ` "x_pad":"${'p'.repeat(PAD_BYTES)}",`),
};

/** Sends every file in one way, spread over both nodes. */
async function sendAll(render: (file: Buffer) => Buffer): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] ?? '';
      const node = scene.system.nodes[at % scene.system.nodes.length];
      const body = render(readFileSync(join(FOLDER, file)));
      const answer = await postChat(node?.url ?? '', scene.key.token, body, {
        signal: AbortSignal.timeout(HANG_MS),
      });
      const requestId = answer.headers.get('x-request-id') ?? '';
      verdicts.push({ file, status: answer.status, requestId, text: await answer.text() });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return verdicts.sort((one, other) => (one.file < other.file ? -1 : 1));
}

function expectRefusal({ file, status, text }: Verdict): void {
  expect(status, file).toBe(400);
  expect(JSON.parse(text).error, file).toMatchObject({
    type: 'invalid_request_error',
    code: 'invalid_request',
  });
  expect(text).not.toMatch(/\.ts|\.js|SyntaxError/);
}

/** The accepted calls: their bytes upstream, and one settled record each. */
async function expectServed(served: readonly Verdict[], render: (file: Buffer) => Buffer) {
  const records = await scene.system.sql<{
    id: string;
    outcome: string;
    attempts: { id: string }[];
  }>('select id, outcome, attempts from usage_records where id = any($1)', [
    served.map((verdict) => verdict.requestId),
  ]);
  expect(records).toHaveLength(served.length);
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const { file, requestId } of served) {
    const record = byId.get(requestId);
    expect(record?.outcome, file).toBe('settled');
    expect(record?.attempts, file).toHaveLength(1);
    const sent = await scene.system.vendor.body(record?.attempts[0]?.id ?? '');
    const asked = render(readFileSync(join(FOLDER, file))).toString('latin1');
    const expected = asked.replace('"model": "kimi-k2"', '"model": "sim-chat"');
    expect(sent.toString('latin1') === expected, `${file} arrived as it was sent`).toBe(true);
  }
}

it('has the whole corpus', () => {
  const kinds = Object.groupBy(files, (file) => file.slice(0, 2));
  expect([kinds.y_?.length, kinds.n_?.length, kinds.i_?.length]).toEqual([95, 188, 35]);
});

for (const way of ['body', 'padded body'] as const) {
  it(`refuses every file as a ${way}: none is a chat request`, async () => {
    for (const verdict of await sendAll(WAYS[way])) expectRefusal(verdict);
    expect(await scene.system.vendor.attempts()).toEqual([]);
  });
}

const dubious = new Map<string, number[]>();
let accepted = 0;

for (const way of ['value', 'padded value'] as const) {
  it(`passes on what is JSON as a ${way} and refuses what is not`, async () => {
    const verdicts = await sendAll(WAYS[way]);
    for (const verdict of verdicts) {
      const { file, status } = verdict;
      if (file.startsWith('y_')) expect(status, `${file}: ${verdict.text.slice(0, 200)}`).toBe(200);
      else if (file.startsWith('n_')) expectRefusal(verdict);
      else dubious.set(file, [...(dubious.get(file) ?? []), status]);
      if (file.startsWith('i_') && status !== 200) expectRefusal(verdict);
    }
    const served = verdicts.filter((verdict) => verdict.status === 200);
    accepted += served.length;
    await scene.system.posted(accepted);
    await expectServed(served, WAYS[way]);
    expect(await scene.system.vendor.attempts()).toHaveLength(accepted);
  });
}

it('judges what the standard leaves open alike on both paths', () => {
  expect(dubious.size).toBe(35);
  const unlike = [...dubious].filter(([, statuses]) => new Set(statuses).size !== 1);
  expect(unlike).toEqual([]);
  const open = [...dubious.values()].filter(([status]) => status === 200).length;
  process.stdout.write(
    `corpus: ${files.length} files in 4 ways, ${open} of 35 open ones accepted\n`,
  );
});

it('bills each accepted call once and nothing else', async () => {
  const records = await scene.system.sql('select id from usage_records where charge_nano_usd > 0');
  expect(records).toHaveLength(accepted);
  const report = await checkMoney(scene.system, KIMI_RATES);
  expect(report.exact).toBe(accepted);
  expect(await scene.system.vendor.violations()).toMatchObject({ total: 0 });
});
