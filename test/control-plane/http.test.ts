// The north port beyond GraphQL: the admin UI's files, headers, health, and paths that must not
// reach the disk.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listStaticFiles } from '../../control-plane/static-files.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';

let plane: ControlHarness;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollgate-ui-'));
  await mkdir(join(folder, 'ui', 'assets'), { recursive: true });
  await writeFile(join(folder, 'ui', 'index.html'), '<!doctype html><title>UI</title>');
  await writeFile(join(folder, 'ui', 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'ui', 'assets', 'text.woff2'), 'font');
  await writeFile(join(folder, 'outside.txt'), 'canary');
  plane = await startControlHarness({}, await listStaticFiles(join(folder, 'ui')));
});
afterAll(async () => {
  await plane?.stop();
  await rm(folder, { recursive: true, force: true });
});

// fetch would normalise the path before it is sent.
function get(
  path: string,
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { hostname, port } = new URL(plane.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('files are compressed for those who accept it, fonts left as they are', async () => {
  for (let time = 0; time < 2; time += 1) {
    const zipped = await fetch(`${plane.url}/assets/app-1a2b.js`);
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(zipped.headers.get('vary')).toBe('accept-encoding');
    expect(await zipped.text()).toBe('export {};');
  }
  for (const accepted of ['identity', 'br', 'gzip;q=0, br']) {
    const headers = { 'accept-encoding': accepted };
    const plain = await fetch(`${plane.url}/assets/app-1a2b.js`, { headers });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('export {};');
  }
  expect(
    (await fetch(`${plane.url}/assets/text.woff2`)).headers.get('content-encoding'),
  ).toBeNull();
});

test('every page address gets the UI, and hashed files may be kept for ever', async () => {
  for (const path of ['/', '/channels', '/channels/0197f0a0?tab=tests', '/index.html']) {
    expect(await get(path)).toMatchObject({
      status: 200,
      body: expect.stringContaining('UI'),
      headers: { 'cache-control': 'no-cache' },
    });
  }
  expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toBe(
    'public, max-age=31536000, immutable',
  );
  expect((await get('/assets/gone.js')).status).toBe(404);
  expect((await get('/', 'HEAD')).body).toBe('');
  expect((await get('/', 'DELETE')).status).toBe(405);
});

test.each([
  '/../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/assets/../../outside.txt',
  '//etc/passwd',
  '/assets/%00',
  '/\\..\\outside.txt',
  'http://elsewhere.example/outside.txt',
])('%s reads nothing outside', async (path) => {
  expect((await get(path)).body).not.toContain('canary');
});

test('answers forbid inline script, framing and sniffing', async () => {
  for (const path of ['/', '/assets/app-1a2b.js', '/health/live', '/nothing.txt']) {
    const { headers } = await get(path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
});

test('health answers without signing in', async () => {
  expect((await get('/health/live')).status).toBe(200);
  expect((await get('/health/ready')).status).toBe(200);
});
