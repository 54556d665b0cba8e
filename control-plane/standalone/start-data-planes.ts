// The data planes of `npm start`: any number of processes on one port, each with a folder of its own.
import { join } from 'node:path';
import type { Secret } from '#contract/secret';
import type { EnvSource } from '#platform/env';
import type { ChildOptions } from './child-program.ts';
import type { LogFiles, Tell } from './log-files.ts';
import { inheritedEnv, type StandaloneConfig } from './standalone-config.ts';
import { type SupervisedChild, superviseChild } from './supervise-child.ts';

export interface DataPlaneParts {
  readonly config: StandaloneConfig;
  readonly env: EnvSource;
  /** The folder of the built programs. */
  readonly programs: string;
  readonly logs: LogFiles;
  readonly tell: Tell;
  readonly leaving: () => boolean;
  readonly southUrl: string;
  readonly nodeToken: Secret;
}

export interface DataPlanes {
  readonly port: number;
  stop(): Promise<void>;
}

// Each has a deadline of its own; this is for one that hangs beyond it.
const STOP_MARGIN_MS = 20_000;

/** Starts them; the first one's port is everybody's. */
export async function startDataPlanes(parts: DataPlaneParts): Promise<DataPlanes> {
  const children: SupervisedChild[] = [];
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
  };
  const { dataPort, dataProcesses } = parts.config;
  try {
    const first = await startOne(parts, 1, dataPort);
    children.push(first);
    const port = Number(first.ready.port);
    for (let number = 2; number <= dataProcesses; number += 1) {
      children.push(await startOne(parts, number, port));
    }
    return { port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startOne(
  parts: DataPlaneParts,
  number: number,
  port: number,
): Promise<SupervisedChild> {
  const { config, logs, programs, tell } = parts;
  const name = config.dataProcesses === 1 ? 'data plane' : `data plane ${number}`;
  const base = {
    name,
    program: join(programs, 'data-plane.js'),
    // Held streams are many small things that live long: a smaller nursery halves their memory.
    nodeArgs: ['--max-semi-space-size=8'],
    logFile: await logs.follow(name),
    readyEvent: 'data-plane.ready',
    stopLimitMs: config.stopDeadlineMs + STOP_MARGIN_MS,
  };
  const first: ChildOptions = { ...base, env: envOf(parts, number, port) };
  return superviseChild({
    first,
    again: (ready) => ({ ...base, env: envOf(parts, number, Number(ready.port)) }),
    tell,
    leaving: parts.leaving,
  });
}

function envOf(parts: DataPlaneParts, number: number, port: number): ChildOptions['env'] {
  const { config, env, southUrl, nodeToken } = parts;
  return {
    ...inheritedEnv(env),
    TOLLGATE_NODE_DIR: join(config.control.dataDir, 'nodes', String(number)),
    TOLLGATE_NODE_NAME: `node-${number}`,
    TOLLGATE_NODE_TOKEN: nodeToken.reveal(),
    TOLLGATE_CONTROL_URL: env.TOLLGATE_CONTROL_URL ?? southUrl,
    TOLLGATE_DATA_PORT: String(port),
    TOLLGATE_SHARE_PORT: config.dataProcesses > 1 ? 'on' : 'off',
    TOLLGATE_STOP_DEADLINE_MS: String(config.stopDeadlineMs),
  };
}
