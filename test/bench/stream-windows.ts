// The two figures of streams: CPU per event at 200 paced streams, and memory per open stream at
// 2,000 slow ones.
import { setTimeout as sleep } from 'node:timers/promises';
import { startMeter } from './meter.ts';
import { readMemoryKb } from './process-cost.ts';
import { SLOW_BODY, STREAM_BODY } from './requests.ts';
import { StreamLoad } from './stream-load.ts';
import type { Target } from './target.ts';
import type { Sample } from './window.ts';

const STREAMS = 200;
const OPENING_MS = 600;
const WINDOW_MS = 1_000;

const HELD_STREAMS = 2_000;
const HELD_OPENING_MS = 2_000;
const MEMORY_STEP_MS = 100;
const MS_PER_S = 1_000;
const WARM_STREAMS = 100;

/** CPU per event that reached a client, the requests around them included. */
export async function measureEvents(target: Target): Promise<Sample> {
  const shape = { streams: STREAMS, body: STREAM_BODY, openingMs: OPENING_MS, renew: true };
  const load = new StreamLoad(target, shape);
  await load.open();
  const finish = startMeter(target);
  const before = load.events;
  await sleep(WINDOW_MS);
  const spent = finish();
  const events = load.events - before;
  await load.finish();
  if (events === 0) throw new Error(`${target.name} passed on no event.`);
  return {
    cost: spent.cpuUs / events,
    perSecond: events / spent.seconds,
    busy: spent.busy,
    others: spent.others,
    isVoid: false,
  };
}

/** Growth of a fresh process for each stream held open, at the peak. */
export async function measureMemory(target: Target): Promise<Sample> {
  await target.restart();
  const { pid } = target;
  if (pid === undefined) throw new Error(`${target.name} is not a process of ours.`);
  await warmUp(target);
  const startedAt = performance.now();
  const before = readMemoryKb(pid);
  const shape = { streams: HELD_STREAMS, body: SLOW_BODY, openingMs: HELD_OPENING_MS };
  const load = new StreamLoad(target, { ...shape, renew: false });
  let peak = before;
  const look = () => {
    peak = Math.max(peak, readMemoryKb(pid));
  };
  const looking = setInterval(look, MEMORY_STEP_MS);
  await load.open();
  const openAtOnce = HELD_STREAMS - load.finished;
  await load.finish();
  clearInterval(looking);
  const seconds = (performance.now() - startedAt) / MS_PER_S;
  return {
    cost: (peak - before) / openAtOnce,
    perSecond: load.events / seconds,
    busy: Number.NaN,
    others: 0,
    isVoid: openAtOnce < HELD_STREAMS,
  };
}

// Code is loaded and compiled before memory counts.
async function warmUp(target: Target): Promise<void> {
  const shape = { streams: WARM_STREAMS, body: STREAM_BODY, openingMs: MEMORY_STEP_MS };
  const load = new StreamLoad(target, { ...shape, renew: false });
  await load.open();
  await load.finish();
}
