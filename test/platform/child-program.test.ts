// A program as a child of `npm start`: ready by its log, refused in its own words, and never left
// behind when its parent is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startChild } from '../../control-plane/standalone/child-program.ts';
import { root } from '../architecture/sources.ts';

const lifecycle = JSON.stringify(join(root, 'data-plane/platform/lifecycle.ts'));
const logger = JSON.stringify(join(root, 'data-plane/platform/logger.ts'));
const runner = JSON.stringify(join(root, 'control-plane/bootstrap/run.mjs'));

// A well-behaved program: it logs that it is ready and takes a moment to stop.
const GOOD = `
  import { createLifecycle, stopOnSignals } from ${lifecycle};
  import { createLogger } from ${logger};
  const log = createLogger();
  const lifecycle = createLifecycle({ log, deadlineMs: 5000 });
  lifecycle.add('work', () => new Promise((resolve) => setTimeout(resolve, 300)));
  stopOnSignals(lifecycle, log);
  log.info('listening', { port: 1234 });
  setInterval(() => undefined, 1000);
`;

let folder = '';
let started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'child-test-'));
  started = [];
});

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

async function start(text: string) {
  const program = await write('program.mjs', text);
  const logFile = join(folder, 'log');
  return startChild({
    name: 'The program',
    program,
    env: process.env,
    logFile,
    readyEvent: 'listening',
  });
}

/** Runs the program under the bootstrap's takeOver, as npm start does. */
async function startUnderBootstrap(): Promise<{ parent: ChildProcess; read: () => string }> {
  const program = await write('program.mjs', GOOD);
  const call = `takeOver(process.execPath, [${JSON.stringify(program)}], { channel: true });`;
  const script = await write('parent.mjs', `import { takeOver } from ${runner};\n${call}`);
  const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(parent);
  let output = '';
  parent.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  await expect.poll(() => output).toContain('listening');
  return { parent, read: () => output };
}

test('a child is ready when its log says so, and its stop waits for its end', async () => {
  const child = await start(GOOD);
  expect(child.ready).toMatchObject({ event: 'listening', port: 1234 });
  await child.stop();
  expect(await readFile(join(folder, 'log'), 'utf8')).toContain('"event":"stop.end","clean":true');
});

test('a child that ends before it is ready is refused in its own words', async () => {
  const text = "process.stderr.write('The folder is in use.\\n'); process.exitCode = 1;";
  await expect(start(text)).rejects.toThrow('The program did not start.\nThe folder is in use.');
});

test('an earlier run in the same log file does not count as ready', async () => {
  await write('log', '{"event":"listening"}\n');
  await expect(start('process.exitCode = 1;')).rejects.toThrow('did not start');
});

test('a signal that npm and the terminal both send stops the program once, in order', async () => {
  const { parent, read } = await startUnderBootstrap();
  parent.kill('SIGINT');
  parent.kill('SIGTERM');
  const [code] = await once(parent, 'exit');
  expect(code).toBe(0);
  expect(read().match(/stop\.begin/g)).toHaveLength(1);
  expect(read()).toContain('"event":"stop.end","clean":true');
});

test('a program whose parent was ended by kill -9 stops by itself', async () => {
  const { parent, read } = await startUnderBootstrap();
  parent.kill('SIGKILL');
  await expect.poll(read, { timeout: 10_000 }).toContain('"event":"stop.end"');
  expect(read()).toContain('"signal":"parent gone"');
});
