// A child program's log file as its parent reads it: the fields of an event that it waits for, and
// the words to show a person when the child ended instead. A file rather than a pipe, because a
// child must be able to go on logging while it stops after its parent was killed.
import { open, readFile } from 'node:fs/promises';
import * as v from 'valibot';

const eventSchema = v.looseObject({ event: v.string() });
const LAST_LINES = 15;

export type LoggedEvent = v.InferOutput<typeof eventSchema>;

/** What was written after the given byte, line by line. */
export async function readLines(file: string, fromByte: number): Promise<string[]> {
  const bytes = await readFile(file);
  return bytes
    .subarray(fromByte)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** The first event of this name, if it was logged. */
export function findEvent(lines: readonly string[], name: string): LoggedEvent | undefined {
  return lines.map(parseEvent).find((record) => record?.event === name);
}

/** Plain text is meant for people; without any, the last events must do. */
export function describeEnd(lines: readonly string[]): string {
  const plain = lines.filter((line) => parseEvent(line) === undefined);
  return (plain.length > 0 ? plain : lines).slice(-LAST_LINES).join('\n');
}

/** Opens the log for a child to write to, and tells where its lines will begin. */
export async function openLog(file: string): Promise<{
  fd: number;
  fromByte: number;
  close: () => Promise<void>;
}> {
  const handle = await open(file, 'a', 0o600);
  const { size } = await handle.stat();
  return { fd: handle.fd, fromByte: size, close: () => handle.close() };
}

function parseEvent(line: string): LoggedEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const result = v.safeParse(eventSchema, JSON.parse(line));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
