// F14: the upstream resets, cuts its JSON, sends garbage, the wrong type, a huge event, compressed
// bytes or a flood of headers. Before the first byte the next channel answers; after it the client
// gets an error event.
import { afterAll, afterEach, beforeAll, it } from 'vitest';
import {
  expectBrokenStream,
  expectFailover,
  expectHealthy,
  expectRefusal,
  type FaultScene,
  setFaultScene,
} from './fault-scene.ts';

let scene: FaultScene;
beforeAll(async () => {
  scene = await setFaultScene();
});
afterEach(() => expectHealthy(scene));
afterAll(() => scene?.system.stop());

const BEFORE: readonly [fault: string, streams: readonly boolean[], reasons: readonly string[]][] =
  [
    ['reset_before_headers', [false, true], ['reset']],
    ['end_before_headers', [false, true], ['reset']],
    ['half_json', [false], ['garbage']],
    ['garbage', [false, true], ['garbage', 'wrong_content_type', 'ended_early']],
    ['invalid_utf8', [false], ['garbage']],
    ['html_200', [false, true], ['wrong_content_type', 'garbage']],
    ['wrong_content_type', [false, true], ['wrong_content_type']],
    ['error_200', [false, true], ['error_answer', 'wrong_content_type']],
    ['error_event', [true], ['error_answer']],
    ['base_resp', [false], ['error_answer']],
    ['gzip', [false, true], ['encoded']],
    ['header_flood', [false, true], ['garbage', 'reset']],
    ['server_error', [false, true], ['server_error']],
    ['overloaded', [false], ['server_error']],
    ['rate_limit,retry_after=0', [false, true], ['rate_limited']],
    ['auth', [false], ['unauthorized']],
    ['quota', [false], ['out_of_quota']],
  ];

for (const [fault, streams, reasons] of BEFORE) {
  for (const streamed of streams) {
    it(`falls over on ${fault} (${streamed ? 'SSE' : 'JSON'})`, () =>
      expectFailover(scene, fault, { stream: streamed, reasons }));
  }
}

for (const fault of [
  'reset_mid_stream',
  'end_mid_stream',
  'error_event_mid',
  'half_json',
  'invalid_utf8',
]) {
  it(`ends a stream with an error event on ${fault}`, () => expectBrokenStream(scene, fault));
}

it('passes on a refusal of the request itself, without naming the upstream', () =>
  expectRefusal(scene, 'bad_request', {
    stream: false,
    status: 400,
    code: 'context_length_exceeded',
  }));
it('answers 503 with the number of attempts when all have failed', () =>
  expectRefusal(scene, 'server_error', {
    stream: true,
    status: 503,
    code: 'all_upstreams_failed',
  }));
