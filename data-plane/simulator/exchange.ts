// One request being answered, and the waits that all writers share. Every wait has a limit and ends with the caller.

import type { ServerResponse } from 'node:http';
import type { Attempt } from './attempt.ts';
import type { ChatRequest } from './check-body.ts';
import type { Behaviour } from './faults.ts';

export interface Exchange {
  readonly request: ChatRequest;
  readonly behaviour: Behaviour;
  readonly attempt: Attempt;
  readonly response: ServerResponse;
  /** Seconds since the epoch, for `created`. */
  readonly created: number;
}

const hangMaxMs = 600_000;
/** Long enough for what was written to leave before a reset overtakes it. */
const settleMs = 5;

/** Sends the head of an answer, with the private headers that a vendor adds and a gateway must drop. */
export function startAnswer(exchange: Exchange, status: number, headers: readonly string[]): void {
  const { attempt, response, behaviour } = exchange;
  const { faults, options } = behaviour;
  attempt.status = status;
  if (faults.has('early_hints')) {
    sendEarlyHints(response, options.count ?? 1_000);
  }
  const own = ['x-request-id', `req-${attempt.seq}`, 'set-cookie', 'vendor_session=simulator'];
  const flood = faults.has('header_flood') ? makeFlood(options.count ?? 1_400) : [];
  response.writeHead(status, [...own, ...headers, ...flood]);
}

/** Waits, at most as long as a hang may last. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(ms, hangMaxMs));
  });
}

/** Leaves the answer as it is until the caller closes, or the limit cuts it. */
export function hang(exchange: Exchange): void {
  const { response } = exchange;
  const timer = setTimeout(() => breakOff(exchange), hangMaxMs);
  response.once('close', () => clearTimeout(timer));
}

/** Resets the connection once what was written has left. */
export async function breakOff(exchange: Exchange): Promise<void> {
  await pause(settleMs);
  exchange.attempt.cutting = true;
  exchange.attempt.intended = 'cut';
  exchange.response.socket?.resetAndDestroy();
}

/** Ends the connection in order, but without ending the answer. */
export function closeEarly(exchange: Exchange): void {
  exchange.attempt.cutting = true;
  exchange.attempt.intended = 'cut';
  exchange.response.socket?.destroySoon();
}

function sendEarlyHints(response: ServerResponse, count: number): void {
  const hint = 'HTTP/1.1 103 Early Hints\r\nlink: </style.css>; rel=preload; as=style\r\n\r\n';
  for (let sent = 0; sent < count; sent += 1) {
    response.socket?.write(hint);
  }
}

function makeFlood(count: number): readonly string[] {
  const headers: string[] = [];
  for (let at = 0; at < count; at += 1) {
    headers.push(`x-flood-${at}`, 'water');
  }
  return headers;
}
