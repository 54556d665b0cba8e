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

let folder = '';
let standalone: Standalone;
let vendor: Program;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tg-readme-'));
  const printed = await readVariables('npm run simulator');
  expect(printed.TOLLGATE_SIMULATOR_PORT).toBe(new URL((await readCall()).VENDOR_URL).port);
  vendor = await startProgram('simulator', {
    env: { ...printed, TOLLGATE_SIMULATOR_PORT: '0' },
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

async function readBlocks(language: string): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'));
  return [...blocks].map((match) => match[1] ?? '');
}

async function readScript(): Promise<string> {
  const script = (await readBlocks('js')).find((block) => block.includes('createProvider')) ?? '';
  return script.replace('http://127.0.0.1:4000', standalone.northUrl);
}

/** The variables that the README sets before a command. */
async function readVariables(command: string): Promise<Record<string, string>> {
  const line = (await readBlocks('sh')).find((block) => block.trimEnd().endsWith(command)) ?? '';
  const found = [...line.matchAll(/([A-Z_]+)='?([^' ]+)'? /g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

async function readCall() {
  const { VENDOR_URL = '', ...rest } = await readVariables('node setup.mjs');
  return { ...rest, VENDOR_URL };
}

test('the script sets up everything that a live call needs', async () => {
  expect(standalone.output).not.toContain('curl');
  const file = join(folder, 'setup.mjs');
  await writeFile(file, await readScript());
  const printed = await readCall();
  const url = new URL(printed.VENDOR_URL);
  url.port = String(vendor.ready.port);
  const env = {
    PATH: process.env.PATH ?? '',
    ...printed,
    VENDOR_URL: url.href,
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
