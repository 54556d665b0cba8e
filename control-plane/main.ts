// The control plane as a process: config, start, wait, stop.
import 'reflect-metadata';
import { readEnvOrExit } from '#platform/env';
import { guardOutput } from '#platform/guard-output';
import { createLifecycle, stopOnSignals } from '#platform/lifecycle';
import { createLogger } from '#platform/logger';
import { requireRuntime } from '#platform/runtime-check';
import { StartRefused } from '#platform/start-refused';
import { announceAdmin } from './announce-admin.ts';
import { readControlConfig } from './config.ts';
import { startControlPlane } from './start.ts';

const STOP_DEADLINE_MS = 30_000;

requireRuntime();
guardOutput();
const config = readEnvOrExit(process.env, readControlConfig);
const log = createLogger({ fields: { plane: 'control' } });
const lifecycle = createLifecycle({ log, deadlineMs: STOP_DEADLINE_MS });
stopOnSignals(lifecycle, log);
try {
  const plane = await startControlPlane({ config, log, lifecycle, onAdmin: announceAdmin });
  log.info('control-plane.ready', { northUrl: plane.northUrl, southUrl: plane.southUrl });
} catch (error) {
  await lifecycle.stop();
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
