// The vendor simulator of `npm start`, which plays the upstream of the test provider.
import { join } from 'node:path';
import type { Secret } from '#contract/secret';
import type { EnvSource } from '#platform/env';
import type { LogFiles, Tell } from './log-files.ts';
import { inheritedEnv } from './standalone-config.ts';
import { superviseChild } from './supervise-child.ts';

export interface SimulatorParts {
  readonly port: number;
  readonly env: EnvSource;
  /** The folder of the built programs. */
  readonly programs: string;
  readonly logs: LogFiles;
  readonly tell: Tell;
  readonly leaving: () => boolean;
  /** What callers must present. */
  readonly credential: Secret;
}

export interface RunningSimulator {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts it on this machine alone, whatever the rest of the gateway listens on. */
export async function startSimulator(parts: SimulatorParts): Promise<RunningSimulator> {
  const base = {
    name: 'simulator',
    program: join(parts.programs, 'simulator.js'),
    logFile: await parts.logs.follow('simulator'),
    readyEvent: 'listening',
  };
  const env = (port: number) => ({
    ...inheritedEnv(parts.env),
    TOLLGATE_HOST: '127.0.0.1',
    TOLLGATE_SIMULATOR_PORT: String(port),
    TOLLGATE_SIMULATOR_KEY: parts.credential.reveal(),
    // Any name is answered, so that an operator may map whatever model to it.
    TOLLGATE_SIMULATOR_MODELS: '*',
  });
  const child = await superviseChild({
    first: { ...base, env: env(parts.port) },
    again: (ready) => ({ ...base, env: env(Number(ready.port)) }),
    tell: parts.tell,
    leaving: parts.leaving,
  });
  return { baseUrl: `http://127.0.0.1:${String(child.ready.port)}/v1`, stop: child.stop };
}
