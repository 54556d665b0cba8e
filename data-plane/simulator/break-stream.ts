// What can go wrong in the middle of a streamed answer. Each break says whether the answer goes on after it.

import { isOpen, noteProduced } from './attempt.ts';
import { makeBigContent, makeNoise, spoilUtf8 } from './broken-bytes.ts';
import { breakOff, closeEarly, type Exchange, hang } from './exchange.ts';
import type { FaultName } from './faults.ts';
import type { Sink } from './sink.ts';
import { formatEvent } from './sse-event.ts';
import type { Frame } from './stream-frames.ts';

const streamBreaks = [
  'hang_mid_stream',
  'stall_mid_body',
  'reset_mid_stream',
  'end_mid_stream',
  'fin_mid_stream',
  'garbage',
  'half_json',
  'invalid_utf8',
  'error_event_mid',
  'big_event',
  'big_event_endless',
] as const satisfies readonly FaultName[];

export type StreamBreak = (typeof streamBreaks)[number];

const endlessMax = 64 * 1024 * 1024;
const endlessPiece = 'x'.repeat(64 * 1024);
const marker = '@spoiled@';

/** The break that these faults ask for, if any. */
export function chooseStreamBreak(faults: ReadonlySet<FaultName>): StreamBreak | null {
  return streamBreaks.find((name) => faults.has(name)) ?? null;
}

/** Breaks the stream before the given frame; true when the answer goes on with it. */
export async function breakStream(
  exchange: Exchange,
  sink: Sink,
  place: { broken: StreamBreak; frame: Frame; index: number },
): Promise<boolean> {
  const { frame, index } = place;
  const event = formatEvent(frame.data, exchange.behaviour.faults, index);
  switch (place.broken) {
    case 'hang_mid_stream':
      hang(exchange);
      return false;
    case 'stall_mid_body':
      await sink.write(event.slice(0, Math.floor(event.length / 2)));
      hang(exchange);
      return false;
    case 'reset_mid_stream':
      await breakOff(exchange);
      return false;
    case 'fin_mid_stream':
      closeEarly(exchange);
      return false;
    case 'end_mid_stream':
      return endCut(exchange, sink, null);
    case 'garbage':
      return endCut(exchange, sink, makeNoise());
    case 'half_json':
      return endCut(exchange, sink, `data: ${frame.data.slice(0, frame.data.length / 2)}\n\n`);
    case 'error_event_mid':
      return endCut(exchange, sink, `data: ${streamError}\n\n`);
    case 'invalid_utf8':
      await writeContent(exchange, sink, marker);
      return true;
    case 'big_event':
      await writeContent(exchange, sink, makeBigContent(exchange.behaviour.options.bytes));
      return true;
    case 'big_event_endless':
      await writeEndless(exchange, sink);
      return false;
  }
}

const streamError = JSON.stringify({
  error: {
    message: 'The server had an error while processing your request',
    type: 'server_error',
    param: null,
    code: null,
  },
});

async function endCut(
  exchange: Exchange,
  sink: Sink,
  last: string | Buffer | null,
): Promise<false> {
  exchange.attempt.intended = 'cut';
  if (last !== null) {
    await sink.write(last);
  }
  await sink.end();
  return false;
}

/** Extra content, spoiled bytes or very many good ones, that belongs to the token before it and bills nothing. */
async function writeContent(exchange: Exchange, sink: Sink, text: string): Promise<void> {
  const { attempt, behaviour, request, created } = exchange;
  const data = JSON.stringify({
    id: `chatcmpl-sim-${attempt.seq}`,
    object: 'chat.completion.chunk',
    created,
    model: request.model,
    choices: [{ index: 0, delta: { content: text }, logprobs: null, finish_reason: null }],
  });
  const event = formatEvent(data, behaviour.faults, 0);
  const written = sink.write(text === marker ? spoilUtf8(event, marker) : event);
  const seen = text === marker ? '\ufffd\ufffd(' : text;
  noteProduced(attempt, { text: seen, tokens: 0, reasoningTokens: 0, reports: 'absent' });
  await written;
}

async function writeEndless(exchange: Exchange, sink: Sink): Promise<void> {
  await sink.write('data: {"choices":[{"index":0,"delta":{"content":"');
  const limit = Math.min(exchange.behaviour.options.bytes ?? endlessMax, endlessMax);
  for (let sent = 0; sent < limit && isOpen(exchange.attempt); sent += endlessPiece.length) {
    await sink.write(endlessPiece);
  }
  hang(exchange);
}
