// The README's script, as it stands there, against a running installation: automation through
// GraphQL with the bootstrap token alone, and a call with the key that it makes.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../architecture/sources.ts';
import { chat, MESSAGES } from '../harness/caller.ts';
import { type Program, startProgram } from '../harness/programs.ts';
import { waitFor } from '../harness/system.ts';
import { BOOTSTRAP_TOKEN, Standalone } from './standalone.ts';

const VENDOR_KEY = 'vendor-key-of-the-readme';
let folder = '';
let standalone: Standalone;
let vendor: Program;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tg-readme-'));
  vendor = await startProgram('simulator', {
    env: { TOLLGATE_SIMULATOR_KEY: VENDOR_KEY, TOLLGATE_SIMULATOR_MODELS: '*' },
    readyEvent: 'listening',
    logFile: join(folder, 'vendor.log'),
  });
  standalone = new Standalone(join(folder, 'data'), { TOLLGATE_SIMULATOR: 'off' });
  await standalone.untilAnnounced();
});

afterAll(async () => {
  await standalone?.kill(true);
  await vendor?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function readScript(): Promise<string> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  const script = blocks.find((block) => block.includes('createProvider')) ?? '';
  // The vendor of this test is on this machine and without TLS.
  return script
    .replace('http://127.0.0.1:4000', standalone.northUrl)
    .replace('baseUrl: VENDOR_URL', 'baseUrl: VENDOR_URL, privateNetwork: true');
}

test('the script sets up everything that a live call needs', async () => {
  expect(standalone.output).not.toContain('curl');
  const file = join(folder, 'setup.mjs');
  await writeFile(file, await readScript());
  const env = {
    PATH: process.env.PATH ?? '',
    VENDOR_URL: `http://127.0.0.1:${String(vendor.ready.port)}/v1`,
    VENDOR_KEY,
    TOLLGATE_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN,
  };
  const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
  const key = stdout.trim();
  const body = { model: 'kimi-k2', messages: MESSAGES };
  await waitFor(
    async () => (await chat(standalone.dataUrl, key, body)).status === 200,
    'the key works',
  );
});
