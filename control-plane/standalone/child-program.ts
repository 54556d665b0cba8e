// One of our programs as a child of `npm start`: started, waited for until it is ready, stopped in
// order. It notices the end of its parent by the channel and then stops by itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefused } from '#platform/start-refused';
import { describeEnd, findEvent, type LoggedEvent, openLog, readLines } from './child-log.ts';

export interface ChildOptions {
  /** What a person calls it. */
  readonly name: string;
  readonly program: string;
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
  /** The event in its log that says it is ready. */
  readonly readyEvent: string;
  /** After SIGTERM, before it is killed: above the deadline that it sets itself. */
  readonly stopLimitMs?: number;
}

export interface ChildProgram {
  readonly name: string;
  readonly pid: number;
  readonly ready: LoggedEvent;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const READY_LIMIT_MS = 60_000;
const POLL_MS = 20;
// The last resort for a program that says nothing of its own.
const STOP_LIMIT_MS = 60_000;

/** Starts a program and resolves when it is ready; one that ends before is refused in its words. */
export async function startChild(options: ChildOptions): Promise<ChildProgram> {
  const log = await openLog(options.logFile);
  const args = ['--enable-source-maps', ...(options.nodeArgs ?? []), options.program];
  const child = spawn(process.execPath, args, {
    env: options.env,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const ready = await awaitReady(child, options, log.fromByte);
  const stop = () => stopChild(child, ended, options.stopLimitMs ?? STOP_LIMIT_MS);
  return { name: options.name, pid: child.pid ?? 0, ready, ended, stop };
}

async function awaitReady(
  child: ChildProcess,
  { name, logFile, readyEvent }: ChildOptions,
  fromByte: number,
): Promise<LoggedEvent> {
  const deadline = performance.now() + READY_LIMIT_MS;
  while (performance.now() < deadline) {
    const over = hasEnded(child);
    const lines = await readLines(logFile, fromByte);
    const event = findEvent(lines, readyEvent);
    if (event !== undefined) return event;
    if (over) throw new StartRefused(`${name} did not start.\n${describeEnd(lines)}`);
    await sleep(POLL_MS);
  }
  child.kill('SIGKILL');
  throw new StartRefused(`${name} was not ready in time: see ${logFile}.`);
}

async function stopChild(
  child: ChildProcess,
  ended: Promise<void>,
  limitMs: number,
): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  await ended;
  clearTimeout(timer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
