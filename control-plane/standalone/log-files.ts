// The logs of `npm start`: one file a process under ./data/logs, so that the terminal stays readable.
// Only what went wrong is repeated there, in one line.
import { openSync, writeSync } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLogger, type Logger } from '#platform/logger';
import { readTrouble, TroubleGate } from './trouble.ts';

/** Shows one line to whoever started us. */
export type Tell = (line: string) => void;

const ROTATE_BYTES = 32 * 1024 * 1024;
const POLL_MS = 1_000;
const READ_BYTES = 256 * 1024;

export interface LogFiles {
  readonly folder: string;
  /** The control plane's own. */
  readonly log: Logger;
  /** A child's file, watched for trouble from its present end on. */
  follow(name: string): Promise<string>;
}

/** Opens the folder; a file that grew large is put aside, and the one put aside before it goes. */
export async function openLogFiles(dataDir: string, tell: Tell): Promise<LogFiles> {
  const folder = join(dataDir, 'logs');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ownFile = await prepareFile(folder, 'control-plane');
  const descriptor = openSync(ownFile, 'a', 0o600);
  const show = createShow(tell);
  const followed: { name: string; file: string; offset: number }[] = [];
  setInterval(() => void lookAtAll(), POLL_MS).unref();
  let looking = false;
  const lookAtAll = async () => {
    if (looking) return;
    looking = true;
    for (const child of followed) {
      const { text, end } = await readFrom(child.file, child.offset);
      child.offset = end;
      for (const line of text.split('\n')) show(child.name, line);
    }
    looking = false;
  };
  return {
    folder,
    log: createLogger({
      fields: { plane: 'control' },
      write: (line) => {
        writeQuietly(descriptor, line);
        show('control plane', line);
      },
    }),
    follow: async (name) => {
      const file = await prepareFile(folder, name.replaceAll(' ', '-'));
      followed.push({ name, file, offset: await sizeOf(file) });
      return file;
    },
  };
}

function createShow(tell: Tell): (source: string, line: string) => void {
  const gates = new Map<string, TroubleGate>();
  return (source, line) => {
    const trouble = readTrouble(line);
    if (trouble === undefined) return;
    const gate = gates.get(source) ?? new TroubleGate(() => performance.now());
    gates.set(source, gate);
    const text = gate.pass(source, trouble);
    if (text !== undefined) tell(`! ${text}`);
  };
}

async function prepareFile(folder: string, name: string): Promise<string> {
  const file = join(folder, `${name}.log`);
  if ((await sizeOf(file)) > ROTATE_BYTES) await rename(file, `${file}.1`);
  return file;
}

async function sizeOf(file: string): Promise<number> {
  const stats = await stat(file).catch(() => undefined);
  return stats?.size ?? 0;
}

// A full disk must not stop what is being logged.
function writeQuietly(descriptor: number, line: string): void {
  try {
    writeSync(descriptor, line);
  } catch {
    // There is nowhere left to say so.
  }
}

// Whole lines only; of more than the limit the beginning is skipped.
async function readFrom(file: string, offset: number): Promise<{ text: string; end: number }> {
  const size = await sizeOf(file);
  const from = Math.max(offset, size - READ_BYTES);
  if (size <= from) return { text: '', end: Math.min(offset, size) };
  await using handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
  const bytes = buffer.subarray(0, bytesRead);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  return { text: bytes.subarray(0, whole).toString('utf8'), end: from + whole };
}
