// Usage in the vendors' odd places and in implausible shapes, and what the record says of each.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChunks, readEvents, readLastUsage, type Usage } from './read-events.ts';
import { ask, type RunningSimulator, startSimulator } from './start-simulator.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

async function meet(fault: string, body: object) {
  const id = simulator.nextId();
  const response = await simulator.chat(ask({ sim_fault: fault, ...body }), { id });
  const text = await response.text();
  return { text, record: await simulator.ended(id) };
}

const asJson = (fault: string) => meet(fault, {});
const asStream = (fault: string) =>
  meet(fault, { stream: true, stream_options: { include_usage: true } });
const asQuietStream = (fault: string) => meet(fault, { stream: true });

describe('an implausible report', () => {
  it.each<[string, object, string]>([
    ['usage_zero', { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }, 'sent'],
    ['usage_negative', { prompt_tokens: -6, completion_tokens: -24 }, 'wrong'],
    ['usage_huge', { prompt_tokens: 1e15, completion_tokens: 1e15 }, 'wrong'],
    ['usage_float', { prompt_tokens: 6.5, completion_tokens: 24.5 }, 'wrong'],
    ['usage_string', { prompt_tokens: '6', completion_tokens: '24' }, 'wrong'],
  ])('%s is sent in JSON and SSE', async (fault, usage, verdict) => {
    const json = await asJson(fault);
    expect(JSON.parse(json.text)).toMatchObject({ usage });
    const stream = await asStream(fault);
    expect(readLastUsage(stream.text)).toMatchObject(usage);
    for (const { record } of [json, stream]) {
      expect(record.usageReport).toBe(verdict);
      expect(record.billed.completion_tokens).toBe(fault === 'usage_zero' ? 0 : 24);
    }
  });

  it('usage_absent is withheld', async () => {
    for (const { text, record } of [await asJson('usage_absent'), await asStream('usage_absent')]) {
      expect(text).not.toContain('total_tokens');
      expect(record).toMatchObject({ usageReport: 'withheld', billed: { completion_tokens: 24 } });
    }
  });

  it('a stream whose caller did not ask is withheld too', async () => {
    const { record } = await asQuietStream('none');
    expect(record).toMatchObject({ usageReport: 'withheld', billed: { completion_tokens: 24 } });
  });

  it('usage_twice is right in the last report', async () => {
    const json = await asJson('usage_twice');
    expect(json.text.split('"usage":')).toHaveLength(3);
    expect(JSON.parse(json.text)).toHaveProperty('usage.completion_tokens', 24);
    const stream = await asStream('usage_twice');
    const reports = readChunks(stream.text).flatMap((chunk) => chunk.usage ?? []);
    expect(reports.map((usage) => usage.completion_tokens)).toEqual([1024, 24]);
    expect(stream.record.usageReport).toBe('sent');
  });
});

describe('an odd place', () => {
  it('usage_cumulative is on every chunk and grows, also when the stream is cut', async () => {
    const { text } = await asQuietStream('usage_cumulative');
    const counts = readChunks(text).map((chunk) => chunk.usage?.completion_tokens ?? -1);
    expect(counts[0]).toBe(0);
    expect(counts.at(-1)).toBe(24);
    expect([...counts].sort((a, b) => a - b)).toEqual(counts);
    const cut = await asQuietStream('usage_cumulative+end_mid_stream');
    expect(readLastUsage(cut.text)?.completion_tokens).toBe(cut.record.billed.completion_tokens);
    expect(cut.record).toMatchObject({ usageReport: 'sent', outcome: 'cut' });
  });

  it('usage_on_finish is on the finishing chunk, unasked', async () => {
    const { text, record } = await asQuietStream('usage_on_finish');
    const last = readChunks(text).at(-1);
    expect(last?.choices[0]?.finish_reason).toBe('stop');
    expect(last?.usage?.completion_tokens).toBe(24);
    expect(record.usageReport).toBe('sent');
  });

  it('usage_in_choice is inside the last choice, unasked', async () => {
    const { text, record } = await asQuietStream('usage_in_choice');
    expect(readChunks(text).at(-1)?.choices[0]?.usage?.completion_tokens).toBe(24);
    expect(readLastUsage(text)).toBeUndefined();
    expect(record.usageReport).toBe('sent');
    const json = JSON.parse((await asJson('usage_in_choice')).text) as object;
    expect(json).toHaveProperty('choices.0.usage.completion_tokens', 24);
    expect(json).not.toHaveProperty('usage');
  });

  it('usage_second_last is followed by a chunk without usage', async () => {
    const { text } = await asStream('usage_second_last');
    const [second, last] = readChunks(text).slice(-2);
    expect(second?.usage?.completion_tokens).toBe(24);
    expect(last).not.toHaveProperty('usage');
    expect(readEvents(text).at(-1)).toBe('[DONE]');
  });
});

describe('an odd spelling', () => {
  async function both(fault: string): Promise<readonly { usage: Usage; timings?: object }[]> {
    const json = JSON.parse((await asJson(fault)).text) as { usage: Usage };
    const chunk = readChunks((await asStream(fault)).text).at(-1);
    return [json, { ...chunk, usage: chunk?.usage ?? json.usage }];
  }

  it('usage_deepseek_cache names hits and misses', async () => {
    for (const { usage } of await both('usage_deepseek_cache,cached=2')) {
      expect(usage).toMatchObject({ prompt_cache_hit_tokens: 2, prompt_cache_miss_tokens: 4 });
      expect(usage).not.toHaveProperty('prompt_tokens_details');
    }
  });

  it('usage_cached_top has cached_tokens beside the totals', async () => {
    for (const { usage } of await both('usage_cached_top')) {
      expect(usage).toMatchObject({ prompt_tokens: 6, cached_tokens: 3 });
    }
  });

  it('timings_cache_n has it beside usage', async () => {
    for (const body of await both('timings_cache_n')) {
      expect(body.timings).toEqual({ cache_n: 3, prompt_n: 3 });
    }
  });

  it('usage_xai leaves reasoning out of completion_tokens, and bills it', async () => {
    for (const { usage } of await both('usage_xai')) {
      expect(usage).toMatchObject({
        completion_tokens: 24,
        total_tokens: 38,
        completion_tokens_details: { reasoning_tokens: 8 },
      });
    }
    expect((await asJson('usage_xai')).record.billed).toMatchObject({ completion_tokens: 32 });
  });
});
