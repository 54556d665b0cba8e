// The control API under /__sim/: what was seen and served, and which faults come next. For tests, not for vendors.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Attempt } from './attempt.ts';
import { parseBehaviour } from './faults.ts';
import { isObject } from './json.ts';
import { formatAttempt, type Ledger } from './ledger.ts';
import { readBody } from './read-body.ts';
import type { Scripts } from './scripts.ts';
import type { Violations } from './violations.ts';

export interface ControlContext {
  readonly ledger: Ledger;
  readonly scripts: Scripts;
  readonly violations: Violations;
  readonly now: () => number;
  readonly countSockets: () => { readonly all: number; readonly upstream: number };
}

const attemptsPerWrite = 500;
const scriptBytesMax = 64 * 1024;

/** Answers one control request. */
export function answerControl(
  context: ControlContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // A web page must not reach the record of prompts; browsers always say where they come from.
  if (request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined) {
    sendJson(response, 403, { error: 'The control API is not for browsers.' });
    return;
  }
  const url = new URL(request.url ?? '/', 'http://simulator');
  const { ledger, violations, scripts } = context;
  const keptId = /^\/__sim\/(bodies|contents)\/(.+)$/.exec(url.pathname);
  if (keptId !== null && request.method === 'GET') {
    sendKept(ledger, response, { part: keptId[1] ?? '', attemptId: decodeId(keptId[2] ?? '') });
    return;
  }
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /__sim/attempts':
      void sendAttempts(ledger, response, url.searchParams);
      return;
    case 'DELETE /__sim/attempts':
      ledger.clear();
      sendJson(response, 200, { ok: true });
      return;
    case 'GET /__sim/stats':
      sendJson(response, 200, { ...ledger.describeTotals(), process: describeProcess() });
      return;
    case 'GET /__sim/open':
      sendJson(response, 200, describeOpen(context));
      return;
    case 'GET /__sim/violations':
      sendJson(response, 200, violations.report());
      return;
    case 'DELETE /__sim/violations':
      violations.clear();
      sendJson(response, 200, { ok: true });
      return;
    case 'GET /__sim/script':
      sendJson(response, 200, { scripts: scripts.list() });
      return;
    case 'DELETE /__sim/script':
      scripts.clear(url.searchParams.get('model'));
      sendJson(response, 200, { ok: true });
      return;
    case 'POST /__sim/script':
      readScript(scripts, request, response);
      return;
    default:
      request.resume();
      sendJson(response, 404, { error: 'No such control path.' });
  }
}

async function sendAttempts(
  ledger: Ledger,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const since = Number(query.get('since') ?? '0');
  if (!Number.isSafeInteger(since) || since < 0) {
    sendJson(response, 400, { error: 'since must be the seq of an attempt.' });
    return;
  }
  const last = ledger.lastSeq;
  const found = chooseAttempts(ledger, since, query.get('ids'));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(`{"last":${last},"attempts":[`);
  let lines: string[] = [];
  let first = true;
  for (const attempt of found) {
    lines.push(`${first ? '' : ','}\n${formatAttempt(attempt)}`);
    first = false;
    if (lines.length >= attemptsPerWrite) {
      if (!response.write(lines.join('')) && !response.destroyed) {
        await new Promise<void>((resolve) => {
          response.once('drain', resolve).once('close', resolve);
        });
      }
      lines = [];
    }
    if (response.destroyed) {
      return;
    }
  }
  response.end(`${lines.join('')}\n]}\n`);
}

function chooseAttempts(ledger: Ledger, since: number, ids: string | null): Iterable<Attempt> {
  if (ids === null) {
    return ledger.list(since);
  }
  const wanted = new Set(ids.split(','));
  return [...ledger.list(since)].filter((attempt) => wanted.has(attempt.attemptId));
}

function sendKept(
  ledger: Ledger,
  response: ServerResponse,
  { part, attemptId }: { part: string; attemptId: string },
): void {
  const kept = ledger.findKept(attemptId);
  if (kept === undefined) {
    sendJson(response, 404, { error: 'No text is kept for that attempt; only the newest are.' });
    return;
  }
  const bytes = part === 'bodies' ? kept.raw : Buffer.from(kept.content);
  const type = part === 'bodies' ? 'application/octet-stream' : 'text/plain; charset=utf-8';
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

function readScript(scripts: Scripts, request: IncomingMessage, response: ServerResponse): void {
  readBody(request, scriptBytesMax, (body) => {
    if (body.kind !== 'whole') {
      sendJson(response, 413, { error: 'The script is too large.' });
      return;
    }
    const reason = addScript(scripts, body.bytes.toString());
    sendJson(
      response,
      reason === null ? 200 : 400,
      reason === null ? { ok: true } : { error: reason },
    );
  });
}

function addScript(scripts: Scripts, text: string): string | null {
  let script: unknown;
  try {
    script = JSON.parse(text);
  } catch {
    return 'Send a JSON object: {"model","fault","times","options"}.';
  }
  if (!isObject(script) || typeof script.model !== 'string') {
    return 'model must name an upstream model, or be "*".';
  }
  const { model, fault = '', times = null, options = {} } = script;
  if (typeof fault !== 'string' && fault !== null) {
    return 'fault must be the name of a fault, several joined by "+", or absent.';
  }
  if (times !== null && (typeof times !== 'number' || !Number.isSafeInteger(times) || times < 1)) {
    return 'times must be a positive integer, or absent for always.';
  }
  if (!isObject(options)) {
    return 'options must be an object of numbers.';
  }
  const written = [
    fault ?? '',
    ...Object.entries(options).map(([name, value]) => `${name}=${String(value)}`),
  ].join(',');
  const behaviour = parseBehaviour(written);
  if (!behaviour.ok) {
    return behaviour.reason;
  }
  const added = scripts.add({ model, behaviour: behaviour.value, written, times });
  return added ? null : 'Too many scripts wait; clear them with DELETE /__sim/script.';
}

function describeOpen({ ledger, countSockets, now }: ControlContext): object {
  const attempts = ledger.listOpen().map(({ attemptId, model, stream, receivedAt, events }) => ({
    attemptId,
    model,
    stream,
    openMs: now() - receivedAt,
    events,
  }));
  const streams = attempts.filter(({ stream }) => stream === true).length;
  const sockets = countSockets();
  return {
    sockets: sockets.upstream,
    allSockets: sockets.all,
    streams,
    open: attempts.length,
    attempts,
  };
}

function describeProcess(): object {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuUserMs: user / 1_000, cpuSystemMs: system / 1_000, rss, heapUsed };
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
