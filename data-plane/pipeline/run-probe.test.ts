// The reply of a channel test, whatever line ends a vendor uses and however its chunks fall.
import type { Dispatcher } from 'undici';
import { expect, it } from 'vitest';
import { nanoUsd } from '../contract/money.ts';
import type { Probe } from '../contract/sync-messages.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import { Watch } from '../upstream/watch.ts';
import type { NodeContext } from './node-context.ts';
import { runProbe } from './run-probe.ts';
import { Turn } from './turn.ts';

const channel = {
  timeouts: { connectMs: 1000, headersMs: 1000, firstEventMs: 1000, idleMs: 1000, totalMs: 5000 },
  acceptsLimit: true,
  limitParameter: 'max_tokens',
  costMultiplierPpm: 1_000_000n,
} as RuntimeChannel;

const probe = {
  probeId: 'one',
  stream: true,
  prompt: 'hello',
  outputTokens: 10,
  upstreamModel: 'm',
  hold: nanoUsd(1000n),
  model: { slug: 'm', price: { input: nanoUsd(1n), output: nanoUsd(1n) } },
} as Probe;

/** A node whose upstream answers at once with these bytes in one chunk. */
function nodeAnswering(text: string): NodeContext {
  const controller = { abort: () => undefined } as unknown as Dispatcher.DispatchController;
  const dispatch = (_permit: unknown, _channel: unknown, _request: unknown, handler: unknown) => {
    const { onRequestStart, onResponseStart, onResponseData, onResponseEnd } =
      handler as Required<Dispatcher.DispatchHandler>;
    onRequestStart.call(handler, controller, {});
    onResponseStart.call(handler, controller, 200, { 'content-type': 'text/event-stream' }, 'OK');
    onResponseData.call(handler, controller, Buffer.from(text));
    onResponseEnd.call(handler, controller, {});
  };
  const limits = { answerBytes: 1_000_000, eventBytes: 1_000_000 };
  const turn = new Turn((error) => {
    throw error;
  });
  return { transport: { dispatch, watch: new Watch() }, limits, turn } as unknown as NodeContext;
}

function eventsOf(eol: string, colon: string): string {
  const texts = ['Good ', 'morning'].map((content) =>
    JSON.stringify({ model: 'm', choices: [{ index: 0, delta: { content } }] }),
  );
  return [...texts, '[DONE]'].map((data) => `${colon}${data}${eol}${eol}`).join('');
}

it.each([
  ['\n', 'data: '],
  ['\r\n', 'data: '],
  ['\r\n', 'data:'],
])('shows the whole reply of a stream with %j and %j', async (eol, colon) => {
  const result = await runProbe(nodeAnswering(eventsOf(eol, colon)), probe, channel);
  expect(result).toMatchObject({ errorCode: null, status: 200, reply: 'Good morning' });
});
