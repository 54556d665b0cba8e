// Where the checkout is, and how bootstrap scripts speak to a person. These files run on whatever
// Node is on the machine before anything is installed: Node 20 syntax, no dependencies.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

// Who started us may stop reading; what is said then is lost, and nothing else.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** A path inside the checkout. */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** One line for the person who waits; on stderr, since stdout belongs to what is started. */
export function tell(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends with a message that says what to do, and no stack. */
export function giveUp(message) {
  tell(message);
  process.exit(1);
}
