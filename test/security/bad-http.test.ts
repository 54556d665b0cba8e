// Hostile HTTP by raw sockets: size, framing, shape, headers, slowness. Each gets a definite answer;
// the next good request works; nothing is charged.
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { postChat } from '../harness/caller.ts';
import { expectError, expectOnlyGoodCharged, GOOD, useHostileScene } from './hostile-scene.ts';
import { post, postJson, sendRaw } from './raw-call.ts';

const MEGABYTE = 1024 * 1024;

const at = useHostileScene();
const token = () => at.token;
const nextPort = () => at.nextPort();

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
    if (answer.status === 200) at.good++;
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
    const answer = await postChat(at.scene.system.nodes[0]?.url ?? '', at.scene.key.token, GOOD, {
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
    at.good++;
    const named = await sendRaw(
      nextPort(),
      postJson(token(), GOOD, ['connection: close, authorization, x-client-request-id']),
    );
    expect(named.status).toBe(200);
    at.good++;
    expect(await at.scene.system.vendor.violations()).toMatchObject({ total: 0 });
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

it('charged each good call by its bill and nothing else at all', () => expectOnlyGoodCharged(at));
