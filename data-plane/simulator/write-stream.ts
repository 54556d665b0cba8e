// Writes a streamed answer: pace, spelling and delivery. What goes wrong in the middle is break-stream.ts.

import { isOpen, noteProduced } from './attempt.ts';
import { breakStream, chooseStreamBreak } from './break-stream.ts';
import { type Exchange, pause, startAnswer } from './exchange.ts';
import type { Answer } from './plan-answer.ts';
import { openSink, type Sink } from './sink.ts';
import { formatEvent } from './sse-event.ts';
import { type Frame, streamFrames } from './stream-frames.ts';

const intervalDefaultMs = 1;
const slowFirstDefaultMs = 500;
const keepAliveCount = 20;
const atOnceMax = 2_000;
const breakAfterDefault = 3;

/** Streams the whole answer, or as much of it as its fault leaves. */
export async function writeStream(exchange: Exchange, answer: Answer): Promise<void> {
  const { behaviour, request, attempt, response, created } = exchange;
  const { faults, options } = behaviour;
  const frames = streamFrames(answer, {
    id: `chatcmpl-sim-${attempt.seq}`,
    created,
    model: request.model,
    includeUsage: request.includeUsage,
    faults,
  });
  startAnswer(exchange, 200, streamHeaders(exchange));
  if (faults.size === 0 && options.interval_ms === 0 && answer.pieces.length <= atOnceMax) {
    writeAtOnce(exchange, frames);
    return;
  }
  response.flushHeaders();
  const sink = openSink(exchange);
  await waitForFirst(exchange, sink);
  const broken = chooseStreamBreak(faults);
  const breakAt = broken === null ? -1 : (options.after ?? defaultBreak(broken));
  let index = 0;
  let pending = breakAt >= 0;
  for (const frame of frames) {
    if (pending && (index >= breakAt || frame.finishes)) {
      pending = false;
      if (broken !== null && !(await breakStream(exchange, sink, { broken, frame, index }))) {
        return;
      }
    }
    if (!isOpen(attempt)) {
      return;
    }
    const written = sink.write(formatEvent(frame.data, faults, index));
    noteFrame(exchange, frame);
    await written;
    await pause(options.interval_ms ?? intervalDefaultMs);
    index += 1;
  }
  if (isOpen(attempt)) {
    await sink.end();
  }
}

function defaultBreak(broken: string): number {
  return broken === 'garbage' ? 0 : breakAfterDefault;
}

/** Without pace or fault one write is enough, and by far the cheapest. */
function writeAtOnce(exchange: Exchange, frames: Iterable<Frame>): void {
  let text = '';
  for (const frame of frames) {
    text += `data: ${frame.data}\n\n`;
    noteFrame(exchange, frame);
  }
  exchange.response.end(text);
}

function noteFrame({ attempt, behaviour }: Exchange, frame: Frame): void {
  noteProduced(attempt, frame);
  if (frame.reports === 'right' && behaviour.faults.has('usage_zero')) {
    attempt.billsNothing = true;
  }
}

async function waitForFirst(exchange: Exchange, sink: Sink): Promise<void> {
  const { faults, options } = exchange.behaviour;
  if (faults.has('slow_first') || faults.has('slow_json')) {
    await pause(options.delay_ms ?? slowFirstDefaultMs);
  }
  if (faults.has('keepalive_comments')) {
    const count = options.count ?? keepAliveCount;
    for (let sent = 0; sent < count && isOpen(exchange.attempt); sent += 1) {
      await sink.write(': keep-alive\n\n');
      await pause(options.interval_ms ?? intervalDefaultMs);
    }
  }
}

function streamHeaders({ behaviour }: Exchange): readonly string[] {
  const { faults } = behaviour;
  const type = faults.has('wrong_content_type') ? 'text/plain' : 'text/event-stream; charset=utf-8';
  const headers = ['content-type', type, 'cache-control', 'no-cache'];
  return faults.has('gzip') ? [...headers, 'content-encoding', 'gzip'] : headers;
}
