// The scene of client tests: two data planes, the models that the printed snippets name, and SDK
// clients that know nothing but a base URL and a key.
import { request } from 'node:http';
import { Readable } from 'node:stream';
import OpenAI from 'openai';
import { type Scene, type SceneChannel, setScene } from '../harness/setup.ts';
import { type SystemOptions, waitFor } from '../harness/system.ts';

export const PROMPT = [{ role: 'user' as const, content: 'Say something short about bridges.' }];

/** Further models of the starting catalogue, besides kimi-k2. */
const FURTHER = ['deepseek-chat', 'qwen-plus'];

export async function setClientScene(
  options: SystemOptions & { readonly fundsNanoUsd?: bigint } = {},
  channels: readonly SceneChannel[] = [{ name: 'only' }],
): Promise<Scene> {
  const scene = await setScene(channels, options);
  const { operator } = scene.system;
  const models = await Promise.all(
    FURTHER.map(async (slug) => ({
      modelId: await operator.modelId(slug),
      upstreamModel: 'sim-chat',
    })),
  );
  const { providerId, credentialId } = scene;
  await operator.channel({ name: 'further', providerId, credentialId, models });
  await waitFor(async () => {
    const lists = await Promise.all(
      scene.system.nodes.map(async (node) => (await fetch(`${node.url}/v1/models`)).text()),
    );
    return lists.every((list) => FURTHER.every((slug) => list.includes(`"${slug}"`)));
  }, 'the models on every node');
  return scene;
}

/** An unmodified SDK client; it never repeats a call, so that each test sees each answer. */
export function openai(url: string, apiKey: string, options: object = {}): OpenAI {
  return new OpenAI({ apiKey, baseURL: `${url}/v1`, maxRetries: 0, ...options });
}

/** A fetch without the platform's own checks: any header, any body, no connection kept. */
export const plainFetch = (async (url: string | URL, init: RequestInit = {}) =>
  new Promise<Response>((resolve, reject) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const sent = request(url, { method: init.method ?? 'GET', headers, agent: false });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      const fields = new Headers();
      for (const [name, value] of Object.entries(answer.headers)) fields.set(name, String(value));
      const body = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
      resolve(new Response(body, { status: answer.statusCode ?? 0, headers: fields }));
    });
    if (typeof init.body === 'string') sent.write(init.body);
    // A request that announces more than it sends stays open: that is the caller's point.
    if (!headers['content-length'] || typeof init.body !== 'string') sent.end();
    else if (Number(headers['content-length']) <= Buffer.byteLength(init.body)) sent.end();
  })) as typeof fetch;

/** What an SDK threw; fails when it threw nothing. */
export async function failureOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('the call succeeded');
}
