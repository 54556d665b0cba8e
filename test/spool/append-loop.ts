// A process that appends numbered records to a spool as fast as it can and acknowledges each on
// its standard output after the append has returned; the tests kill it.
import { writeSync } from 'node:fs';
import { SegmentStore } from '../../data-plane/metering/segment-store.ts';

const [dir = '', from = '0'] = process.argv.slice(2);
const STDOUT = 1;
const BATCH = 7;

const store = SegmentStore.open({
  dir,
  segmentBytes: 64 * 1024,
  reserveBytes: 64 * 1024,
  retainBytes: 1 << 30,
  retainMs: 86_400_000,
  clockMs: Date.now,
  onFault: (fault) => writeSync(2, `${JSON.stringify(fault)}\n`),
  writeHead: () => [{ type: 2, payload: Buffer.from('head') }],
  rewriteUnacknowledged: () => [],
});
store.replay(() => undefined);

function recordOf(number: number) {
  const payload = Buffer.alloc(160, number & 0xff);
  payload.writeUInt32LE(number);
  return { type: 1, payload };
}

for (let next = Number(from); ; ) {
  const numbers = next % 3 === 0 ? Array.from({ length: BATCH }, (_, i) => next + i) : [next];
  const result = store.appendMany(numbers.map(recordOf));
  if (!result.ok) throw new Error(result.error);
  next += numbers.length;
  writeSync(STDOUT, `${next}\n`);
}
