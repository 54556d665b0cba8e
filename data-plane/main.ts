// The data plane as a process: config, start, wait, stop.
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
