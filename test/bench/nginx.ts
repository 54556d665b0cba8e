// nginx in its two parts here: with Lua as the upstream that all targets share, and as a plain
// reverse proxy that shows what the same hop costs in C.
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startPinned, waitForPort } from './children.ts';
import { LOAD_CORE, loadLuaModules, MEASURED_CORE } from './machine.ts';
import { UPSTREAM_KEY } from './requests.ts';

export interface RunningNginx {
  readonly child: ChildProcess;
  readonly port: number;
}

const HTTP_COMMON = `
  access_log off;
  default_type text/plain;
  tcp_nodelay on;
  keepalive_timeout 1h;
  keepalive_requests 1000000000;
  client_body_buffer_size 512k;
  client_max_body_size 4m;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;`;

export async function startUpstream(folder: string): Promise<RunningNginx> {
  const port = await findFreePort();
  const http = `
  lua_package_path "${import.meta.dirname}/?.lua;;";
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location /strict/ { content_by_lua_block { require("upstream").answer(true) } }
    location / { content_by_lua_block { require("upstream").answer(false) } }
  }`;
  const start = { folder: join(folder, 'upstream'), core: LOAD_CORE, head: loadLuaModules(), http };
  return { child: await startNginx(start, port), port };
}

export async function startNginxProxy(folder: string, upstreamPort: number): Promise<RunningNginx> {
  const port = await findFreePort();
  const http = `
  upstream bench { server 127.0.0.1:${upstreamPort}; keepalive 4096;
    keepalive_timeout 1h; keepalive_requests 1000000000; }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://bench;
      proxy_http_version 1.1;
      proxy_buffering off;
      proxy_set_header Connection "";
      proxy_set_header Authorization "${UPSTREAM_KEY}";
    }
  }`;
  const start = { folder: join(folder, 'proxy'), core: MEASURED_CORE, head: '', http };
  return { child: await startNginx(start, port), port };
}

interface NginxStart {
  readonly folder: string;
  readonly core: number;
  readonly head: string;
  readonly http: string;
}

async function startNginx(start: NginxStart, port: number): Promise<ChildProcess> {
  mkdirSync(start.folder, { recursive: true });
  const file = join(start.folder, 'nginx.conf');
  // One process without a master: its CPU time is all there is.
  writeFileSync(
    file,
    `${start.head}
daemon off; master_process off; worker_processes 1;
pid nginx.pid; error_log stderr crit;
events { worker_connections 8192; multi_accept on; }
http {${HTTP_COMMON}${start.http}
}
`,
  );
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
  const args = ['-p', start.folder, '-c', file, '-e', 'stderr'];
  const child = startPinned({ core: start.core, command: 'nginx', args, env });
  await waitForPort(port);
  return child;
}
