// A thread that says when the next request is due: the event loop's own timers are a millisecond
// coarse, which is more than what is measured.
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';

const planSchema = v.object({
  startNs: v.number(),
  intervalNs: v.number(),
  count: v.number(),
});

const NS_PER_MS = 1e6;
const plan = v.parse(planSchema, workerData);
const cell = new Int32Array(new SharedArrayBuffer(4));

for (let index = 0; index < plan.count; index += 1) {
  const dueNs = plan.startNs + index * plan.intervalNs;
  const waitMs = (dueNs - Number(process.hrtime.bigint())) / NS_PER_MS;
  if (waitMs > 0) Atomics.wait(cell, 0, 0, waitMs);
  parentPort?.postMessage(index);
}
