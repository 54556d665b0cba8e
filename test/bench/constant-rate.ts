// An open loop at a constant rate: each request has its moment, and its latency counts from that
// moment even when it left late, so that a slow answer cannot hide the ones behind it.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Spent, startMeter } from './meter.ts';
import { RawConnection } from './raw-connection.ts';
import { makeRawRequest } from './requests.ts';
import type { Target } from './target.ts';

export interface RateOptions {
  readonly perSecond: number;
  readonly seconds: number;
  readonly body: string;
}

export interface RateResult {
  readonly latenciesUs: readonly number[];
  readonly spent: Spent;
}

const NS_PER_S = 1e9;
const NS_PER_US = 1_000;
const LEAD_NS = 100e6;
const POLL_MS = 5;
const DRAIN_LIMIT_MS = 10_000;
// More at once than this is no longer a rate that the target holds.
const MAX_CONNECTIONS = 1_000;

export async function runAtRate(target: Target, options: RateOptions): Promise<RateResult> {
  const count = options.perSecond * options.seconds;
  const plan = {
    startNs: Number(process.hrtime.bigint()) + LEAD_NS,
    intervalNs: NS_PER_S / options.perSecond,
    count,
  };
  const load = new RateLoad(target, makeRawRequest(target.path, target.key, options.body));
  const pacer = new Worker(new URL('./pacer.ts', import.meta.url), { workerData: plan });
  pacer.on('message', (index: number) => load.send(plan.startNs + index * plan.intervalNs));
  const finish = startMeter(target);
  await once(pacer, 'exit');
  const deadline = performance.now() + DRAIN_LIMIT_MS;
  while (load.answered < count && load.fault === undefined && performance.now() < deadline) {
    await sleep(POLL_MS);
  }
  const spent = finish();
  load.close();
  if (load.fault !== undefined) throw new Error(`${target.name}: ${load.fault}`);
  if (load.answered < count) throw new Error(`${target.name} left calls unanswered.`);
  return { latenciesUs: load.latenciesUs, spent };
}

class RateLoad {
  readonly latenciesUs: number[] = [];
  fault: string | undefined;
  readonly #target: Target;
  readonly #request: Buffer;
  readonly #free: RawConnection[] = [];
  readonly #all: RawConnection[] = [];

  constructor(target: Target, request: Buffer) {
    this.#target = target;
    this.#request = request;
  }

  get answered(): number {
    return this.latenciesUs.length;
  }

  send(dueNs: number): void {
    const connection = this.#free.pop() ?? this.#connect();
    if (connection === undefined) return;
    connection.mark = dueNs;
    connection.send(this.#request);
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }

  #connect(): RawConnection | undefined {
    if (this.#all.length >= MAX_CONNECTIONS) {
      this.fault ??= `more than ${MAX_CONNECTIONS} calls wait at once`;
      return undefined;
    }
    const connection = new RawConnection(this.#target.port, {
      onDone: (done) => {
        this.latenciesUs.push((Number(process.hrtime.bigint()) - done.mark) / NS_PER_US);
        this.#free.push(done);
      },
      onFault: (_connection, reason) => {
        this.fault ??= reason;
      },
    });
    this.#all.push(connection);
    return connection;
  }
}
