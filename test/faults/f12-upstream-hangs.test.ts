// F12: the upstream hangs before its headers, before its first event, in the middle of a body, or
// drips a byte at a time.
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

for (const streamed of [false, true]) {
  const kind = streamed ? 'SSE' : 'JSON';
  it(`falls over when headers never come (${kind})`, () =>
    expectFailover(scene, 'hang_before_headers', {
      stream: streamed,
      reasons: ['headers_timeout'],
    }));
  it(`answers 503 when headers never come and nobody else is left (${kind})`, () =>
    expectRefusal(scene, 'hang_before_headers', {
      stream: streamed,
      status: 503,
      code: 'all_upstreams_failed',
    }));
}

it('falls over when the first event never comes (SSE)', () =>
  expectFailover(scene, 'hang_before_first_event', {
    stream: true,
    reasons: ['first_event_timeout'],
  }));
it('falls over when a body stalls (JSON)', () =>
  expectFailover(scene, 'stall_mid_body', {
    stream: false,
    reasons: ['first_event_timeout', 'idle_timeout'],
  }));
it('does not take comments for a first event (SSE)', () =>
  expectFailover(scene, 'keepalive_comments+hang_before_first_event,count=400', {
    stream: true,
    reasons: ['first_event_timeout'],
  }));
it('ends a stream that stalls after its first events with an error event', () =>
  expectBrokenStream(scene, 'hang_mid_stream'));
