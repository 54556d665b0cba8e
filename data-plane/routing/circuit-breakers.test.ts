// When a channel is taken out and how it comes back, with the clock as a parameter.
import { expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import type { Failure } from '../upstream/failure.ts';
import { CircuitBreakers } from './circuit-breakers.ts';

const channel = toId('channel', 'one');
const serverError: Failure = { reason: 'server_error', status: 500 };

function failTimes(
  breakers: CircuitBreakers,
  times: number,
  nowMs = 0,
  failure = serverError,
): void {
  for (let count = 0; count < times; count++) {
    breakers.begin(channel, nowMs);
    breakers.fail(channel, failure, nowMs);
  }
}

it('stays closed through a few failures and trips on the fifth in a row', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 4);
  expect(breakers.healthOf(channel, 0)).toBe('closed');
  failTimes(breakers, 1);
  expect(breakers.healthOf(channel, 0)).toBe('open');
  expect(breakers.tripped(0)).toEqual([{ channelId: channel, untilMs: 2000 }]);
});

it('lets one request through when its time is over, and closes when that one is answered', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 5);
  expect(breakers.healthOf(channel, 5000)).toBe('half_open');
  expect(breakers.begin(channel, 5000)).toBe(true);
  expect(breakers.begin(channel, 5000)).toBe(false);
  breakers.succeed(channel);
  expect(breakers.healthOf(channel, 5000)).toBe('closed');
});

it('stays out longer each time its trial fails', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 5);
  failTimes(breakers, 1, 5000);
  expect(breakers.healthOf(channel, 8999)).toBe('open');
  expect(breakers.healthOf(channel, 9000)).toBe('half_open');
});

it('trips on a share of failures even when they are never five in a row', () => {
  const breakers = new CircuitBreakers();
  for (let round = 0; round < 20; round++) {
    failTimes(breakers, 1);
    breakers.succeed(channel);
  }
  expect(breakers.healthOf(channel, 0)).toBe('open');
});

it('keeps to the upstream’s own Retry-After', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 1, 0, { reason: 'rate_limited', status: 429, retryAfterMs: 700 });
  expect(breakers.healthOf(channel, 699)).toBe('open');
  expect(breakers.healthOf(channel, 700)).toBe('half_open');
});

it('does not take an answer that was under way for a trial', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 5);
  breakers.succeed(channel);
  expect(breakers.healthOf(channel, 0)).toBe('open');
});

it('gives a trial’s place back when its outcome says nothing about the channel', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 5);
  expect(breakers.begin(channel, 5000)).toBe(true);
  breakers.pass(channel);
  expect(breakers.begin(channel, 5000)).toBe(true);
});

it('stays out no longer because two hundred calls were under way when it tripped', () => {
  const breakers = new CircuitBreakers();
  for (let count = 0; count < 200; count++) breakers.begin(channel, 0);
  for (let count = 0; count < 200; count++) breakers.fail(channel, serverError, 10);
  expect(breakers.tripped(10)).toEqual([{ channelId: channel, untilMs: 2010 }]);
});

it('stays out longer when a call that was under way hears a longer Retry-After', () => {
  const breakers = new CircuitBreakers();
  failTimes(breakers, 5);
  breakers.fail(channel, { reason: 'rate_limited', status: 429, retryAfterMs: 9000 }, 10);
  expect(breakers.tripped(10)).toEqual([{ channelId: channel, untilMs: 9010 }]);
});
