// Closed-loop windows with wrk: CPU per answer while the measured core is full.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { startMeter } from './meter.ts';
import type { Target } from './target.ts';
import type { Measure, Sample } from './window.ts';

const CONNECTIONS = 64;
const SECONDS = 1;
const MIN_BUSY = 0.9;

const resultSchema = v.object({
  requests: v.number(),
  durationUs: v.number(),
  badStatus: v.number(),
  broken: v.number(),
  p50Us: v.number(),
});

/** Windows that post the body as fast as the target answers. */
export function saturateWith(body: string, folder: string): Measure {
  const file = join(folder, `body-${body.length}.json`);
  writeFileSync(file, body);
  return (target) => runWindow(target, file);
}

async function runWindow(target: Target, bodyFile: string): Promise<Sample> {
  const finish = startMeter(target);
  const output = await runWrk(target, bodyFile);
  const spent = finish();
  const line = /^RESULT (.*)$/m.exec(output)?.[1];
  if (line === undefined)
    throw new Error(`wrk said nothing usable about ${target.name}: ${output}`);
  const result = v.parse(resultSchema, JSON.parse(line));
  if (result.badStatus > 0 || result.broken > 0) {
    throw new Error(`${target.name} did not answer every call with 200: ${line}`);
  }
  return {
    cost: spent.cpuUs / Math.max(1, result.requests),
    perSecond: result.requests / (result.durationUs / 1e6),
    busy: spent.busy,
    others: spent.others,
    isVoid: spent.busy < MIN_BUSY || result.requests === 0,
  };
}

// wrk inherits the core that this process is pinned to.
async function runWrk(target: Target, bodyFile: string): Promise<string> {
  const script = join(import.meta.dirname, 'post.lua');
  const url = `http://127.0.0.1:${target.port}${target.path}`;
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '-s', script, url];
  const env = { ...process.env, BENCH_BODY: bodyFile, BENCH_KEY: target.key };
  const child = spawn('wrk', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return await text(child.stdout);
}
