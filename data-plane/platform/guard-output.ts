// A process goes on when whoever read its output has ended: a log that nobody reads any more is no
// reason to stop serving. Separate, because every program starts with it.

/** Drops what can no longer be written. */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
