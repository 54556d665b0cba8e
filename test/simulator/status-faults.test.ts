// Faults that replace the answer: error statuses, and failures dressed as status 200.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from './read-events.ts';
import { ask, type RunningSimulator, startSimulator } from './start-simulator.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

const nothing = { prompt_tokens: 0, completion_tokens: 0, cached_tokens: 0, reasoning_tokens: 0 };

describe.each([{ stream: false }, { stream: true }])('with stream $stream', ({ stream }) => {
  it.each([
    ['rate_limit', 429, 'rate_limit_exceeded'],
    ['server_error', 500, null],
    ['overloaded', 503, null],
    ['auth', 401, 'invalid_api_key'],
    ['quota', 402, 'insufficient_quota'],
    ['bad_request', 400, 'context_length_exceeded'],
    ['bad_request,kind=content_policy', 400, 'content_policy_violation'],
    ['bad_request,kind=invalid_parameter', 400, 'invalid_value'],
    ['error_status,status=504', 504, null],
  ])('%s answers %i', async (fault, status, code) => {
    const id = simulator.nextId();
    const response = await simulator.chat(ask({ stream, model: `sim-chat:${fault}` }), { id });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json');
    const body = (await response.json()) as { error: { message: string; code: string | null } };
    expect(body.error).toMatchObject({ code });
    expect(await simulator.ended(id)).toMatchObject({
      status,
      outcome: 'refused',
      usageReport: 'none',
      billed: nothing,
    });
  });

  it('rate_limit says when to come back', async () => {
    const response = await simulator.chat(ask({ stream, sim_fault: 'rate_limit,retry_after=7' }));
    expect(response.headers.get('retry-after')).toBe('7');
    await response.body?.cancel();
  });

  it.each([
    ['html_200', 'text/html; charset=utf-8', '<!doctype html>'],
    ['error_200', 'application/json', '{"error":{'],
  ])('%s answers 200 with something else', async (fault, type, start) => {
    const id = simulator.nextId();
    const response = await simulator.chat(ask({ stream, sim_fault: fault }), { id });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await response.text()).startsWith(start)).toBe(true);
    expect(await simulator.ended(id)).toMatchObject({ outcome: 'refused', billed: nothing });
  });

  it.each([
    ['error_event', '"error":{'],
    ['base_resp', '"base_resp":{"status_code":1002'],
    ['base_resp,code=1008', '"base_resp":{"status_code":1008'],
  ])('%s answers 200 with a failure in the wire form of an answer', async (fault, part) => {
    const id = simulator.nextId();
    const response = await simulator.chat(ask({ stream, sim_fault: fault }), { id });
    expect(response.status).toBe(200);
    const text = await response.text();
    const [first = ''] = stream ? readEvents(text) : [text];
    expect(first).toContain(part);
    expect(() => JSON.parse(first)).not.toThrow();
    expect(await simulator.ended(id)).toMatchObject({ outcome: 'refused', billed: nothing });
  });
});

describe('the choice of a fault', () => {
  it('comes from a header, and a script outranks it for as many attempts as it says', async () => {
    const headers = { 'x-simulator-fault': 'server_error' };
    await simulator.script({ model: 'sim-small', fault: 'rate_limit', times: 2 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const response = await simulator.chat(ask({ model: 'sim-small' }), { headers });
      statuses.push(response.status);
      await response.body?.cancel();
    }
    expect(statuses).toEqual([429, 429, 500]);
  });

  it('lasts until cleared when a script has no count, and options travel with it', async () => {
    await simulator.script({ model: '*', options: { tokens: 3 } });
    for (let turn = 0; turn < 3; turn += 1) {
      const answer = (await (await simulator.chat(ask())).json()) as { usage: object };
      expect(answer.usage).toMatchObject({ completion_tokens: 3 });
    }
    await simulator.control('script', { method: 'DELETE' });
    const answer = (await (await simulator.chat(ask())).json()) as { usage: object };
    expect(answer.usage).toMatchObject({ completion_tokens: 24 });
  });

  it('refuses a script that it does not understand', async () => {
    for (const script of [{}, { model: 'sim-chat', fault: 'no_such' }, { model: 'x', times: 0 }]) {
      const body = JSON.stringify(script);
      const response = await fetch(`${simulator.url}/__sim/script`, { method: 'POST', body });
      expect(response.status).toBe(400);
      await response.body?.cancel();
    }
  });
});
