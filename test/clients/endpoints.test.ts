// What clients expect of every endpoint around the calls themselves: model lists with and without a
// key, HEAD, a WebSocket that is refused at once, and a request id on whatever comes back.
import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES, postChat } from '../harness/caller.ts';
import type { Scene } from '../harness/setup.ts';
import { setClientScene } from './client-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setClientScene();
});
afterAll(() => scene?.system.stop());

const url = (node = 0) => scene.system.nodes[node]?.url ?? '';
const auth = () => ({ authorization: `Bearer ${scene.key.token}` });

for (const path of ['/v1/models', '/v1/models/', '/v1/models?limit=20', '/v1/models/?limit=1&x=']) {
  it(`lists models at ${path}, with a key and without`, async () => {
    for (const headers of [auth(), {}]) {
      const answer = await fetch(url() + path, { headers });
      expect(answer.status).toBe(200);
      const list = (await answer.json()) as { object: string; data: Record<string, unknown>[] };
      expect(list.object).toBe('list');
      expect(list.data.map((model) => model.id)).toContain('kimi-k2');
      for (const model of list.data) {
        expect(model.object).toBe('model');
        expect(model.created).toBeTypeOf('number');
        expect(model.owned_by).toBeTypeOf('string');
        expect(model.pricing).toBeTypeOf('object');
      }
    }
  });
}

it('publishes billable and catalogue price with the fee between them', async () => {
  const answer = await fetch(`${url()}/v1/models/kimi-k2`);
  expect(await answer.json()).toMatchObject({
    id: 'kimi-k2',
    model_type: 'llm',
    pricing: { input_per_mtok: 720_000, output_per_mtok: 3_000_000 },
    catalogue_pricing: { input_per_mtok: 600_000, output_per_mtok: 2_500_000 },
    platform_fee_ppm: 200_000,
  });
});

it('takes the key in x-api-key as well', async () => {
  const answer = await fetch(`${url()}/v1/models`, { headers: { 'x-api-key': scene.key.token } });
  expect(answer.status).toBe(200);
});

it('refuses a wrong key on the model list instead of showing the public one', async () => {
  const answer = await fetch(`${url()}/v1/models`, { headers: { authorization: 'Bearer sk-no' } });
  expect(answer.status).toBe(401);
});

it('answers HEAD as GET without a body', async () => {
  for (const path of ['/v1/models', '/v1/models/kimi-k2']) {
    const head = await fetch(url() + path, { method: 'HEAD' });
    const get = await fetch(url() + path);
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    await get.text();
  }
});

function upgrade(path: string, node: number) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request(url(node) + path, {
        agent: false,
        headers: {
          ...auth(),
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
          'openai-beta': 'responses_websockets=2026-02-06',
        },
      });
      sent.on('upgrade', () => reject(new Error('upgraded')));
      sent.on('error', reject);
      sent.on('response', async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
      sent.end();
    },
  );
}

for (const node of [0, 1]) {
  it(`answers a WebSocket on /v1/responses with 426 at once (node ${node})`, async () => {
    const answer = await upgrade('/v1/responses', node);
    expect(answer.status).toBe(426);
    expect(answer.headers['x-request-id']).toBeTypeOf('string');
    expect(JSON.parse(answer.text).error).toMatchObject({
      code: 'upgrade_not_supported',
      type: 'invalid_request_error',
    });
  });
}

it('sends x-request-id on everything, a different one each time', async () => {
  const calls: readonly [string, RequestInit][] = [
    ['/v1/models', {}],
    ['/v1/models/none', {}],
    ['/v1/nothing', {}],
    ['/v1/chat/completions', { method: 'GET' }],
    ['/v1/chat/completions', { method: 'POST', body: '{}' }],
    ['/v1/chat/completions', { method: 'POST', body: '{', headers: auth() }],
    ['/', {}],
  ];
  const ids = new Set<string>();
  for (const [path, init] of calls) {
    const answer = await fetch(url() + path, init);
    await answer.text();
    ids.add(answer.headers.get('x-request-id') ?? '');
  }
  for (const stream of [false, true]) {
    const body = { model: 'kimi-k2', messages: MESSAGES, stream };
    const answer = await postChat(url(), scene.key.token, body);
    await answer.text();
    expect(answer.status).toBe(200);
    ids.add(answer.headers.get('x-request-id') ?? '');
  }
  expect(ids.has('')).toBe(false);
  expect(ids.size).toBe(calls.length + 2);
});
