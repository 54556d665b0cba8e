// The Vercel AI SDK with its OpenAI-compatible provider, by base URL and key alone.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, stepCountIs, streamText, tool } from 'ai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Scene } from '../harness/setup.ts';
import { failureOf, setClientScene } from './client-scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setClientScene();
});
afterAll(() => scene?.system.stop());

const prompt = 'Say something short about bridges.';

function model(node: number, settings: { includeUsage?: boolean; apiKey?: string } = {}) {
  const provider = createOpenAICompatible({
    name: 'gateway',
    baseURL: `${scene.system.nodes[node]?.url}/v1`,
    apiKey: scene.key.token,
    ...settings,
  });
  return provider('kimi-k2');
}

for (const node of [0, 1]) {
  it(`generates text with usage (node ${node})`, async () => {
    const { text, usage, finishReason } = await generateText({ model: model(node), prompt });
    expect(text.length).toBeGreaterThan(0);
    expect(usage.outputTokens).toBeGreaterThan(0);
    expect(finishReason).toBe('stop');
  });

  it(`streams text (node ${node})`, async () => {
    const result = streamText({ model: model(node), prompt });
    let text = '';
    for await (const part of result.textStream) text += part;
    expect(text.length).toBeGreaterThan(0);
    expect(await result.finishReason).toBe('stop');
  });

  it(`streams text with usage (node ${node})`, async () => {
    const result = streamText({ model: model(node, { includeUsage: true }), prompt });
    await result.consumeStream();
    expect((await result.usage).outputTokens).toBeGreaterThan(0);
    expect((await result.usage).inputTokens).toBeGreaterThan(0);
  });

  for (const streamed of [false, true]) {
    it(`calls a tool and goes on with what it returned (${streamed ? 'stream' : 'JSON'}, node ${node})`, async () => {
      const asked: unknown[] = [];
      const tools = {
        get_weather: tool({
          description: 'Weather of a city',
          inputSchema: z.object({ city: z.string().optional() }).loose(),
          execute: async (input) => {
            asked.push(input);
            return { celsius: 21 };
          },
        }),
      };
      const question = 'What is the weather in Oslo?';
      const settings = { model: model(node), prompt: question, tools, stopWhen: stepCountIs(2) };
      const steps = streamed
        ? await streamText(settings).steps
        : (await generateText(settings)).steps;
      expect(asked.length).toBeGreaterThan(0);
      expect(steps[0]?.toolCalls[0]?.toolName).toBe('get_weather');
      expect(steps).toHaveLength(2);
    });
  }

  it(`reports errors with status and message (node ${node})`, async () => {
    const refused = await failureOf(
      generateText({ model: model(node, { apiKey: 'sk-nobody' }), prompt, maxRetries: 0 }),
    );
    if (!APICallError.isInstance(refused)) throw new Error(`not an API error: ${String(refused)}`);
    expect(refused.statusCode).toBe(401);
    expect(refused.message).toMatch(/API key is not valid/);
    expect(refused.isRetryable).toBe(false);
  });

  it(`reports a stream that breaks off as an error (node ${node})`, async () => {
    await scene.system.vendor.script({ model: 'sim-chat', fault: 'reset_mid_stream', times: 1 });
    const errors: unknown[] = [];
    const result = streamText({
      model: model(node),
      prompt,
      onError: ({ error }) => {
        errors.push(error);
      },
    });
    await result.consumeStream();
    expect(errors).toHaveLength(1);
    expect(await Promise.resolve(result.finishReason).catch(() => 'error')).toBe('error');
  });
}
