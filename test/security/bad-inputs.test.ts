// Hostile requests by raw sockets: size, framing, shape, headers, slowness, JSON, numbers, names and
// control fields. Each gets a definite answer in the OpenAI error shape that shows nothing internal;
// the next good request works; nothing is charged.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chat, MESSAGES, postChat } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import { post, postJson, type RawAnswer, sendRaw } from './raw-call.ts';

const BLNS = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/blns/blns.json');
const BODY_DEADLINE_MS = 1500;
const MEGABYTE = 1024 * 1024;
const GOOD = JSON.stringify({ model: 'kimi-k2', messages: MESSAGES, max_tokens: 2 });

let scene: Scene;
let good = 0;

beforeAll(async () => {
  scene = await setScene([{ name: 'only' }], {
    nodeEnv: { TOLLGATE_BODY_DEADLINE_MS: String(BODY_DEADLINE_MS) },
  });
});
afterAll(() => scene?.system.stop());
afterEach(async () => {
  for (const node of scene.system.nodes) {
    const answer = await chat(node.url, scene.key.token, GOOD);
    expect(answer.status, 'the next good request').toBe(200);
    good++;
  }
});

let turn = 0;
const nextPort = () => scene.system.nodes[turn++ % 2]?.port ?? 0;

function expectError(answer: RawAnswer, statuses: readonly number[], what: string): void {
  expect(statuses, `${what}: ${answer.head.slice(0, 200)}`).toContain(answer.status);
  const { error } = JSON.parse(answer.body) as { error: Record<string, unknown> };
  expect(Object.keys(error).sort(), what).toEqual(['code', 'message', 'param', 'type']);
  expect(error.message, what).toMatch(/\w/);
  expect(answer.head.toLowerCase(), what).toContain('x-request-id: ');
  expect(answer.body, what).not.toMatch(
    /\bat .*:\d+|node:|\.[tj]s\b|select |insert |127\.0\.0\.1|localhost|sim-chat/i,
  );
}

const token = () => scene.key.token;

describe('size', () => {
  const limit = 32 * MEGABYTE;
  const chunk = Buffer.alloc(MEGABYTE, 'x');
  const framed = Buffer.concat([Buffer.from('100000\r\n'), chunk, Buffer.from('\r\n')]);
  it.each([
    [
      'a body of 50 MB',
      () => [
        ...post(token(), [`content-length: ${50 * MEGABYTE}`]),
        ...Array.from({ length: 50 }, () => chunk),
      ],
    ],
    ['a body that says 10 GB', () => post(token(), ['content-length: 10000000000'], 'x')],
    [
      'chunks without end',
      () => [
        ...post(token(), ['transfer-encoding: chunked']),
        ...Array.from({ length: 40 }, () => framed),
      ],
    ],
    ['one byte more than allowed', () => post(token(), [`content-length: ${limit + 1}`], '{')],
  ])('%s is 413', async (what, parts) => {
    const answer = await sendRaw(nextPort(), parts());
    expectError(answer, [413], what);
  });

  it('a compressed body is 415', async () => {
    for (const encoding of ['gzip', 'gzip, gzip', 'br', 'deflate', 'zstd', 'nonsense']) {
      const parts = postJson(token(), GOOD, [`content-encoding: ${encoding}`]);
      expectError(await sendRaw(nextPort(), parts), [415], encoding);
    }
  });
});

