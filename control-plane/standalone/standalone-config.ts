// The environment of `npm start`: the control plane's, and what concerns its children. A data plane
// reads the rest of its own variables itself.
import type { EnvReader, EnvSource } from '#platform/env';
import { type ControlConfig, readControlConfig } from '../config.ts';

export interface StandaloneConfig {
  readonly control: ControlConfig;
  readonly dataPort: number;
  /** So many data planes share the port. */
  readonly dataProcesses: number;
  readonly simulator: boolean;
  readonly simulatorPort: number;
  /** How long running requests may go on after Ctrl-C. */
  readonly stopDeadlineMs: number;
}

const MAX_PROCESSES = 64;
// Who presses Ctrl-C sits before the terminal and does not wait two minutes for a long stream.
const STOP_DEADLINE_MS = 5_000;

// A data plane and the simulator have no use for these, so they do not get them.
const KEPT_FROM_CHILDREN = [
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'TOLLGATE_SECRET_KEY',
  'TOLLGATE_BOOTSTRAP_TOKEN',
  'TOLLGATE_ADMIN_PASSWORD',
  'TOLLGATE_NODE_TOKEN',
];

/** Names the variables; pass it to readEnv or readEnvOrExit. */
export function readStandaloneConfig(env: EnvReader): StandaloneConfig {
  const control = readControlConfig(env);
  const ownDatabase = control.databaseUrl === undefined;
  // The nodes are on this machine, so without TLS the south port is offered to nobody else.
  const southHost = control.southTlsCert === undefined ? '127.0.0.1' : control.host;
  return {
    control: { ...control, southHost },
    dataPort: env.port('TOLLGATE_DATA_PORT', 8000),
    dataProcesses: env.int('TOLLGATE_DATA_PROCESSES', 1, { min: 1, max: MAX_PROCESSES }),
    simulator: env.boolean('TOLLGATE_SIMULATOR', ownDatabase),
    simulatorPort: env.port('TOLLGATE_SIMULATOR_PORT', 0),
    stopDeadlineMs: env.int('TOLLGATE_STOP_DEADLINE_MS', STOP_DEADLINE_MS, { min: 0 }),
  };
}

/** What children inherit of our environment. */
export function inheritedEnv(source: EnvSource): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(source).filter(([name]) => !KEPT_FROM_CHILDREN.includes(name));
  return Object.fromEntries(entries);
}
