// A fault of ours in the middle of a request, wherever it strikes: the client gets an end, the hold
// comes back or is settled, and nothing is left open.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dispatcher } from 'undici';
import { expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import { nanoUsd } from '../contract/money.ts';
import type { UsageEvent } from '../contract/usage-event.ts';
import { CircuitBreakers } from '../routing/circuit-breakers.ts';
import { Watch } from '../upstream/watch.ts';
import { readChatAsk } from '../wire/chat-completions.ts';
import type { Reserved } from './exchange.ts';
import { Forward } from './forward.ts';
import type { NodeContext } from './node-context.ts';
import { NodeFigures } from './node-figures.ts';
import { OpenRequests } from './open-requests.ts';
import { Turn } from './turn.ts';

const ANSWER = JSON.stringify({
  model: 'vendor',
  choices: [{ index: 0, message: { content: 'Good morning' } }],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
});

type Step = 'start' | 'event' | 'answer' | 'settle' | 'nothing';

const channel = {
  id: toId('channel', 'c1'),
  origin: 'http://upstream.example',
  timeouts: { connectMs: 1000, headersMs: 1000, firstEventMs: 1000, idleMs: 1000, totalMs: 5000 },
  acceptsLimit: true,
  limitParameter: 'max_tokens',
};

/** An upstream that answers at once. */
function dispatch(...[, , , handler]: readonly unknown[]): void {
  const controller = { abort: () => undefined } as unknown as Dispatcher.DispatchController;
  const { onRequestStart, onResponseStart, onResponseData, onResponseEnd } =
    handler as Required<Dispatcher.DispatchHandler>;
  onRequestStart.call(handler, controller, {});
  onResponseStart.call(handler, controller, 200, { 'content-type': 'application/json' });
  onResponseData.call(handler, controller, Buffer.from(ANSWER));
  onResponseEnd.call(handler, controller, {});
}

/** Throws where it is told to. */
function strike(at: Step, step: Step): void {
  if (step === at) throw new Error(`broken at ${at}`);
}

function makeNode(step: Step, ends: string[]): NodeContext {
  const desk = {
    intend: (_event: unknown, then: (written: { ok: true }) => void) => then({ ok: true }),
    finish: (_hold: unknown, event: UsageEvent) => ends.push(event.outcome),
    release: () => ends.push('released'),
  };
  return {
    turn: new Turn(() => ends.push('turn.failed')),
    open: new OpenRequests(),
    figures: new NodeFigures(),
    breakers: new CircuitBreakers(),
    ratios: { learn: () => strike('settle', step) },
    transport: { watch: new Watch(), dispatch },
    limits: { answerBytes: 100_000, eventBytes: 100_000, stallMs: 1000, keepAliveMs: 1000 },
    desk,
    nextAttemptId: () => {
      strike('start', step);
      return toId('attempt', 'a1');
    },
    log: { error: () => ends.push('logged') },
  } as unknown as NodeContext;
}

function makeReserved(step: Step, response: ServerResponse): Reserved {
  const ask = readChatAsk(Buffer.from('{"model":"m","messages":[{"role":"user","content":"a"}]}'));
  if (!ask.ok) throw new Error('the body is well-formed');
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: never[]) => {
    if (status === 200) strike('answer', step);
    return writeHead(status, ...rest);
  };
  const rates = { scale: 1n, input: 1n, output: 1n, cacheRead: 1n, cacheWrite: 1n };
  return {
    id: toId('request', 'r1'),
    response,
    ask: ask.value,
    model: {
      id: toId('model', 'm1'),
      contextTokens: 1000,
      maxOutputTokens: 100,
      price: { id: 'v1' },
    },
    table: {
      channelOf: () => channel,
      costRatesOf: () => rates,
      settings: { feePpm: 0n },
      groupPpm: () => strike('event', step),
    },
    key: { account: { mode: 'live' } },
    attempts: [{ channelId: channel.id, upstreamModel: 'vendor' }],
    rates,
    hold: { leaseId: 'l1', pocketId: 'p1', amount: nanoUsd(1000n) },
    startedMs: performance.now(),
  } as unknown as Reserved;
}

/** Serves one request over a real connection; the values say how each side ended. */
async function serveOne(step: Step) {
  const ends: string[] = [];
  const node = makeNode(step, ends);
  const server = createServer((_request, response) =>
    new Forward(node, makeReserved(step, response)).start(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
  await answer.text();
  await new Promise((resolve) => setTimeout(resolve, 20));
  server.closeAllConnections();
  server.close();
  return { status: answer.status, ends, open: node.open.size, inFlight: node.figures.inFlight };
}

it.each([
  ['nothing', 200, ['settled']],
  ['start', 500, ['logged', 'void']],
  ['answer', 500, ['logged', 'void']],
  ['event', 500, ['logged', 'released', 'logged']],
  ['settle', 200, ['logged', 'void']],
] as const)('ends once and whole with a fault in %s', async (step, status, ends) => {
  expect(await serveOne(step)).toEqual({ status, ends, open: 0, inFlight: 0 });
});
