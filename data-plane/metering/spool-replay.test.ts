// What a node still reports after a restart when not everything stands in its spool in the order of
// the numbers: the control plane took back what it had acknowledged, or a file was written anew.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import { nanoUsd } from '../contract/money.ts';
import { createSilentLogger } from '../platform/logger.ts';
import { listSegments } from './segment-replay.ts';
import { SegmentStore } from './segment-store.ts';
import { Spool } from './spool.ts';
import { settleText, typeOf } from './spool-record.ts';

const SEGMENT_BYTES = 16_384;
const BEFORE = toId('boot_nonce', 'before');
const AFTER = toId('boot_nonce', 'after');

let dir: string;
let spool: Spool;

const limits = () => ({
  dir,
  segmentBytes: SEGMENT_BYTES,
  reserveBytes: SEGMENT_BYTES,
  retainBytes: 1e9,
  retainMs: 1e9,
});

function open(nonce: typeof BEFORE): Spool {
  const log = createSilentLogger();
  const schedule = () => undefined;
  return Spool.open({ ...limits(), nonce, machineBoot: 'boot', log, schedule }).spool;
}

function eventOf(seq: number) {
  const id = toId('request', `request-${seq}`);
  return {
    head: { id, leaseId: null, charge: nanoUsd(0n), hold: nanoUsd(0n) },
    text: `{"id":"${id}","leaseId":null,"charge":"0","hold":"0"}`,
  };
}

function settle(from: number, to: number): void {
  for (let seq = from; seq <= to; seq++) spool.settle(eventOf(seq).head, eventOf(seq).text);
  spool.flushTurn();
}

/** Writes the events past the spool, in the order given. */
async function writeInOrder(numbers: readonly number[]): Promise<void> {
  const store = SegmentStore.open({
    ...limits(),
    clockMs: () => 0,
    onFault: () => undefined,
    writeHead: () => [],
    rewriteUnacknowledged: () => [],
  });
  store.replay(() => undefined);
  for (const seq of numbers) {
    store.append(typeOf('settle'), Buffer.from(settleText(BEFORE, seq, eventOf(seq).text)));
  }
  await store.close();
}

/** Fills the segment, so that the next one begins with a checkpoint. */
function rollSegment(): void {
  const line = { machineBoot: 'b'.repeat(200), endsMs: 1 };
  for (let bytes = 0; bytes < SEGMENT_BYTES; bytes += line.machineBoot.length) {
    spool.record({ kind: 'renew', record: line });
  }
}

const acknowledge = (seq: number) => spool.acknowledge([{ nonce: BEFORE, seq }], []);

async function restart(): Promise<void> {
  await spool.close();
  spool = open(AFTER);
}

function reported(): number[] {
  const events: unknown = JSON.parse(`[${spool.queue.peek(1000).json.join(',')}]`);
  return Array.isArray(events) ? events.map((event: { seq: number }) => event.seq) : [];
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'spool-replay-'));
  spool = open(BEFORE);
});

afterEach(async () => {
  await spool.close();
  rmSync(dir, { recursive: true });
});

describe('a watermark that was taken back, after a restart', () => {
  it.each([
    [0, [4, 5]],
    [2, [4, 5, 6, 7]],
  ])('reports again what a checkpoint had forgotten, and %s events more', async (more, wanted) => {
    settle(1, 5);
    acknowledge(5);
    rollSegment();
    settle(6, 5 + more);
    acknowledge(3);
    expect(reported()).toEqual(wanted);
    await restart();
    acknowledge(3);
    expect(reported()).toEqual(wanted);
    acknowledge(4);
    expect(reported()).toEqual(wanted.slice(1));
  });

  it('reports the rest when what was forgotten is on no disk any more', async () => {
    settle(1, 5);
    acknowledge(5);
    rollSegment();
    settle(6, 7);
    acknowledge(3);
    await spool.close();
    const [oldest] = listSegments(dir);
    rmSync(oldest?.path ?? '');
    spool = open(AFTER);
    expect(reported()).toEqual([6, 7]);
  });
});

it('reports in the order of the numbers what a lost file left in another', async () => {
  await spool.close();
  await writeInOrder([3, 4, 1, 2]);
  spool = open(AFTER);
  expect(reported()).toEqual([1, 2, 3, 4]);
  acknowledge(2);
  expect(reported()).toEqual([3, 4]);
});
