// Starts what the product is compared with: bare relays, nginx, and the upstream itself.
import type { ChildProcess } from 'node:child_process';
import { pidOf, readFirstLine, startPinned, stopChild } from './children.ts';
import { MEASURED_CORE } from './machine.ts';
import { type RunningNginx, startNginxProxy } from './nginx.ts';
import { UPSTREAM_KEY } from './requests.ts';
import { ALONE, CHAT_PATH, type Target, type TargetName } from './target.ts';

const CALLER_KEY = 'bench-caller-key';

export async function startRelay(name: TargetName, upstreamPort: number): Promise<Target> {
  return await makeRestartable(name, () => launchRelay(upstreamPort));
}

export async function startProxy(folder: string, upstreamPort: number): Promise<Target> {
  return await makeRestartable('nginx', () => startNginxProxy(folder, upstreamPort));
}

export function describeDirect(upstreamPort: number): Target {
  return {
    ...ALONE,
    name: 'direct',
    port: upstreamPort,
    path: CHAT_PATH,
    key: UPSTREAM_KEY.replace('Bearer ', ''),
    pid: undefined,
    restart: () => Promise.resolve(),
  };
}

async function launchRelay(upstreamPort: number): Promise<RunningNginx> {
  const file = `${import.meta.dirname}/bare-relay.ts`;
  const args = [file, `http://127.0.0.1:${upstreamPort}`, UPSTREAM_KEY];
  const command = process.execPath;
  const child = startPinned({ core: MEASURED_CORE, command, args, piped: true });
  return { child, port: Number(await readFirstLine(child)) };
}

async function makeRestartable(
  name: TargetName,
  launch: () => Promise<{ child: ChildProcess; port: number }>,
): Promise<Target> {
  let current = await launch();
  return {
    ...ALONE,
    name,
    path: CHAT_PATH,
    key: CALLER_KEY,
    get port() {
      return current.port;
    },
    get pid() {
      return pidOf(current.child);
    },
    restart: async () => {
      await stopChild(current.child);
      current = await launch();
    },
  };
}
