// What an attempt makes of an upstream's head and silence, with undici's calls made by hand.
import { expect, it, vi } from 'vitest';
import { nanoUsd } from '../contract/money.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import { Attempt, type AttemptListener } from './attempt.ts';
import { Watch } from './watch.ts';

const IDLE_MS = 40;

function answeredAttempt(headers: Record<string, string> = {}) {
  const listener = {
    onHead: vi.fn<AttemptListener['onHead']>(),
    onData: vi.fn<AttemptListener['onData']>(),
    onEnd: vi.fn<AttemptListener['onEnd']>(),
    onFail: vi.fn<AttemptListener['onFail']>(),
  };
  const timeouts = {
    connectMs: 1000,
    headersMs: 1000,
    firstEventMs: 5000,
    idleMs: IDLE_MS,
    totalMs: 60_000,
  };
  const attempt = new Attempt({ timeouts } as RuntimeChannel, listener);
  const watch = new Watch(5);
  const transport = { watch, dispatch: () => undefined, close: async () => undefined };
  const request = { path: '/', body: Buffer.alloc(0), attemptId: 'one', stream: true };
  attempt.send(transport, { amount: nanoUsd(1n) }, request);
  const controller = { pause: vi.fn(), resume: vi.fn(), abort: vi.fn() };
  attempt.onRequestStart(controller as never);
  attempt.onResponseStart(controller as never, 200, headers);
  return { attempt, listener };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

it('blames an upstream for its silence, and not for a silence that we asked for', async () => {
  const { attempt, listener } = answeredAttempt();
  attempt.markFirstEvent();
  attempt.pause();
  await wait(IDLE_MS * 3);
  expect(listener.onFail).not.toHaveBeenCalled();
  attempt.resume();
  await vi.waitFor(() => expect(listener.onFail).toHaveBeenCalledTimes(1));
  expect(listener.onFail.mock.lastCall?.[0]).toEqual({ reason: 'idle_timeout', status: 200 });
});

it('does not blame an upstream for what came while the process was stopped', async () => {
  const { attempt, listener } = answeredAttempt();
  attempt.markFirstEvent();
  await wait(IDLE_MS / 2);
  // As after a SIGSTOP: timers are due before the bytes that have come are read.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, IDLE_MS * 3);
  await new Promise((resolve) => setImmediate(resolve));
  attempt.onResponseData({} as never, Buffer.from('late'));
  await wait(IDLE_MS / 4);
  expect(listener.onFail).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(listener.onFail).toHaveBeenCalledTimes(1));
});

it('knows content types however they are written', () => {
  const { attempt, listener } = answeredAttempt({
    'content-type': 'Text/Event-Stream; Charset=UTF-8',
    'content-encoding': 'Identity',
  });
  attempt.cancel();
  expect(listener.onHead.mock.lastCall?.[0]).toMatchObject({
    contentType: 'text/event-stream; charset=utf-8',
    contentEncoding: 'identity',
  });
});
