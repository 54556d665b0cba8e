// Good answers: their shape, their length, their tokens, tools, choices and reasoning.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChunks, readContent, readEvents, readLastUsage, type Usage } from './read-events.ts';
import { ask, type RunningSimulator, simulatorKey, startSimulator } from './start-simulator.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

interface Completion {
  readonly object: string;
  readonly model: string;
  readonly choices: {
    readonly message: {
      readonly content: string | null;
      readonly reasoning_content?: string;
      readonly tool_calls?: {
        readonly function: { readonly name: string; readonly arguments: string };
      }[];
    };
    readonly finish_reason: string;
  }[];
  readonly usage: Usage;
}

async function complete(extra: object): Promise<Completion> {
  return (await (await simulator.chat(ask(extra))).json()) as Completion;
}

async function stream(extra: object): Promise<string> {
  return await (await simulator.chat(ask({ stream: true, ...extra }))).text();
}

const withUsage = { stream_options: { include_usage: true } };
const weatherTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' } },
    },
  },
};

describe('a JSON answer', () => {
  it('echoes the question and counts by its own rule', async () => {
    const answer = await complete({});
    expect(answer).toMatchObject({ object: 'chat.completion', model: 'sim-chat' });
    expect(answer.choices[0]?.message.content).toMatch(/^You said: Hello there /);
    expect(answer.choices[0]?.finish_reason).toBe('stop');
    expect(answer.usage).toMatchObject({
      prompt_tokens: 6,
      completion_tokens: 24,
      total_tokens: 30,
    });
  });

  it('has the asked length, cut by either limit', async () => {
    expect((await complete({ sim_tokens: 300 })).usage.completion_tokens).toBe(300);
    for (const name of ['max_tokens', 'max_completion_tokens']) {
      const cut = await complete({ sim_tokens: 300, [name]: 7 });
      expect(cut.usage.completion_tokens).toBe(7);
      expect(cut.choices[0]?.finish_reason).toBe('length');
    }
  });

  it('goes over the limit when told to ignore it', async () => {
    const answer = await complete({ model: 'sim-chat:limit_ignored', max_tokens: 50 });
    expect(answer.usage.completion_tokens).toBeGreaterThan(50);
    expect(answer.choices[0]?.finish_reason).toBe('stop');
  });

  it('answers n choices and bills each', async () => {
    const answer = await complete({ n: 3 });
    expect(answer.choices).toHaveLength(3);
    expect(answer.usage.completion_tokens).toBe(72);
  });

  it('counts reasoning inside completion tokens and cached inside prompt tokens', async () => {
    const answer = await complete({ sim_reasoning: 5, sim_cached: 4 });
    expect(answer.choices[0]?.message.reasoning_content).toBeTruthy();
    expect(answer.usage).toMatchObject({
      completion_tokens: 29,
      completion_tokens_details: { reasoning_tokens: 5 },
      prompt_tokens_details: { cached_tokens: 4 },
    });
  });

  it.each([
    ['required', 'required'],
    ['named', { type: 'function', function: { name: 'get_weather' } }],
  ])('calls a tool when the choice is %s', async (_kind, choice) => {
    const answer = await complete({ tools: [weatherTool], tool_choice: choice });
    expect(answer.choices[0]?.finish_reason).toBe('tool_calls');
    const call = answer.choices[0]?.message.tool_calls?.[0];
    expect(call?.function.name).toBe('get_weather');
    expect(JSON.parse(call?.function.arguments ?? '')).toEqual({ city: 'Paris', days: 1 });
  });

  it('calls a tool when the user asks for it, and answers its result in words', async () => {
    const user = { role: 'user', content: 'How is the weather?' };
    const first = await complete({ tools: [weatherTool], messages: [user] });
    expect(first.choices[0]?.finish_reason).toBe('tool_calls');
    const messages = [
      user,
      { role: 'assistant', content: null },
      { role: 'tool', content: 'sunny' },
    ];
    const second = await complete({ tools: [weatherTool], messages });
    expect(second.choices[0]?.message.content).toMatch(/^The tool said: sunny/);
  });

  it('fits a JSON schema', async () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } } };
    const format = { type: 'json_schema', json_schema: { name: 'person', schema } };
    const answer = await complete({ response_format: format });
    expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({ name: 'Ada' });
  });
});

describe('a streamed answer', () => {
  it('says the same as the JSON answer and reports usage only when asked', async () => {
    const quiet = await stream({});
    expect(readContent(quiet)).toBe((await complete({})).choices[0]?.message.content);
    expect(readEvents(quiet).at(-1)).toBe('[DONE]');
    expect(quiet).not.toContain('usage');
    const loud = await stream(withUsage);
    expect(readChunks(loud).at(-1)).toMatchObject({
      choices: [],
      usage: { completion_tokens: 24 },
    });
    expect(readChunks(loud)[0]?.usage).toBeNull();
  });

  it('is the same in one write as in many', async () => {
    const shape = (text: string) => text.replaceAll(/chatcmpl-sim-\d+|"created":\d+/g, '');
    const paced = await stream({ ...withUsage, sim_interval_ms: 1 });
    expect(shape(await stream({ ...withUsage, sim_interval_ms: 0 }))).toBe(shape(paced));
  });

  it('streams tool arguments, choices and reasoning', async () => {
    const tools = await stream({ tools: [weatherTool], tool_choice: 'required' });
    const deltas = readChunks(tools).flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
    expect(deltas[0]?.function.name).toBe('get_weather');
    expect(JSON.parse(deltas.map((delta) => delta.function.arguments).join(''))).toHaveProperty(
      'city',
    );
    const two = await stream({ n: 2, sim_reasoning: 3, ...withUsage });
    expect(readContent(two, 1)).toBe(readContent(two, 0));
    expect(two).toContain('reasoning_content');
    expect(readLastUsage(two)).toMatchObject({ completion_tokens: 54 });
  });

  it('keeps the pace it is told', async () => {
    const began = performance.now();
    await stream({ sim_tokens: 10, sim_interval_ms: 20 });
    expect(performance.now() - began).toBeGreaterThan(180);
  });
});

describe('other paths', () => {
  it('lists the models', async () => {
    const response = await fetch(`${simulator.url}/v1/models`, {
      headers: { authorization: `Bearer ${simulatorKey}` },
    });
    const list = (await response.json()) as { data: { id: string }[] };
    expect(list.data.map((model) => model.id)).toContain('sim-chat');
  });

  it('is live without a credential', async () => {
    expect((await fetch(`${simulator.url}/health/live`)).status).toBe(200);
  });
});
