// Ends the embedded PostgreSQL when its control plane is killed and can no longer do so. A shell
// waits at a pipe that the kernel closes with us; it costs less than a megabyte.
import { type ChildProcess, spawn } from 'node:child_process';

// The pid file names the server for as long as it runs, so that no recycled process id is hit.
const SCRIPT = `read -r _
read -r running < "$1/postmaster.pid" && [ "$running" = "$2" ] && kill -INT "$2"`;

/** Watches over one run of the server. Where there is no shell, the next start stops the orphan. */
export function stopWithUs(server: ChildProcess, folder: string): void {
  if (server.pid === undefined) return;
  const watcher = spawn('/bin/sh', ['-c', SCRIPT, 'sh', folder, String(server.pid)], {
    // Neither Ctrl-C at our terminal nor a stand in the server's folder may concern it.
    detached: true,
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', () => undefined);
  watcher.stdin?.on('error', () => undefined);
  watcher.unref();
  server.once('exit', () => watcher.kill('SIGKILL'));
}
