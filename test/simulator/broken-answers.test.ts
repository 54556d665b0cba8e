// Faults that break an answer on its way, seen from a bare socket: what came, and how it ended.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRawBody, requestRaw } from './raw-request.ts';
import { readChunks, readContent, readEvents } from './read-events.ts';
import {
  type AttemptRecord,
  ask,
  type RunningSimulator,
  startSimulator,
} from './start-simulator.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

async function meet(fault: string, stream: boolean) {
  const id = simulator.nextId();
  const extra = stream ? { stream_options: { include_usage: true } } : {};
  const answer = await requestRaw(simulator, ask({ stream, sim_fault: fault, ...extra }), { id });
  const record: AttemptRecord = await simulator.ended(id);
  return { ...answer, body: readRawBody(answer.text), record };
}

describe.each([{ stream: false }, { stream: true }])(
  'before any byte, with stream $stream',
  ({ stream }) => {
    it.each([
      ['hang_before_headers', 'silence', 'cancelled'],
      ['reset_before_headers', 'reset', 'cut'],
      ['end_before_headers', 'fin', 'cut'],
    ])('%s ends in %s and bills nothing', async (fault, end, outcome) => {
      const met = await meet(fault, stream);
      expect(met).toMatchObject({ text: '', end });
      expect(met.record).toMatchObject({ status: null, outcome, billed: { prompt_tokens: 0 } });
    });

    it('hang_before_first_event sends the headers alone', async () => {
      const met = await meet('hang_before_first_event', stream);
      expect(met.end).toBe('silence');
      expect(met.text).toMatch(/^HTTP\/1\.1 200 /);
      expect(met.body).toBe('');
      expect(met.record).toMatchObject({ outcome: 'cancelled', usageReport: 'withheld' });
    });
  },
);

describe('in the middle of a stream', () => {
  it.each([
    ['hang_mid_stream', 'silence', 'cancelled'],
    ['stall_mid_body', 'silence', 'cancelled'],
    ['reset_mid_stream', 'reset', 'cut'],
    ['fin_mid_stream', 'fin', 'cut'],
    ['end_mid_stream', 'silence', 'cut'],
  ])('%s leaves the content sent so far and ends in %s', async (fault, end, outcome) => {
    const met = await meet(`${fault},after=5`, true);
    expect(met.end).toBe(end);
    expect(met.text.endsWith('0\r\n\r\n')).toBe(fault === 'end_mid_stream');
    expect(readContent(met.body)).toBe('You said: Hello there');
    expect(met.body).not.toContain('[DONE]');
    expect(met.record).toMatchObject({
      outcome,
      usageReport: 'withheld',
      served: { events: 5, contentCharacters: 21 },
      billed: { prompt_tokens: 6, completion_tokens: 4 },
    });
  });

  it('breaks before the finish when the answer is shorter than that', async () => {
    const met = await meet('end_mid_stream,after=1000', true);
    expect(met.record.billed.completion_tokens).toBe(24);
    expect(met.body).not.toContain('"finish_reason":"stop"');
  });

  it('error_event_mid ends with an error event', async () => {
    const met = await meet('error_event_mid', true);
    expect(readChunks(met.body).at(-1)?.error?.message).toBeTruthy();
    expect(met.record).toMatchObject({ outcome: 'cut', usageReport: 'withheld' });
  });

  it('half_json cuts an event inside its JSON', async () => {
    const met = await meet('half_json', true);
    const last = readEvents(met.body).at(-1) ?? '';
    expect(last).toMatch(/^\{"id":/);
    expect(() => JSON.parse(last)).toThrow();
  });

  it('garbage is neither SSE nor JSON', async () => {
    const met = await meet('garbage', true);
    expect(met.text).toContain('text/event-stream');
    expect(readEvents(met.body)).toEqual([]);
    expect(met.body.length).toBe(4096);
    expect((await meet('garbage,after=2', true)).record.billed.completion_tokens).toBe(1);
  });

  it('invalid_utf8 spoils one event and goes on', async () => {
    const met = await meet('invalid_utf8', true);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(met.bytes)).toThrow();
    expect(readEvents(met.body).at(-1)).toBe('[DONE]');
    expect(met.record).toMatchObject({ outcome: 'complete', usageReport: 'sent' });
  });

  it('big_event is one good event of three megabytes', async () => {
    const met = await meet('big_event', true);
    const longest = Math.max(...readEvents(met.body).map((data) => data.length));
    expect(longest).toBeGreaterThan(3 * 1024 * 1024);
    expect(met.record).toMatchObject({ outcome: 'complete', usageReport: 'sent' });
  });

  it('big_event_endless never ends its line', async () => {
    const met = await meet('big_event_endless,bytes=2000000', true);
    expect(met.end).toBe('silence');
    expect(met.body.length).toBeGreaterThan(2_000_000);
    expect(met.body.slice(met.body.lastIndexOf('data:'))).not.toContain('\n');
  });

  it('finish_missing and done_missing leave out just that', async () => {
    const unfinished = await meet('finish_missing', true);
    expect(unfinished.body).not.toContain('"finish_reason":"stop"');
    expect(readEvents(unfinished.body).at(-1)).toBe('[DONE]');
    const undone = await meet('done_missing', true);
    expect(undone.body).toContain('"finish_reason":"stop"');
    expect(undone.body).not.toContain('[DONE]');
  });
});

describe('in the middle of a JSON body', () => {
  it.each([
    ['hang_mid_stream', 'silence', 'cancelled'],
    ['stall_mid_body', 'silence', 'cancelled'],
    ['reset_mid_stream', 'reset', 'cut'],
    ['end_mid_stream', 'fin', 'cut'],
    ['fin_mid_stream', 'fin', 'cut'],
  ])('%s sends half of what it promised and ends in %s', async (fault, end, outcome) => {
    const met = await meet(fault, false);
    expect(met.end).toBe(end);
    const promised = Number(/content-length: (\d+)/.exec(met.text)?.[1]);
    expect(met.body.length).toBe(Math.floor(promised / 2));
    expect(met.record).toMatchObject({ outcome, usageReport: 'withheld' });
  });

  it('half_json is well framed and does not parse', async () => {
    const met = await meet('half_json', false);
    expect(met.body.length).toBe(Number(/content-length: (\d+)/.exec(met.text)?.[1]));
    expect(() => JSON.parse(met.body)).toThrow();
    expect(met.record.outcome).toBe('cut');
  });

  it('garbage, invalid_utf8 and big_event are bodies of that kind', async () => {
    const noise = await meet('garbage', false);
    expect(() => JSON.parse(noise.body)).toThrow();
    expect(noise.record.outcome).toBe('refused');
    const spoiled = await meet('invalid_utf8', false);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(spoiled.bytes)).toThrow();
    const big = await meet('big_event', false);
    expect(JSON.parse(big.body)).toHaveProperty('usage.completion_tokens', 24);
    expect(big.body.length).toBeGreaterThan(3 * 1024 * 1024);
  });
});
