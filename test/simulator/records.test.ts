// The records of attempts: cancelled, listed, kept, reset, and surviving the death of the process.

import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type AttemptRecord,
  ask,
  type RunningSimulator,
  startSimulator,
} from './start-simulator.ts';

let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await simulator.control('attempts', { method: 'DELETE' });
});

interface Listing {
  readonly last: number;
  readonly attempts: readonly AttemptRecord[];
}

describe('a caller that closes', () => {
  it('is noticed at once, and what it got until then is billed', async () => {
    const id = simulator.nextId();
    const leaving = new AbortController();
    const body = ask({ stream: true, sim_tokens: 10_000, sim_interval_ms: 5 });
    const response = await simulator.chat(body, { id, signal: leaving.signal });
    const reader = response.body?.getReader();
    for (let reads = 0; reads < 5; reads += 1) {
      await reader?.read();
    }
    expect(await simulator.control('open')).toMatchObject({ open: 1, streams: 1, sockets: 1 });
    const leftAt = performance.timeOrigin + performance.now();
    leaving.abort();
    const record = await simulator.ended(id);
    expect(record.outcome).toBe('cancelled');
    expect((record.cancelledAt ?? 0) - leftAt).toBeLessThan(100);
    expect(record.billed.completion_tokens).toBeGreaterThan(0);
    expect(record.billed.completion_tokens).toBeLessThan(1_000);
    expect(record.usageReport).toBe('withheld');
    expect(await simulator.control('open')).toMatchObject({ open: 0, streams: 0 });
  });

  it('stops the pen when it only stops reading', async () => {
    const id = simulator.nextId();
    const leaving = new AbortController();
    const body = ask({
      stream: true,
      sim_tokens: 1_000_000,
      sim_interval_ms: 0,
      sim_fault: 'crlf',
    });
    const big = { ...body, sim_fault: 'big_event,bytes=60000000' };
    await simulator.chat(big, { id, signal: leaving.signal });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { attempts } = await simulator.control<Listing>(`attempts?ids=${id}`);
    expect(attempts[0]?.served.events).toBe(4);
    leaving.abort();
    expect((await simulator.ended(id)).outcome).toBe('cancelled');
  });
});

describe('the listing', () => {
  it('goes on from a sequence number, and finds by id', async () => {
    for (const id of ['one', 'two', 'three']) {
      await (await simulator.chat(ask(), { id })).text();
    }
    const all = await simulator.control<Listing>('attempts');
    expect(all.attempts.map((attempt) => attempt.attemptId)).toEqual(['one', 'two', 'three']);
    const later = await simulator.control<Listing>(`attempts?since=${all.attempts[0]?.seq}`);
    expect(later.attempts.map((attempt) => attempt.attemptId)).toEqual(['two', 'three']);
    expect((await simulator.control<Listing>('attempts?ids=two,four')).attempts).toHaveLength(1);
    expect((await simulator.control<Listing>(`attempts?since=${all.last}`)).attempts).toEqual([]);
    expect(await simulator.control('stats')).toMatchObject({
      closed: 3,
      promptTokens: 18,
      completionTokens: 72,
      byOutcome: { complete: 3 },
    });
  });

  it('is whole with thousands of attempts', async () => {
    const ids = Array.from({ length: 3_000 }, (_, at) => `many-${at}`);
    for (let at = 0; at < ids.length; at += 50) {
      const batch = ids.slice(at, at + 50);
      await Promise.all(batch.map(async (id) => (await simulator.chat(ask(), { id })).text()));
    }
    const { attempts } = await simulator.control<Listing>('attempts');
    expect(new Set(attempts.map((attempt) => attempt.attemptId))).toEqual(new Set(ids));
    expect((await fetch(`${simulator.url}/__sim/bodies/many-0`)).status).toBe(404);
    expect((await fetch(`${simulator.url}/__sim/bodies/many-2999`)).status).toBe(200);
  });

  it('keeps the content that was served', async () => {
    const body = ask({ stream: true, max_tokens: 4 });
    await (await simulator.chat(body, { id: 'kept' })).text();
    const content = await fetch(`${simulator.url}/__sim/contents/kept`);
    expect(await content.text()).toBe('You said: Hello there');
  });

  it('is not for browsers', async () => {
    const headers = { origin: 'http://evil.example' };
    expect((await fetch(`${simulator.url}/__sim/attempts`, { headers })).status).toBe(403);
  });
});

describe('the process', () => {
  it('leaves every attempt in its journal when it is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    const path = join(folder, 'journal.ndjson');
    const mortal = await startSimulator({ TOLLGATE_SIMULATOR_JOURNAL: path });
    await (await mortal.chat(ask(), { id: 'ended' })).text();
    const open = mortal.chat(ask({ sim_fault: 'hang_before_headers' }), { id: 'unended' });
    open.catch(() => undefined);
    while ((await mortal.control<{ open: number }>('open')).open === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const exit = once(mortal.child, 'exit');
    mortal.child.kill('SIGKILL');
    await exit;
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const seen = lines.map((line) => JSON.parse(line) as { moment: string; attemptId: string });
    expect(seen.map(({ moment, attemptId }) => `${moment} ${attemptId}`)).toEqual([
      'open ended',
      'closed ended',
      'open unended',
    ]);
    await rm(folder, { recursive: true });
  });

  it('stops at once on SIGTERM, streams or not', async () => {
    const mortal = await startSimulator();
    mortal.chat(ask({ sim_fault: 'hang_before_headers' })).catch(() => undefined);
    await mortal.control('stats');
    const began = performance.now();
    await mortal.stop();
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(mortal.child.exitCode).toBe(0);
  });

  it('says everything that is wrong with its settings', async () => {
    const starting = startSimulator({
      TOLLGATE_SIMULATOR_KEY: '',
      TOLLGATE_SIMULATOR_PORT: 'http',
    });
    await expect(starting).rejects.toThrow(/TOLLGATE_SIMULATOR_PORT.*TOLLGATE_SIMULATOR_KEY/);
  });
});
