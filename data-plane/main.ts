// The data plane as a process: config, start, wait, stop.
import { setFlagsFromString } from 'node:v8';
import { readEnvOrExit } from '#platform/env';
import { guardOutput } from '#platform/guard-output';
import { createLifecycle, stopOnSignals } from '#platform/lifecycle';
import { createLogger } from '#platform/logger';
import { requireRuntime } from '#platform/runtime-check';
import { StartRefused } from '#platform/start-refused';
import { readDataConfig } from './config.ts';
import { startNode } from './start-node.ts';

/** On top of the time that running requests have. */
const STOP_MARGIN_MS = 15_000;

// What is part of a stream lives long, so after the first streams V8 would put such objects into the
// old generation from the start, also those of short requests, and there each keeps the next alive:
// a megabyte promoted at every scavenge, a tenth of the CPU.
setFlagsFromString('--no-allocation-site-pretenuring');
guardOutput();
requireRuntime();
const config = readEnvOrExit(process.env, readDataConfig);
const log = createLogger({ fields: { plane: 'data', node: config.nodeName } });
const lifecycle = createLifecycle({ log, deadlineMs: config.stopDeadlineMs + STOP_MARGIN_MS });
stopOnSignals(lifecycle, log);
try {
  const node = await startNode({ config, log, lifecycle });
  log.info('data-plane.ready', { port: node.port });
} catch (error) {
  await lifecycle.stop();
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
