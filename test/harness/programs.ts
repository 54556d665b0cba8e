// Real processes for whole-system tests: started, waited for by an event in their log, stopped or
// killed. They run from the build, as production does.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SERVER = process.env.TOLLGATE_TEST_SERVER ?? join(ROOT, 'dist', 'server');
const READY_MS = 60_000;

export type ProgramName = 'control-plane' | 'data-plane' | 'simulator';

/** As production starts them. */
const MEMORY: Readonly<Record<ProgramName, readonly string[]>> = {
  'control-plane': [],
  'data-plane': ['--max-semi-space-size=8'],
  simulator: [],
};

export interface Program {
  readonly name: string;
  readonly pid: number;
  /** The first event with which it said that it is ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Every event logged so far with this name. */
  events(name: string): readonly Readonly<Record<string, unknown>>[];
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, then waits; the value is the exit code. */
  stop(): Promise<number | null>;
  /** kill -9, then waits until it is gone. */
  kill(): Promise<void>;
  readonly running: boolean;
}

/** Starts a program and resolves when its log has the event. */
export async function startProgram(
  program: ProgramName,
  options: {
    readonly env: Record<string, string>;
    readonly readyEvent: string;
    readonly logFile: string;
    readonly execArgv?: readonly string[];
  },
): Promise<Program> {
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      ...MEMORY[program],
      ...(options.execArgv ?? []),
      join(SERVER, `${program}.js`),
    ],
    {
      env: { PATH: process.env.PATH ?? '', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines = collectLines(child, options.logFile);
  const ready = await waitReady(child, lines, { name: program, event: options.readyEvent });
  return {
    name: program,
    pid: child.pid ?? 0,
    ready,
    events: (name) => lines.filter((line) => line.event === name),
    signal: (signal) => child.kill(signal),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill('SIGTERM');
      await once(child, 'exit');
      return child.exitCode;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
  };
}

function collectLines(child: ChildProcess, logFile: string): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const log = createWriteStream(logFile, { flags: 'a' });
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    log.write(chunk);
    const parts = (rest + chunk.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.startsWith('{')) lines.push(JSON.parse(part));
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    log.write(chunk);
    lines.push({ event: 'stderr', text: chunk.toString('utf8') });
  });
  return lines;
}

async function waitReady(
  child: ChildProcess,
  lines: readonly Record<string, unknown>[],
  wanted: { readonly name: string; readonly event: string },
): Promise<Record<string, unknown>> {
  const until = performance.now() + READY_MS;
  while (performance.now() < until) {
    const ready = lines.find((line) => line.event === wanted.event);
    if (ready) return ready;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `${wanted.name} ended before it was ready: ${JSON.stringify(lines.slice(-5))}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill('SIGKILL');
  throw new Error(`${wanted.name} was not ready in time: ${JSON.stringify(lines.slice(-5))}`);
}
