// The built admin UI from disk. Its files are listed once at start-up and served by exact name, so
// that no path of a request is ever joined to a folder.

import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

interface StaticFile {
  readonly path: string;
  readonly type: string;
  /** Hashed names never change their content. */
  readonly immutable: boolean;
  /** Fonts and pictures are compressed already. */
  readonly compressible: boolean;
}

export interface StaticFiles {
  readonly files: ReadonlyMap<string, StaticFile>;
  /** Compressed once, by path; never more entries than the build has files. */
  readonly compressed: Map<string, Promise<Buffer>>;
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

const COMPRESSED_ALREADY: ReadonlySet<string> = new Set(['.png', '.ico', '.woff2']);
const INDEX = '/index.html';

const compress = promisify(gzip);

/** Lists the folder; a folder that is missing gives an empty list and a clear page. */
export async function listStaticFiles(folder: string): Promise<StaticFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    const extension = extname(entry.name);
    const type = TYPES[extension];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    const compressible = !COMPRESSED_ALREADY.has(extension);
    files.set(url, { path, type, immutable: url.startsWith('/assets/'), compressible });
  }
  return { files, compressed: new Map() };
}

/** Serves a listed file; any other page address gets the UI, which knows its own routes. */
export async function answerStatic(
  statics: StaticFiles,
  path: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendText(response, 405, 'Method not allowed.');
  }
  const { files } = statics;
  const file = files.get(path) ?? (isPage(path) ? files.get(INDEX) : undefined);
  if (file === undefined) {
    const built = files.has(INDEX);
    return sendText(
      response,
      built ? 404 : 503,
      built ? 'Not found.' : 'The admin UI is not built: run npm run build.',
    );
  }
  const zipped = file.compressible && acceptsGzip(request);
  const bytes = await (zipped ? readCompressed(statics, file) : readFile(file.path)).catch(
    () => undefined,
  );
  if (bytes === undefined) return sendText(response, 404, 'Not found.');
  response.setHeader('content-type', file.type);
  if (file.compressible) response.setHeader('vary', 'accept-encoding');
  if (zipped) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', bytes.length);
  response.setHeader(
    'cache-control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(
    String(request.headers['accept-encoding'] ?? ''),
  );
}

// Off the event loop, and only once for what never changes.
async function readCompressed({ compressed }: StaticFiles, file: StaticFile): Promise<Buffer> {
  const known = compressed.get(file.path);
  if (known !== undefined) return known;
  const bytes = readFile(file.path).then((content) => compress(content, { level: 9 }));
  if (file.immutable) {
    compressed.set(file.path, bytes);
    bytes.catch(() => compressed.delete(file.path));
  }
  return bytes;
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
