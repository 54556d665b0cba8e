// Good answers delivered in unusual ways. Each must still say exactly what the plain one says.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRawBody, requestRaw } from './raw-request.ts';
import { readContent, readEvents, readLastUsage } from './read-events.ts';
import { ask, type RunningSimulator, startSimulator } from './start-simulator.ts';

let simulator: RunningSimulator;
let plain = '';

beforeAll(async () => {
  simulator = await startSimulator();
  plain = readContent(await (await simulator.chat(streamed('none'))).text());
});
afterAll(() => simulator.stop());

function streamed(fault: string): object {
  return ask({ stream: true, stream_options: { include_usage: true }, sim_fault: fault });
}

async function meet(fault: string) {
  const answer = await requestRaw(simulator, streamed(fault));
  return { ...answer, body: readRawBody(answer.text) };
}

describe('a stream', () => {
  it.each([
    'crlf',
    'split',
    'multi_line_data',
    'event_fields',
    'keepalive_comments',
    'early_hints',
  ])('keeps its content and usage under %s', async (fault) => {
    const { body } = await meet(fault);
    expect(readContent(body)).toBe(plain);
    expect(readLastUsage(body)?.completion_tokens).toBe(24);
    expect(readEvents(body).at(-1)).toBe('[DONE]');
  });

  it('is spelled as each fault says', async () => {
    expect((await meet('crlf')).body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect((await meet('multi_line_data')).body).toMatch(/data: {\ndata: /);
    const fields = (await meet('event_fields')).body;
    expect(fields).toMatch(/id: 1\nretry: 1500\ndata:\{/);
    expect(fields).toMatch(/id: 2\revent: message\rdata: \{/);
    expect((await meet('keepalive_comments,count=7')).body.split(': keep-alive\n\n')).toHaveLength(
      8,
    );
    expect((await meet('early_hints,count=9')).text.split('HTTP/1.1 103 ')).toHaveLength(10);
    expect((await meet('crlf+split')).body).toContain('\r\n\r\n');
  });

  it('arrives in odd pieces under split and byte by byte under slow_drip', async () => {
    const { arrivals } = await meet('split,tokens=3');
    expect(arrivals.length).toBeGreaterThan(20);
    const began = performance.now();
    const drip = await meet('slow_drip,interval_ms=1,tokens=1');
    expect(performance.now() - began).toBeGreaterThan(drip.body.length);
    expect(drip.text).toMatch(/\r\n1\r\nd\r\n1\r\na\r\n1\r\nt\r\n/);
  });

  it('is compressed under gzip', async () => {
    const response = await simulator.chat(streamed('gzip'));
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(readContent(await response.text())).toBe(plain);
  });

  it('comes late under slow_first', async () => {
    const response = await simulator.chat(streamed('slow_first,delay_ms=200'));
    const headersAt = performance.now();
    await response.text();
    expect(performance.now() - headersAt).toBeGreaterThan(150);
  });
});

describe('a JSON answer', () => {
  it.each(['split', 'gzip', 'slow_json,delay_ms=50', 'keepalive_comments,count=3', 'early_hints'])(
    'parses under %s',
    async (fault) => {
      const response = await simulator.chat(ask({ sim_fault: fault }));
      expect(await response.json()).toHaveProperty('choices.0.message.content', plain);
    },
  );

  it('claims another model under model_swapped, in SSE too', async () => {
    const json = await simulator.chat(ask({ sim_fault: 'model_swapped' }));
    expect(await json.json()).toHaveProperty('model', 'another-model-2026');
    expect((await meet('model_swapped')).body).toContain('"model":"another-model-2026"');
  });

  it('claims to be plain text under wrong_content_type, in SSE too', async () => {
    for (const body of [ask({ sim_fault: 'wrong_content_type' }), streamed('wrong_content_type')]) {
      const response = await simulator.chat(body);
      expect(response.headers.get('content-type')).toBe('text/plain');
      await response.text();
    }
  });
});

describe('a hostile head or body', () => {
  it('header_flood has more headers than anyone reads', async () => {
    const { text } = await requestRaw(simulator, ask({ sim_fault: 'header_flood' }));
    expect(text.split('x-flood-')).toHaveLength(1_401);
  });

  it('gzip_bomb is small and becomes huge', async () => {
    const { gunzipSync } = await import('node:zlib');
    const answer = await requestRaw(simulator, ask({ sim_fault: 'gzip_bomb' }), {
      silenceMs: 2_000,
    });
    const packed = answer.bytes.subarray(answer.bytes.indexOf('\r\n\r\n') + 4);
    expect(packed.length).toBeLessThan(200_000);
    expect(() => gunzipSync(packed, { maxOutputLength: 90 * 1024 * 1024 })).toThrow();
  });

  it('the private headers of the vendor are there for a gateway to drop', async () => {
    const response = await simulator.chat(ask());
    expect(response.headers.get('set-cookie')).toContain('vendor_session');
    expect(response.headers.get('x-request-id')).toMatch(/^req-/);
    await response.body?.cancel();
  });
});
