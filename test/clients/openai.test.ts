// The OpenAI SDK of npm, unmodified, by base URL and key alone, against two data planes.
import OpenAI, { APIUserAbortError } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';
import { failureOf, openai, PROMPT, setClientScene } from './client-scene.ts';

const TOOLS = [
  {
    type: 'function' as const,
    function: {
      name: 'get_weather',
      description: 'Weather of a city',
      parameters: {
        type: 'object',
        properties: { city: { type: 'string' } },
        required: ['city'],
      },
    },
  },
];

let scene: Scene;
beforeAll(async () => {
  scene = await setClientScene();
});
afterAll(() => scene?.system.stop());

for (const index of [0, 1]) {
  describe(`the OpenAI SDK on node ${index}`, () => {
    const client = () => openai(scene.system.nodes[index]?.url ?? '', scene.key.token);
    const create = { model: 'kimi-k2', messages: PROMPT };
    const ask = { role: 'user' as const, content: 'What is the weather in Oslo?' };

    it('completes a chat and knows its request id', async () => {
      const answer = await client().chat.completions.create(create);
      expect(answer.object).toBe('chat.completion');
      expect(answer.model).toBe('kimi-k2');
      expect(answer.choices[0]?.message.content?.length).toBeGreaterThan(0);
      expect(answer.usage?.total_tokens).toBeGreaterThan(0);
      expect(answer._request_id).toMatch(/\S/);
    });

    it('streams a chat in which every chunk has a choice', async () => {
      const stream = await client().chat.completions.create({ ...create, stream: true });
      let text = '';
      let finish: string | null = null;
      for await (const chunk of stream) {
        expect(chunk.choices).toHaveLength(1);
        expect(chunk.usage).toBeUndefined();
        expect(chunk.model).toBe('kimi-k2');
        text += chunk.choices[0]?.delta.content ?? '';
        finish = chunk.choices[0]?.finish_reason ?? finish;
      }
      expect(text.length).toBeGreaterThan(0);
      expect(finish).toBe('stop');
    });

    it('streams usage to who asks for it, in the last chunk alone', async () => {
      const stream = await client().chat.completions.create({
        ...create,
        stream: true,
        stream_options: { include_usage: true },
      });
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      expect(chunks.at(-1)?.choices).toEqual([]);
      expect(chunks.at(-1)?.usage?.completion_tokens).toBeGreaterThan(0);
      expect(chunks.slice(0, -1).every((chunk) => !chunk.usage)).toBe(true);
    });

    it('collects a stream with its helper', async () => {
      const runner = client().chat.completions.stream(create);
      const final = await runner.finalChatCompletion();
      expect(final.choices[0]?.message.content?.length).toBeGreaterThan(0);
    });

    it('calls a tool (JSON)', async () => {
      const answer = await client().chat.completions.create({
        ...create,
        messages: [ask],
        tools: TOOLS,
      });
      const [call] = answer.choices[0]?.message.tool_calls ?? [];
      if (call?.type !== 'function') throw new Error('no function call');
      expect(call.function.name).toBe('get_weather');
      expect(JSON.parse(call.function.arguments)).toBeTypeOf('object');
      expect(answer.choices[0]?.finish_reason).toBe('tool_calls');
      const next = await client().chat.completions.create({
        model: 'kimi-k2',
        messages: [
          ask,
          { role: 'assistant', content: null, tool_calls: [call] },
          { role: 'tool', tool_call_id: call.id, content: '{"celsius":21}' },
        ],
      });
      expect(next.choices[0]?.message.content?.length).toBeGreaterThan(0);
    });

    it('calls a tool (stream)', async () => {
      const runner = client().chat.completions.stream({
        ...create,
        messages: [ask],
        tools: TOOLS,
      });
      const final = await runner.finalChatCompletion();
      const [call] = final.choices[0]?.message.tool_calls ?? [];
      if (call?.type !== 'function') throw new Error('no function call');
      expect(call.function.name).toBe('get_weather');
      expect(JSON.parse(call.function.arguments)).toBeTypeOf('object');
    });

    it('lists models and retrieves one', async () => {
      const page = await client().models.list();
      const slugs = page.data.map((model) => model.id);
      expect(slugs).toEqual(expect.arrayContaining(['kimi-k2', 'deepseek-chat', 'qwen-plus']));
      const walked = [];
      for await (const model of client().models.list()) walked.push(model.id);
      expect(walked).toEqual(slugs);
      const one = await client().models.retrieve('kimi-k2');
      expect(one).toMatchObject({ id: 'kimi-k2', object: 'model' });
      expect(one.created).toBeTypeOf('number');
      const missing = await failureOf(client().models.retrieve('no-such-model'));
      expect(missing).toBeInstanceOf(OpenAI.NotFoundError);
    });

    it('aborts a stream, which closes the upstream or reads it to its end', async () => {
      const stream = await client().chat.completions.create({
        ...create,
        stream: true,
        max_tokens: 200,
        ...{ sim_interval_ms: 20, sim_tokens: 100 },
      });
      let seen = 0;
      for await (const _chunk of stream) if (++seen === 3) break;
      stream.controller.abort();
      const controller = new AbortController();
      const pending = client().chat.completions.create(
        { ...create, ...{ sim_fault: 'slow_json', sim_delay_ms: 1500 } },
        { signal: controller.signal },
      );
      setTimeout(() => controller.abort(), 200);
      expect(await failureOf(pending)).toBeInstanceOf(APIUserAbortError);
      await waitFor(
        async () => (await scene.system.vendor.attempts()).every((one) => one.outcome !== 'open'),
        'nothing open upstream',
      );
    });

    it('takes a base URL with a slash at its end', async () => {
      const slashed = openai(scene.system.nodes[index]?.url ?? '', scene.key.token, {
        baseURL: `${scene.system.nodes[index]?.url}/v1/`,
      });
      expect((await slashed.chat.completions.create(create)).choices).toHaveLength(1);
    });

    it('sees a stream that breaks off as an error, not as an end', async () => {
      const stream = await client().chat.completions.create({
        ...create,
        stream: true,
        ...{ sim_fault: 'reset_mid_stream' },
      });
      const read = async () => {
        for await (const _chunk of stream);
      };
      const failure = await failureOf(read());
      expect(failure).toBeInstanceOf(OpenAI.APIError);
      expect(failure).toMatchObject({ code: 'all_upstreams_failed', type: 'server_error' });
    });
  });
}

it('passes parameters that it does not know on as they are, and breaks no rule of the upstream', async () => {
  await openai(scene.system.nodes[0]?.url ?? '', scene.key.token).chat.completions.create({
    model: 'kimi-k2',
    messages: PROMPT,
    ...{ enable_thinking: true, x_vendor: { deep: [1, 2.5] } },
  });
  const last = (await scene.system.vendor.attempts()).at(-1);
  const sent = (await scene.system.vendor.body(last?.attemptId ?? '')).toString();
  expect(sent).toContain('"enable_thinking":true');
  expect(sent).toContain('"x_vendor":{"deep":[1,2.5]}');
  expect(await scene.system.vendor.violations()).toMatchObject({ total: 0 });
});

it('bills all of it by what the upstream served', async () => {
  await scene.system.posted();
  const report = await checkMoney(scene.system, KIMI_RATES);
  expect(report.exact).toBeGreaterThan(10);
});
