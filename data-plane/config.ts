// The data plane's environment, read once. Nothing else looks at process.env.
import { hostname } from 'node:os';
import type { Secret } from '#contract/secret';
import type { EnvReader } from '#platform/env';

const MEGABYTE = 1024 * 1024;

export interface DataConfig {
  readonly host: string;
  readonly port: number;
  /** Several processes share the port; the kernel spreads connections over them. */
  readonly sharePort: boolean;
  /** This node's own folder: identity, snapshots, spool. */
  readonly dataDir: string;
  readonly controlUrl: URL;
  /** Only enrols; not needed by a node that is enrolled already. */
  readonly nodeToken: Secret | undefined;
  readonly nodeName: string;
  readonly bodyBytes: number;
  readonly bodyDeadlineMs: number;
  readonly answerBytes: number;
  readonly eventBytes: number;
  readonly stallMs: number;
  readonly keepAliveMs: number;
  readonly drainsPerChannel: number;
  /** How long running requests may go on after SIGTERM. */
  readonly stopDeadlineMs: number;
}

/** Names the data plane's variables; pass it to readEnv or readEnvOrExit. */
export function readDataConfig(env: EnvReader): DataConfig {
  return {
    host: env.string('TOLLGATE_HOST', '127.0.0.1'),
    port: env.port('TOLLGATE_DATA_PORT', 8000),
    sharePort: env.boolean('TOLLGATE_SHARE_PORT', false),
    dataDir: env.string('TOLLGATE_NODE_DIR', './data/node'),
    controlUrl: env.url('TOLLGATE_CONTROL_URL', ['http:', 'https:'], 'http://127.0.0.1:4001'),
    nodeToken: env.optionalSecret('TOLLGATE_NODE_TOKEN'),
    nodeName: env.string('TOLLGATE_NODE_NAME', hostname()),
    bodyBytes: env.int('TOLLGATE_BODY_MB', 32, { min: 1, max: 512 }) * MEGABYTE,
    bodyDeadlineMs: env.int('TOLLGATE_BODY_DEADLINE_MS', 30_000, { min: 100 }),
    answerBytes: env.int('TOLLGATE_ANSWER_MB', 8, { min: 1, max: 256 }) * MEGABYTE,
    eventBytes: env.int('TOLLGATE_EVENT_MB', 4, { min: 1, max: 64 }) * MEGABYTE,
    stallMs: env.int('TOLLGATE_STALL_MS', 30_000, { min: 100 }),
    keepAliveMs: env.int('TOLLGATE_KEEP_ALIVE_MS', 15_000, { min: 100 }),
    drainsPerChannel: env.int('TOLLGATE_DRAINS_PER_CHANNEL', 200, { min: 0 }),
    stopDeadlineMs: env.int('TOLLGATE_STOP_DEADLINE_MS', 120_000, { min: 0 }),
  };
}
