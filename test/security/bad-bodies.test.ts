// Hostile bodies by raw sockets: JSON of every bad kind, numbers out of bounds, control fields. What
// is refused costs nothing; what is not known goes upstream byte for byte and changes nothing.
import { describe, expect, it } from 'vitest';
import { chat } from '../harness/caller.ts';
import { expectError, expectOnlyGoodCharged, GOOD, useHostileScene } from './hostile-scene.ts';
import { postJson, sendRaw } from './raw-call.ts';

const at = useHostileScene();
const token = () => at.token;
const nextPort = () => at.nextPort();

async function refuse(body: string | Buffer, statuses: readonly number[] = [400], what?: string) {
  const answer = await sendRaw(nextPort(), postJson(token(), body));
  expectError(answer, statuses, what ?? body.toString('latin1').slice(0, 80));
}

const withField = (json: string) =>
  `{"model":"kimi-k2","messages":[{"role":"user","content":"x"}],${json}}`;

describe('JSON', () => {
  it.each<[string, () => string | Buffer]>([
    ['depth 64 below the body', () => withField(`"a":${'['.repeat(64)}${']'.repeat(64)}`)],
    ['depth 1,000', () => withField(`"a":${'['.repeat(1000)}${']'.repeat(1000)}`)],
    ['depth 100,000', () => withField(`"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
    [
      '20,000 keys',
      () => withField(Array.from({ length: 20_000 }, (_, at) => `"k${at}":1`).join()),
    ],
    [
      '20,000 keys below',
      () => withField(`"a":{${Array.from({ length: 20_000 }, (_, at) => `"${at}":1`).join()}}`),
    ],
    ['a field twice', () => withField('"model":"qwen-plus"')],
    ['a field twice, once escaped', () => withField('"\\u006dodel":"qwen-plus"')],
    ['__proto__ twice', () => withField('"__proto__":{},"__proto__":{}')],
    [
      'a byte order mark',
      () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(GOOD)]),
    ],
    ['UTF-16', () => Buffer.from(GOOD, 'utf16le')],
    [
      'an overlong form',
      () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    ],
    [
      'a cut character',
      () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe2, 0x82]), Buffer.from('"}')]),
    ],
    ['NUL in a string', () => withField('"a":"\u0000"')],
    ['NaN', () => withField('"a":NaN')],
    ['a leading zero', () => withField('"a":01')],
    ['nothing', () => ''],
    ['an array', () => '[]'],
    ['a string', () => '"x"'],
    ['two objects', () => `${GOOD}${GOOD}`],
  ])('%s is 400', async (what, body) => refuse(body(), [400], what));

  it.each<[string, string]>([
    ['a key of 100 KB', `"${'k'.repeat(100_000)}":1`],
    [
      'keys that fall into one bucket',
      Array.from({ length: 5000 }, (_, at) => `"${at * 4096}":1`).join(),
    ],
    ['numbers beyond a double', '"a":[1e400,9007199254740993,-0,1.50]'],
    ['a lone surrogate, escaped', '"a":"\\ud800"'],
    ['an escaped NUL', '"a":"\\u0000"'],
    ['prototype names', '"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"toString":1'],
  ])('%s goes upstream byte for byte', async (_what, field) => {
    const answer = await chat(
      at.scene.system.nodes[0]?.url ?? '',
      token(),
      withField(`"max_tokens":2,${field}`),
    );
    expect(answer.status, answer.text.slice(0, 200)).toBe(200);
    at.good++;
    const last = (await at.scene.system.vendor.attempts()).at(-1);
    expect((await at.scene.system.vendor.body(last?.attemptId ?? '')).toString()).toContain(field);
  });
});

describe('numbers', () => {
  const BAD = [
    '-1',
    '0',
    '1.5',
    '1e400',
    '9223372036854775808',
    '"100"',
    '{}',
    '[]',
    'true',
    '1e-7',
  ];
  for (const name of ['max_tokens', 'max_completion_tokens', 'n', 'best_of']) {
    it(`${name} out of bounds is 400 and names the field`, async () => {
      for (const value of BAD) await refuse(withField(`"${name}":${value}`));
    });
  }
  it('too many choices, both limits at once, and a stream that is no boolean are 400', async () => {
    for (const field of [
      '"n":1000000000',
      '"n":-5',
      '"max_tokens":1,"max_completion_tokens":1',
      '"stream":"yes"',
      '"stream":1',
      '"stream_options":7',
    ]) {
      await refuse(withField(field));
    }
  });
  it('null is as absent, and a limit beyond the model is held within the wallet', async () => {
    for (const field of [
      '"max_tokens":null,"n":null,"stream":null,"stream_options":null,"tools":[]',
      '"max_tokens":1000000000',
    ]) {
      const answer = await chat(at.scene.system.nodes[1]?.url ?? '', token(), withField(field));
      expect([200, 400, 402], answer.text.slice(0, 200)).toContain(answer.status);
      if (answer.status === 200) at.good++;
    }
  });
});

describe('control fields', () => {
  it.each([
    ['api_base', '"http://169.254.169.254/"'],
    ['base_url', '"http://169.254.169.254/"'],
    ['api_key', '"sk-other"'],
    ['custom_host', '"http://169.254.169.254/"'],
    ['mock_response', '"free"'],
    ['fallbacks', '["qwen-plus"]'],
    ['metadata', '{"user_id":"1","spend":0}'],
    ['channel', '"other"'],
    ['provider', '{"order":["other"]}'],
    ['num_retries', '9'],
    ['input_cost_per_token', '0'],
  ])('%s in the body has no effect', async (name, value) => {
    const before = (await at.scene.system.vendor.attempts()).length;
    const answer = await chat(
      at.scene.system.nodes[1]?.url ?? '',
      token(),
      withField(`"max_tokens":2,"${name}":${value}`),
    );
    at.good++;
    expect(answer.status).toBe(200);
    expect(answer.body.usage.completion_tokens).toBeGreaterThan(0);
    expect((await at.scene.system.vendor.attempts()).length).toBe(before + 1);
  });
});

it('charged each good call by its bill and nothing else at all', () => expectOnlyGoodCharged(at));
