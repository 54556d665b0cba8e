// Whatever is appended, acknowledged and taken back: a report carries the oldest events that are
// not acknowledged, in order, each once, and from disk where they are not in memory.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import { type EventBatch, EventQueue, type QueuedEvent } from './event-queue.ts';

const nonce = toId('boot_nonce', 'one');

function payload(seq: number, pad = 0): Buffer {
  return Buffer.from(`{"seq":${seq},"pad":"${'x'.repeat(pad)}"}`);
}

function batch(firstSeq: number, count: number, pad = 0): EventBatch {
  const ends: number[] = [];
  const parts: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 0) parts.push(Buffer.from(','));
    parts.push(payload(firstSeq + index, pad));
    ends.push(parts.reduce((sum, part) => sum + part.length, 0));
  }
  return { nonce, firstSeq, bytes: Buffer.concat(parts), ends };
}

/** The numbers that a report carries. */
function numbersOf(report: { readonly json: readonly Buffer[] }): number[] {
  const events: unknown = JSON.parse(`[${report.json.map(String).join(',')}]`);
  return Array.isArray(events) ? events.map((event: { seq: number }) => event.seq) : [];
}

const onDisk = (_nonce: string, from: number, limit: number): QueuedEvent[] =>
  Array.from({ length: limit }, (_, index) => ({
    seq: from + index,
    payload: payload(from + index),
  }));

describe('the event queue', () => {
  it('reports what is not acknowledged, oldest first', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 30 }) }),
      fc.record({
        kind: fc.constant('acknowledge' as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      fc.record({
        kind: fc.constant('rewind' as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 200 }),
        (steps, limit) => {
          const queue = new EventQueue(onDisk);
          let last = 0;
          let acked = 0;
          for (const next of steps) {
            if (next.kind === 'append') {
              queue.append(batch(last + 1, next.count, 8000), undefined);
              last += next.count;
            } else if (next.kind === 'acknowledge') {
              acked = Math.max(acked, Math.floor(next.share * last));
              queue.acknowledge(nonce, acked);
            } else if (acked > 0) {
              const from = Math.floor(next.share * acked);
              queue.rewind(nonce, from + 1, acked);
              acked = from;
            }
            expect(queue.length).toBe(last - acked);
            const expected = Array.from(
              { length: Math.min(limit, last - acked) },
              (_, index) => acked + 1 + index,
            );
            expect(numbersOf(queue.peek(limit))).toEqual(expected);
          }
          const kept = Array.from({ length: last - acked }, (_, index) => acked + 1 + index);
          expect(numbersOf({ json: queue.payloads() })).toEqual(kept);
        },
      ),
    );
  });

  it('keeps at most so many bytes and reads the rest back', () => {
    const asked: number[] = [];
    const queue = new EventQueue((epoch, from, limit) => {
      asked.push(from);
      return onDisk(epoch, from, limit);
    });
    const total = 600;
    for (let seq = 1; seq <= total; seq += 20) queue.append(batch(seq, 20, 100_000), undefined);
    expect(asked).toEqual([]);
    expect(numbersOf(queue.peek(total)).length).toBe(total);
    expect(asked.length).toBeGreaterThan(0);
    const inMemory = queue
      .peek(total)
      .json.reduce((sum, piece) => sum + (piece.length > 1000 ? piece.length : 0), 0);
    expect(inMemory).toBeLessThanOrEqual(24 * 1024 * 1024);
    expect(inMemory).toBeGreaterThan(20 * 1024 * 1024);
  });

  it('uses the memory of what is acknowledged again', () => {
    const queue = new EventQueue(onDisk);
    const memory = new Set<ArrayBufferLike>();
    for (let seq = 1; seq <= 4000; seq += 20) {
      queue.append(batch(seq, 20, 10_000), undefined);
      const report = queue.peek(2000);
      for (const piece of report.json) memory.add(piece.buffer);
      const first = Math.max(1, seq - 119);
      expect(numbersOf(report)).toEqual(
        Array.from({ length: seq + 20 - first }, (_, index) => first + index),
      );
      queue.acknowledge(nonce, seq - 100);
    }
    // Seven batches at a time.
    expect(memory.size).toBeLessThanOrEqual(8);
  });

  it('says nothing of events that the disk no longer has', () => {
    const queue = new EventQueue(() => []);
    queue.append(batch(1, 10), undefined);
    queue.acknowledge(nonce, 10);
    queue.rewind(nonce, 5, 10);
    expect(queue.peek(100)).toEqual({ events: 0, json: [] });
    expect(queue.length).toBe(6);
  });
});
