// The bytes of the spool: a segment's header and its records. Pure, so that writing and replay
// cannot disagree and every damage can be tried without a disk.
import { crc32c } from './crc32c.ts';

export interface SpoolRecord {
  /** What the owner calls it, 0 to 255. */
  readonly type: number;
  readonly payload: Buffer;
}

/** A place in the spool: the end of a record. Later records have greater positions. */
export interface Position {
  readonly segment: number;
  readonly offset: number;
}

/** u32 length of the payload, u32 CRC32C of type and payload, u8 type. */
export const RECORD_HEADER_BYTES = 9;
/** Longest payload; a greater length read back can only be damage. */
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;
export const SEGMENT_HEADER_BYTES = 16;

const MAGIC = 0x4c_57_47_54;
const FORMAT_VERSION = 1;
const TYPE_OFFSET = 8;

export interface SegmentHeader {
  readonly sequence: number;
  /** The file was as long as it is before its first record; zeros after the last one are normal. */
  readonly preallocated: boolean;
}

export function encodeSegmentHeader(header: SegmentHeader): Buffer {
  const bytes = Buffer.alloc(SEGMENT_HEADER_BYTES);
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt8(FORMAT_VERSION, 4);
  bytes.writeUInt8(header.preallocated ? 1 : 0, 5);
  bytes.writeUInt32LE(header.sequence, 8);
  bytes.writeUInt32LE(crc32c(bytes, 0, 12), 12);
  return bytes;
}

/** The header these bytes begin with, or undefined when it is damaged or not ours. */
export function decodeSegmentHeader(bytes: Buffer): SegmentHeader | undefined {
  if (bytes.length < SEGMENT_HEADER_BYTES || bytes.readUInt32LE(0) !== MAGIC) return undefined;
  if (bytes[4] !== FORMAT_VERSION || bytes.readUInt32LE(12) !== crc32c(bytes, 0, 12)) {
    return undefined;
  }
  return { sequence: bytes.readUInt32LE(8), preallocated: bytes[5] === 1 };
}

export function recordBytes(payload: Buffer): number {
  return RECORD_HEADER_BYTES + payload.length;
}

/** Writes a record at `offset` and returns the offset after it. */
export function encodeRecord(target: Buffer, offset: number, record: SpoolRecord): number {
  const { type, payload } = record;
  if (payload.length > MAX_PAYLOAD_BYTES) throw new Error('the spool record is too long');
  const end = offset + RECORD_HEADER_BYTES + payload.length;
  target.writeUInt32LE(payload.length, offset);
  target[offset + TYPE_OFFSET] = type;
  target.set(payload, offset + RECORD_HEADER_BYTES);
  target.writeUInt32LE(crc32c(target, offset + TYPE_OFFSET, end), offset + 4);
  return end;
}

/** Offset after the valid record at `offset`, or -1 when there is none. */
export function recordEnd(bytes: Buffer, offset: number): number {
  if (offset + RECORD_HEADER_BYTES > bytes.length) return -1;
  const length = bytes.readUInt32LE(offset);
  const end = offset + RECORD_HEADER_BYTES + length;
  if (length > MAX_PAYLOAD_BYTES || end > bytes.length) return -1;
  return crc32c(bytes, offset + TYPE_OFFSET, end) === bytes.readUInt32LE(offset + 4) ? end : -1;
}

/** The record between these offsets, as `recordEnd` found it; the payload is a view. */
export function decodeRecord(bytes: Buffer, offset: number, end: number): SpoolRecord {
  const payload = bytes.subarray(offset + RECORD_HEADER_BYTES, end);
  return { type: bytes[offset + TYPE_OFFSET] ?? 0, payload };
}

/** True when a valid record begins anywhere at or after `offset`: then the damage is no torn end. */
export function hasRecordAfter(bytes: Buffer, offset: number): boolean {
  const last = bytes.length - RECORD_HEADER_BYTES;
  for (let at = offset; at <= last; at += 1) if (recordEnd(bytes, at) !== -1) return true;
  return false;
}

/** True when nothing but zero bytes follows. */
export function isZeroFrom(bytes: Buffer, offset: number): boolean {
  for (let at = offset; at < bytes.length; at += 1) if (bytes[at] !== 0) return false;
  return true;
}
