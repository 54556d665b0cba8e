// Every process that the bench starts, so that none outlives it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 10_000;
const POLL_MS = 20;

const running = new Set<ChildProcess>();

export interface StartOptions {
  readonly core: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Keeps what it writes to standard output for the caller; otherwise that is dropped. */
  readonly piped?: boolean;
}

/** Starts a program on one core; what it says on standard error is shown. */
export function startPinned(options: StartOptions): ChildProcess {
  const args = ['-c', String(options.core), options.command, ...options.args];
  const child = spawn('taskset', args, {
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
    stdio: ['ignore', options.piped ? 'pipe' : 'ignore', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process did not start.');
  return child.pid;
}

/** The first line that a program prints, which is how ours tell their port. */
export async function readFirstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The process was started without a pipe.');
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line', { signal: AbortSignal.timeout(START_LIMIT_MS) });
  return String(line);
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exit;
  clearTimeout(late);
}

export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stopChild));
}

/** A port that nobody listens on now, for programs that cannot choose one themselves. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

export async function waitForPort(port: number): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await answers(port))) {
    if (performance.now() > deadline) throw new Error(`Nothing listens on port ${port}.`);
    await sleep(POLL_MS);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
