// Writes an answer that is not streamed, with the faults that can befall it on the way.

import { gzipSync } from 'node:zlib';
import { isOpen, noteProduced } from './attempt.ts';
import { makeBigContent, spoilUtf8 } from './broken-bytes.ts';
import { breakOff, closeEarly, type Exchange, hang, pause, startAnswer } from './exchange.ts';
import type { FaultName } from './faults.ts';
import { formatJsonAnswer, type JsonAnswer } from './json-answer.ts';
import type { Answer } from './plan-answer.ts';
import { openSink } from './sink.ts';

const slowDefaultMs = 500;
const blankLines = 20;
const blankIntervalMs = 20;
const endlessPiece = 'x'.repeat(64 * 1024);
const endlessMax = 64 * 1024 * 1024;
const marker = '@spoiled@';

const jsonBreaks = [
  'hang_mid_stream',
  'stall_mid_body',
  'reset_mid_stream',
  'end_mid_stream',
  'fin_mid_stream',
  'half_json',
  'big_event_endless',
] as const satisfies readonly FaultName[];

const inPieces = [
  'slow_drip',
  'split',
  'keepalive_comments',
] as const satisfies readonly FaultName[];

/** Sends the whole answer, or as much of it as its fault leaves. */
export async function writeJson(exchange: Exchange, answer: Answer): Promise<void> {
  const { behaviour, request, attempt, response, created } = exchange;
  const { faults, options } = behaviour;
  if (faults.has('slow_json') || faults.has('slow_first')) {
    await pause(options.delay_ms ?? slowDefaultMs);
    if (!isOpen(attempt)) {
      return;
    }
  }
  const id = `chatcmpl-sim-${attempt.seq}`;
  const formed = formatJsonAnswer(answer, { id, created, model: request.model, faults });
  if (faults.size === 0) {
    const length = String(Buffer.byteLength(formed.text));
    startAnswer(exchange, 200, ['content-type', 'application/json', 'content-length', length]);
    noteAnswer(exchange, formed);
    response.end(formed.text);
    return;
  }
  const broken = jsonBreaks.find((name) => faults.has(name));
  if (broken !== undefined) {
    await writeBroken(exchange, formed, broken);
    return;
  }
  await writeWhole(exchange, formed);
}

async function writeWhole(exchange: Exchange, formed: JsonAnswer): Promise<void> {
  const { faults, options } = exchange.behaviour;
  const plain = distort(exchange, formed.text);
  const bytes = faults.has('gzip') ? gzipSync(plain) : plain;
  const type = faults.has('wrong_content_type') ? 'text/plain' : 'application/json';
  const headers = [
    'content-type',
    type,
    ...(faults.has('gzip') ? ['content-encoding', 'gzip'] : []),
  ];
  if (faults.has('gzip') || !inPieces.some((name) => faults.has(name))) {
    startAnswer(exchange, 200, [...headers, 'content-length', String(bytes.length)]);
    noteAnswer(exchange, formed);
    exchange.response.end(bytes);
    return;
  }
  startAnswer(exchange, 200, headers);
  exchange.response.flushHeaders();
  const sink = openSink(exchange);
  if (faults.has('keepalive_comments')) {
    for (
      let sent = 0;
      sent < (options.count ?? blankLines) && isOpen(exchange.attempt);
      sent += 1
    ) {
      await sink.write('\n');
      await pause(options.interval_ms ?? blankIntervalMs);
    }
  }
  const written = sink.write(bytes);
  noteAnswer(exchange, formed);
  await written;
  if (isOpen(exchange.attempt)) {
    await sink.end();
  }
}

/** Changes the text of a good answer without changing what it bills. */
function distort({ behaviour }: Exchange, text: string): Buffer {
  const { faults, options } = behaviour;
  if (faults.has('invalid_utf8')) {
    return spoilUtf8(text.replace('"content":"', `"content":"${marker}`), marker);
  }
  if (faults.has('big_event')) {
    const big = makeBigContent(options.bytes);
    return Buffer.from(text.replace('"content":"', `"content":"${big}`));
  }
  return Buffer.from(text);
}

async function writeBroken(
  exchange: Exchange,
  formed: JsonAnswer,
  broken: (typeof jsonBreaks)[number],
): Promise<void> {
  const { response, attempt } = exchange;
  if (broken === 'big_event_endless') {
    await writeEndless(exchange);
    return;
  }
  const whole = Buffer.from(formed.text);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const promised = broken === 'half_json' ? half.length : whole.length;
  startAnswer(exchange, 200, [
    'content-type',
    'application/json',
    'content-length',
    String(promised),
  ]);
  noteAnswer(exchange, { ...formed, content: '', verdict: 'absent' });
  if (broken === 'half_json') {
    attempt.intended = 'cut';
    response.end(half);
    return;
  }
  response.write(half);
  if (broken === 'reset_mid_stream') {
    await breakOff(exchange);
  } else if (broken === 'hang_mid_stream' || broken === 'stall_mid_body') {
    hang(exchange);
  } else {
    closeEarly(exchange);
  }
}

async function writeEndless(exchange: Exchange): Promise<void> {
  startAnswer(exchange, 200, ['content-type', 'application/json']);
  const sink = openSink(exchange);
  await sink.write('{"choices":[{"index":0,"message":{"role":"assistant","content":"');
  const limit = Math.min(exchange.behaviour.options.bytes ?? endlessMax, endlessMax);
  for (let sent = 0; sent < limit && isOpen(exchange.attempt); sent += endlessPiece.length) {
    await sink.write(endlessPiece);
  }
  hang(exchange);
}

function noteAnswer({ attempt, behaviour }: Exchange, formed: JsonAnswer): void {
  noteProduced(attempt, {
    text: formed.content,
    tokens: formed.bill.completionTokens,
    reasoningTokens: formed.bill.reasoningTokens,
    reports: formed.verdict,
  });
  if (formed.verdict === 'right' && behaviour.faults.has('usage_zero')) {
    attempt.billsNothing = true;
  }
}
