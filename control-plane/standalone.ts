// What `npm start` runs: the control plane in this process, which alone needs the database; the data
// planes and the vendor simulator as its children, stopped before it.
import 'reflect-metadata';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnvOrExit } from '#platform/env';
import { guardOutput } from '#platform/guard-output';
import { createLifecycle, stopOnSignals } from '#platform/lifecycle';
import { requireRuntime } from '#platform/runtime-check';
import { StartRefused } from '#platform/start-refused';
import { openLogFiles } from './standalone/log-files.ts';
import { runStandalone } from './standalone/run-standalone.ts';
import { readStandaloneConfig } from './standalone/standalone-config.ts';

/** For the control plane, the simulator and the database, after the data planes. */
const STOP_MARGIN_MS = 40_000;

requireRuntime();
guardOutput();
const config = readEnvOrExit(process.env, readStandaloneConfig);
const tell = (line: string) => void process.stdout.write(`${line}\n`);
const logs = await openLogFiles(config.control.dataDir, tell);
const lifecycle = createLifecycle({
  log: logs.log,
  deadlineMs: config.stopDeadlineMs + STOP_MARGIN_MS,
});
stopOnSignals(lifecycle, logs.log);
const { promise: started, resolve: endStart } = Promise.withResolvers<void>();
// Stopped last: what a start still in progress has added by then is stopped after it.
lifecycle.add('start', () => started);
try {
  const programs = dirname(fileURLToPath(import.meta.url));
  await runStandalone({ config, env: process.env, programs, logs, tell, lifecycle });
  endStart();
} catch (error) {
  endStart();
  const interrupted = lifecycle.stopping;
  await lifecycle.stop();
  if (interrupted) process.exit(0);
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
