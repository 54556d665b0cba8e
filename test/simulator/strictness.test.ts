// What the simulator refuses, and what it serves but counts as a violation.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type RunningSimulator, simulatorKey, startSimulator } from './start-simulator.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({
    TOLLGATE_SIMULATOR_KEY: `${simulatorKey},second-credential`,
    TOLLGATE_SIMULATOR_MODELS: 'deepseek-chat,kimi-*',
  });
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.control('violations', { method: 'DELETE' });
});

const hello = [{ role: 'user', content: 'hi' }];

describe('a refused request', () => {
  it.each<[string, string, object | string, number]>([
    ['no model', 'parameter_invalid', { messages: hello }, 400],
    ['an unknown model', 'model_unknown', ask({ model: 'gpt-none' }), 404],
    ['an unknown fault', 'parameter_invalid', ask({ model: 'sim-chat:no_such_fault' }), 400],
    ['no messages', 'messages_invalid', { model: 'sim-chat' }, 400],
    ['empty messages', 'messages_invalid', ask({ messages: [] }), 400],
    ['a message without a role', 'messages_invalid', ask({ messages: [{ content: 'x' }] }), 400],
    [
      'content that is a number',
      'messages_invalid',
      ask({ messages: [{ role: 'user', content: 1 }] }),
      400,
    ],
    ['stream that is text', 'parameter_invalid', ask({ stream: 'true' }), 400],
    ['max_tokens of zero', 'parameter_invalid', ask({ max_tokens: 0 }), 400],
    ['max_tokens that is text', 'parameter_invalid', ask({ max_tokens: '100' }), 400],
    ['a fraction of a token', 'parameter_invalid', ask({ max_completion_tokens: 1.5 }), 400],
    ['both limits', 'parameter_invalid', ask({ max_tokens: 1, max_completion_tokens: 1 }), 400],
    ['n of zero', 'parameter_invalid', ask({ n: 0 }), 400],
    [
      'stream_options without stream',
      'stream_options_without_stream',
      ask({ stream_options: { include_usage: true } }),
      400,
    ],
    ['text that is not JSON', 'json_invalid', '{"model":', 400],
    ['a byte order mark', 'json_invalid', `\ufeff${JSON.stringify(ask())}`, 400],
    ['an array', 'json_invalid', '[]', 400],
    [
      'a repeated key',
      'key_repeated',
      '{"model":"sim-chat","model":"sim-chat","messages":[{"role":"user","content":"x"}]}',
      400,
    ],
  ])('with %s is counted as %s', async (_what, kind, body, status) => {
    const id = simulator.nextId();
    const response = await simulator.chat(body, { id });
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code']);
    expect(await simulator.violations()).toEqual({ [kind]: 1 });
    const record = await simulator.ended(id);
    expect(record).toMatchObject({ outcome: 'refused', status, usageReport: 'none' });
    expect(record.billed).toMatchObject({ prompt_tokens: 0, completion_tokens: 0 });
  });

  it('with a wrong credential is 401', async () => {
    const response = await simulator.chat(ask(), { headers: { authorization: 'Bearer other' } });
    expect(response.status).toBe(401);
    expect(await simulator.violations()).toEqual({ credential_wrong: 1 });
  });

  it('with another content type is 415', async () => {
    const response = await simulator.chat(ask(), { headers: { 'content-type': 'text/plain' } });
    expect(response.status).toBe(415);
    expect(await simulator.violations()).toEqual({ content_type_wrong: 1 });
  });

  it('with bytes that are not UTF-8 is 400', async () => {
    const response = await fetch(`${simulator.url}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${simulatorKey}`,
        'content-type': 'application/json',
        'x-client-request-id': simulator.nextId(),
      },
      body: Buffer.concat([
        Buffer.from('{"model":"sim-chat","x":"'),
        Buffer.from([0xff]),
        Buffer.from('"}'),
      ]),
    });
    expect(response.status).toBe(400);
    expect(await simulator.violations()).toEqual({ utf8_invalid: 1 });
  });

  it('to another path or with a query is 404', async () => {
    for (const path of ['/v1/embeddings', '/v1/chat/completions?channel=a']) {
      const response = await fetch(`${simulator.url}${path}`, { method: 'POST', body: '{}' });
      expect(response.status).toBe(404);
      await response.body?.cancel();
    }
    expect(await simulator.violations()).toEqual({ path_unknown: 2, query_leaked: 1 });
  });
});

describe('a request served in spite of a violation', () => {
  it.each([
    ['cookie', 'session=abcdef', 'header_leaked'],
    ['x-forwarded-for', '10.0.0.1', 'header_leaked'],
    ['x-stainless-lang', 'klingon', 'header_leaked'],
    ['te', 'trailers', 'header_leaked'],
    ['x-note', `stk-live-${'a'.repeat(43)}`, 'gateway_key_leaked'],
  ])('names the header %s', async (name, value, kind) => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const body = JSON.stringify(ask());
      const outgoing = request(`${simulator.url}/v1/chat/completions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${simulatorKey}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-client-request-id': simulator.nextId(),
          [name]: value,
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      });
      outgoing.end(body);
    });
    expect(status).toBe(200);
    const report = await simulator.control<{ byKind: object; recent: { detail: string }[] }>(
      'violations',
    );
    expect(report.byKind).toEqual({ [kind]: 1 });
    expect(report.recent[0]?.detail).toBe(name);
    expect(JSON.stringify(report)).not.toContain(value);
  });

  it('counts a missing and a repeated attempt id', async () => {
    await (await simulator.chat(ask(), { id: '' })).text();
    await (await simulator.chat(ask(), { id: 'twice' })).text();
    await (await simulator.chat(ask(), { id: 'twice' })).text();
    expect(await simulator.violations()).toEqual({ attempt_id_missing: 1, attempt_id_repeated: 1 });
  });
});

describe('a request that is as it must be', () => {
  it('has no violation with either credential, a listed model or a prefix', async () => {
    const headers = { authorization: 'Bearer second-credential' };
    expect((await simulator.chat(ask({ model: 'deepseek-chat' }), { headers })).status).toBe(200);
    expect((await simulator.chat(ask({ model: 'kimi-k2' }))).status).toBe(200);
    const nulls = { stream: null, max_tokens: null, n: null, stream_options: null, tools: [] };
    expect((await simulator.chat(ask(nulls))).status).toBe(200);
    expect(await simulator.violations()).toEqual({});
  });

  it('keeps unknown parameters byte for byte', async () => {
    const id = simulator.nextId();
    const body =
      '{ "model":"sim-chat","messages":[{"role":"user","content":"\\u00e9é"}],"x_vendor":[1e400,-0, 2.50,"\\ud800"]}';
    expect((await simulator.chat(body, { id })).status).toBe(200);
    const kept = await fetch(`${simulator.url}/__sim/bodies/${id}`);
    expect(await kept.text()).toBe(body);
  });
});
