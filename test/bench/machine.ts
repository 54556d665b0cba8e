// What the bench needs from the machine, said all at once when something is missing, and the split
// of its cores: the measured process alone on one, everything else on the other.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

export const MEASURED_CORE = 0;
export const LOAD_CORE = 1;

const MODULES_FOLDER = '/usr/lib/nginx/modules';
const LUA_MODULES = ['ndk_http_module.so', 'ngx_http_lua_module.so'];
// 2,000 streams take two sockets each in a proxy, and one each at both ends.
const OPEN_FILES = 8_192;

/** What is missing here, one sentence each with the command that mends it. */
export function findMissing(): string[] {
  if (process.platform !== 'linux')
    return ['The bench reads /proc and pins cores: run it on Linux.'];
  const missing: string[] = [];
  if (availableParallelism() < 2) missing.push('Two cores are needed, and this process has one.');
  if (!hasCommand('nginx')) missing.push('nginx is missing: apt-get install nginx');
  if (!hasCommand('wrk')) missing.push('wrk is missing: apt-get install wrk');
  if (!hasCommand('taskset')) missing.push('taskset is missing: apt-get install util-linux');
  if (LUA_MODULES.some((name) => !existsSync(join(MODULES_FOLDER, name)))) {
    missing.push("nginx's Lua module is missing: apt-get install libnginx-mod-http-lua");
  }
  if (!existsSync('/proc/self/schedstat')) {
    missing.push('The kernel keeps no /proc/PID/schedstat, from which CPU time is read.');
  }
  const limit = readOpenFilesLimit();
  if (limit < OPEN_FILES) {
    missing.push(`At most ${limit} files may be open: run 'ulimit -n ${OPEN_FILES}' first.`);
  }
  return missing;
}

/** The head of an nginx configuration with the Lua module loaded. */
export function loadLuaModules(): string {
  return LUA_MODULES.map((name) => `load_module ${join(MODULES_FOLDER, name)};`).join('\n');
}

/** Moves this process, with every thread it has, to the core of the load. */
export function pinToLoadCore(): void {
  pin(process.pid, LOAD_CORE);
}

export function pin(pid: number, core: number): void {
  execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}

function hasCommand(name: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

function readOpenFilesLimit(): number {
  const line = /^Max open files\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
  const limit = line?.[1] ?? '0';
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit);
}
