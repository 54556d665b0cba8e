// Records: what is written reads back, and no damage goes unnoticed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeRecord,
  decodeSegmentHeader,
  encodeRecord,
  encodeSegmentHeader,
  hasRecordAfter,
  MAX_PAYLOAD_BYTES,
  recordBytes,
  recordEnd,
} from './segment-record.ts';

function encoded(type: number, payload: Buffer, offset = 0): Buffer {
  const bytes = Buffer.alloc(offset + recordBytes(payload));
  encodeRecord(bytes, offset, { type, payload });
  return bytes;
}

describe('a record', () => {
  it('has a fixed layout', () => {
    expect(encoded(7, Buffer.from('12345678')).toString('hex')).toBe(
      '08000000a9942a90073132333435363738',
    );
  });

  it('reads back at any offset', () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.uint8Array({ maxLength: 100 }),
        fc.nat(20),
        (type, payload, offset) => {
          const bytes = encoded(type, Buffer.from(payload), offset);
          const end = recordEnd(bytes, offset);
          expect(end).toBe(bytes.length);
          expect(decodeRecord(bytes, offset, end)).toEqual({ type, payload: Buffer.from(payload) });
        },
      ),
    );
  });

  it('is not read when any one bit is wrong or any byte is missing', () => {
    const bytes = encoded(3, Buffer.from('a payload of some bytes'));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(recordEnd(changed, 0)).toBe(-1);
    }
    for (let length = 0; length < bytes.length; length += 1) {
      expect(recordEnd(bytes.subarray(0, length), 0)).toBe(-1);
    }
  });

  it('is not made of zeros', () => {
    expect(recordEnd(Buffer.alloc(1000), 0)).toBe(-1);
    expect(hasRecordAfter(Buffer.alloc(1000), 0)).toBe(false);
  });

  it('is found behind damage', () => {
    const bytes = Buffer.concat([Buffer.alloc(37, 0xee), encoded(1, Buffer.from('x'))]);
    expect(hasRecordAfter(bytes, 0)).toBe(true);
    expect(hasRecordAfter(bytes.subarray(0, -1), 0)).toBe(false);
  });

  it('has a longest payload', () => {
    const long = Buffer.alloc(MAX_PAYLOAD_BYTES + 1);
    expect(() => encoded(1, long)).toThrow('too long');
  });
});

describe('a segment header', () => {
  it('reads back, and not with any one bit wrong', () => {
    const header = { sequence: 4_000_000_000, preallocated: true };
    const bytes = encodeSegmentHeader(header);
    expect(decodeSegmentHeader(bytes)).toEqual(header);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeSegmentHeader(changed)).toBeUndefined();
    }
  });
});