describe('framing', () => {
  const chunked = 'transfer-encoding: chunked';
  const hello = `${GOOD.length.toString(16)}\r\n${GOOD}\r\n0\r\n\r\n`;
  const raw = (text: string) => [text];
  const line = () => `authorization: Bearer ${token()}\r\n`;
  it.each<[string, () => (string | Buffer)[]]>([
    ['length and chunks', () => post(token(), ['content-length: 5', chunked], hello)],
    ['chunks and length', () => post(token(), [chunked, 'content-length: 5'], hello)],
    ['two lengths', () => post(token(), ['content-length: 5', 'content-length: 6'], GOOD)],
    ['a negative length', () => post(token(), ['content-length: -1'], GOOD)],
    ['a length that is no number', () => post(token(), ['content-length: 1e3'], GOOD)],
    ['a coding that is not known', () => post(token(), ['transfer-encoding: chunky'], hello)],
    ['chunked twice', () => post(token(), ['transfer-encoding: chunked, chunked'], hello)],
    ['a chunk size that overflows', () => post(token(), [chunked], `fffffffffffffffff\r\n${GOOD}`)],
    ['a chunk size that is no number', () => post(token(), [chunked], `zz\r\n${GOOD}`)],
    ['a folded header', () => post(token(), ['x-a: 1', ' folded', 'content-length: 0'])],
    ['NUL in a header', () => post(token(), ['x-a: a\u0000b', 'content-length: 0'])],
    ['a bare CR in a header', () => post(token(), ['x-a: a\rb', 'content-length: 0'])],
    ['a space before the colon', () => post(token(), ['x-a : 1', 'content-length: 0'])],
    [
      'HTTP/1.0',
      () => raw(`POST /v1/chat/completions HTTP/1.0\r\n${line()}content-length: 2\r\n\r\n{}`),
    ],
    ['HTTP/3.7', () => raw(`GET /v1/models HTTP/3.7\r\nhost: a\r\n\r\n`)],
    ['no version', () => raw('GET /v1/models\r\n\r\n')],
    ['no HTTP at all', () => raw('\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n')],
    ['HTTP/2 without TLS', () => raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
  ])('%s is 400 and the connection ends', async (what, parts) => {
    const answer = await sendRaw(nextPort(), parts());
    expectError(answer, [400, 405], what);
    expect(answer.closed, `${what} closes`).toBe(true);
  });

  it('never takes a second request out of an ambiguous first one', async () => {
    const smuggled = `0\r\n\r\nPOST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token()}\r\ncontent-length: ${GOOD.length}\r\n\r\n${GOOD}`;
    const parts = post(token(), [`content-length: ${smuggled.length}`, chunked], smuggled);
    const answer = await sendRaw(nextPort(), parts);
    expectError(answer, [400], 'smuggled');
    expect(answer.body).not.toMatch(/HTTP\/1\.1 \d{3}/);
  });

  it('drops trailers and serves chunked bodies with extensions or refuses them', async () => {
    const body = `${GOOD.length.toString(16)};ext=1\r\n${GOOD}\r\n0\r\nauthorization: Bearer x\r\n\r\n`;
    const answer = await sendRaw(nextPort(), post(token(), [chunked], body));
    expect([200, 400]).toContain(answer.status);
    if (answer.status === 200) good++;
  });
});

describe('shape', () => {
  const get = (target: string, lines: readonly string[] = ['host: a']) => [
    `GET ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
  ];
  it.each<[string, readonly number[], () => string[]]>([
    ['two hosts', [400], () => get('/v1/models', ['host: a', 'host: b'])],
    ['no host', [400], () => get('/v1/models', ['x-a: 1'])],
    ['absolute form', [400], () => get('http://a/v1/models')],
    ['a target without a slash', [400], () => get('v1/models')],
    ['an asterisk', [400, 405], () => ['OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n']],
    ['CONNECT', [400, 405], () => ['CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n']],
    ['TRACE', [405], () => ['TRACE /v1/models HTTP/1.1\r\nhost: a\r\n\r\n']],
    ['h2c', [426], () => get('/v1/models', ['host: a', 'connection: upgrade', 'upgrade: h2c'])],
    ['dot segments', [404], () => get('/v1/../v1/models')],
    ['encoded dots', [404], () => get('/v1/%2e%2e/v1/models')],
    ['an encoded slash', [404], () => get('/v1%2fmodels')],
    ['a double slash', [404], () => get('//v1/models')],
    ['capitals', [404], () => get('/V1/Models')],
    ['a semicolon', [404], () => get('/v1/models;a=b')],
    ['a backslash', [400, 404], () => get('/v1\\models')],
    ['a long path', [404, 431], () => get(`/${'a'.repeat(8000)}`)],
    ['the control plane', [404], () => get('/graphql')],
  ])('%s is refused', async (what, statuses, parts) => {
    expectError(await sendRaw(nextPort(), parts()), statuses, what);
  });
});

describe('headers', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `x-h-${at}: 1`);
  it.each<[string, readonly number[], () => (string | Buffer)[]]>([
    ['1,400 headers', [431], () => postJson(token(), GOOD, many(1400))],
    ['150 headers', [431], () => postJson(token(), GOOD, many(150))],
    ['a header of 20 KB', [431], () => postJson(token(), GOOD, [`x-long: ${'y'.repeat(20_000)}`])],
    ['two keys', [400], () => postJson(token(), GOOD, [`authorization: Bearer ${token()}`])],
    ['two content types', [400], () => postJson(token(), GOOD, ['content-type: text/plain'])],
  ])('%s are refused', async (what, statuses, parts) => {
    expectError(await sendRaw(nextPort(), parts()), statuses, what);
  });

  it('forwards nothing that a client says about itself or the connection', async () => {
    const answer = await postChat(scene.system.nodes[0]?.url ?? '', scene.key.token, GOOD, {
      headers: {
        'x-forwarded-for': '1.2.3.4',
        'x-internal-role': 'admin',
        'x-tollgate-node': 'other',
        forwarded: 'for=1.2.3.4',
        cookie: 'a=b',
        'openai-organization': 'org',
        'idempotency-key': 'k',
        'x-simulator-fault': 'server_error',
      },
    });
    expect(answer.status).toBe(200);
    good++;
    const named = await sendRaw(
      nextPort(),
      postJson(token(), GOOD, ['connection: close, authorization, x-client-request-id']),
    );
    expect(named.status).toBe(200);
    good++;
    expect(await scene.system.vendor.violations()).toMatchObject({ total: 0 });
  });
});

describe('slowness', () => {
  it('a body that stops is 408 at its deadline', async () => {
    const parts = post(token(), ['content-length: 100'], '{"model"');
    expectError(await sendRaw(nextPort(), parts), [408], 'stopped body');
  });

  it('a byte now and then is 408 at the same deadline', async () => {
    const drip = Array.from({ length: 60 }, () => ' ');
    const parts = [...post(token(), ['content-length: 100']), ...drip];
    expectError(await sendRaw(nextPort(), parts, 100), [408], 'dripping body');
  });

  it('headers that do not end are 408 or cut off', async () => {
    const answer = await sendRaw(nextPort(), ['GET /v1/models HTTP/1.1\r\nhost: a\r\nx-a: ']);
    if (answer.status !== 0) expectError(answer, [408], 'slow headers');
    expect(answer.closed).toBe(true);
  });

  it('1,000 requests in one breath are all answered in order', async () => {
    const count = 1000;
    const one = 'GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n';
    const last = 'GET /v1/none HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
    const { connect } = await import('node:net');
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(nextPort(), '127.0.0.1');
      let seen = '';
      socket.on('data', (part) => {
        seen += part.toString('latin1');
      });
      socket.on('end', () => resolve(seen));
      socket.on('error', reject);
      socket.write(one.repeat(count) + last);
    });
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(count);
    expect(text.match(/HTTP\/1\.1 404/g)).toHaveLength(1);
  });
});

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
      scene.system.nodes[0]?.url ?? '',
      token(),
      withField(`"max_tokens":2,${field}`),
    );
    expect(answer.status, answer.text.slice(0, 200)).toBe(200);
    good++;
    const last = (await scene.system.vendor.attempts()).at(-1);
    expect((await scene.system.vendor.body(last?.attemptId ?? '')).toString()).toContain(field);
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
      const answer = await chat(scene.system.nodes[1]?.url ?? '', token(), withField(field));
      expect([200, 400, 402], answer.text.slice(0, 200)).toContain(answer.status);
      if (answer.status === 200) good++;
    }
  });
});

describe('names', () => {
  const HOSTILE = [
    '__proto__',
    'constructor',
    'constructor.prototype',
    'toString',
    'hasOwnProperty',
    '../kimi-k2',
    'kimi-k2/',
    '/kimi-k2',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '\u0000',
    'kimi-k2\u0000',
    '\u202ekimi-k2',
    'KIMI-K2',
    'kimi-k2 ',
    '{{7*7}}',
    '$' + '{jndi:ldap://a}',
    'a'.repeat(200),
  ];
  it('hostile model names are 404', async () => {
    for (const model of HOSTILE)
      await refuse(JSON.stringify({ model, messages: MESSAGES }), [404], model);
    const list = (JSON.parse(readFileSync(BLNS, 'utf8')) as string[]).filter(
      (name) => name.length > 0,
    );
    await inParallel(list, async (model) => {
      const answer = await chat(scene.system.nodes[0]?.url ?? '', token(), {
        model,
        messages: MESSAGES,
      });
      expect([400, 404], model).toContain(answer.status);
      if (model.length <= 200) expect(answer.status, model).toBe(404);
    });
  });
  it('model names that are none are 400', async () => {
    for (const model of ['', 'a'.repeat(201), 7, null, {}, [], true, 'a'.repeat(100_000)]) {
      await refuse(
        JSON.stringify({ model, messages: MESSAGES }),
        [400],
        String(model).slice(0, 20),
      );
    }
  });
  it('hostile paths of one model are 404', async () => {
    for (const name of [...HOSTILE.slice(0, 5), '%', '%zz', '%00', '%2e%2e%2f', '%ff']) {
      const path = name.startsWith('%') ? name : encodeURIComponent(name);
      const answer = await sendRaw(nextPort(), [
        `GET /v1/models/${path} HTTP/1.1\r\nhost: a\r\n\r\n`,
      ]);
      expectError(answer, [404], name);
    }
  });
  it('hostile bearer values are 401, or 400 where HTTP forbids them', async () => {
    const list = JSON.parse(readFileSync(BLNS, 'utf8')) as string[];
    await inParallel([...list, ...HOSTILE], async (value) => {
      const bytes = Buffer.from(value, 'utf8')
        .toString('latin1')
        .replace(/[\r\n]/g, ' ');
      const parts = [
        'POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ',
        Buffer.from(bytes, 'latin1'),
        `\r\ncontent-length: ${GOOD.length}\r\n\r\n${GOOD}`,
      ];
      const answer = await sendRaw(nextPort(), [
        Buffer.concat(parts.map((part) => Buffer.from(part))),
      ]);
      expectError(answer, [400, 401, 431], value);
    });
  });
});

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: 16 }, run));
}

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
    const before = (await scene.system.vendor.attempts()).length;
    const answer = await chat(
      scene.system.nodes[1]?.url ?? '',
      token(),
      withField(`"max_tokens":2,"${name}":${value}`),
    );
    good++;
    expect(answer.status).toBe(200);
    expect(answer.body.usage.completion_tokens).toBeGreaterThan(0);
    expect((await scene.system.vendor.attempts()).length).toBe(before + 1);
  });
});

it('charged each good call by its bill and nothing else at all', async () => {
  await scene.system.posted(good);
  const charged = await scene.system.sql('select id from usage_records where charge_nano_usd > 0');
  expect(charged).toHaveLength(good);
  expect(await scene.system.vendor.attempts()).toHaveLength(good);
  expect((await checkMoney(scene.system, KIMI_RATES)).exact).toBe(good);
  expect(await scene.system.vendor.violations()).toMatchObject({ total: 0 });
});
