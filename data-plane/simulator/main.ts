// Starts the vendor simulator: a process of its own that shares no code with the gateway it watches,
// so that what it says was served and billed is an independent witness.

import { performance } from 'node:perf_hooks';
import { readConfig } from './config.ts';
import { createSimulator } from './server.ts';

const config = readConfig(process.env);
if (!config.ok) {
  print({ event: 'config_invalid', faults: config.faults });
  process.exit(2);
}

const server = createSimulator(config.value, () => performance.timeOrigin + performance.now());

server.on('error', (error: NodeJS.ErrnoException) => {
  print({ event: 'listen_failed', code: error.code ?? 'unknown' });
  process.exit(1);
});

server.listen({ host: config.value.host, port: config.value.port, backlog: 4_096 }, () => {
  const address = server.address();
  print({ event: 'listening', port: typeof address === 'object' ? address?.port : address });
});

// Under a parent, Ctrl-C is the parent's affair: it stops the gateway first and then this witness.
// Without a parent there is nobody left to serve.
const supervised = process.connected;
process.once('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => {
  if (!supervised) process.exit(0);
});
if (supervised) {
  process.once('disconnect', () => process.exit(0));
  process.channel?.unref();
}

function print(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}
