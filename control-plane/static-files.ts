// The built admin UI from disk. Its files are listed once at start-up and served by exact name, so
// that no path of a request is ever joined to a folder.

import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

interface StaticFile {
  readonly path: string;
  readonly type: string;
  /** Hashed names never change their content. */
  readonly immutable: boolean;
}

export interface StaticFiles {
  readonly files: ReadonlyMap<string, StaticFile>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const INDEX = '/index.html';

/** Lists the folder; a folder that is missing gives an empty list and a clear page. */
export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url, { path, type, immutable: url.startsWith('/assets/') });
  }
  return { files };
}

/** Serves a listed file; any other page address gets the UI, which knows its own routes. */
export async function answerStatic(
  { files }: StaticFiles,
  path: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(response, 405, 'Method not allowed.');
  }
  const file = files.get(path) ?? (isPage(path) ? files.get(INDEX) : undefined);
  if (file === undefined) {
    const built = files.has(INDEX);
    return sendText(
      response,
      built ? 404 : 503,
      built ? 'Not found.' : 'The admin UI is not built: run npm run build.',
    );
  }
  const bytes = await readFile(file.path).catch(() => undefined);
  if (bytes === undefined) return sendText(response, 404, 'Not found.');
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', bytes.length);
  response.setHeader(
    'cache-control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function isPage(path: string): boolean {
  return path.startsWith('/') && !path.startsWith('/assets/') && extname(path) === '';
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.end(text);
}
