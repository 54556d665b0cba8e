// Reads the spool's segments back, in order. A torn end is cut; damage elsewhere is set aside and
// reported, and everything before it and every other segment is still replayed.
import {
  constants,
  copyFileSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { segmentSequence } from './segment-file.ts';
import type { Position, SpoolRecord } from './segment-record.ts';
import {
  decodeRecord,
  decodeSegmentHeader,
  hasRecordAfter,
  isZeroFrom,
  recordEnd,
  SEGMENT_HEADER_BYTES,
} from './segment-record.ts';

export interface ReplayedRecord extends SpoolRecord {
  readonly position: Position;
}

/** Damage that is not a torn end: an alarm, since records may be missing. */
export interface QuarantinedSegment {
  readonly segment: number;
  readonly offset: number;
  readonly lostBytes: number;
  /** Name of the copy that was set aside, or undefined when it could not be made. */
  readonly copy: string | undefined;
}

export interface ReplayReport {
  readonly segments: number;
  readonly records: number;
  /** Bytes of an unfinished last record that were cut off. */
  readonly cutBytes: number;
  readonly quarantined: readonly QuarantinedSegment[];
}

export interface ClosedSegment {
  readonly sequence: number;
  readonly path: string;
  readonly size: number;
  readonly closedAtMs: number;
}

const QUARANTINE_ATTEMPTS = 100;

/** The segments in a folder, oldest first. */
export function listSegments(dir: string): ClosedSegment[] {
  const segments: ClosedSegment[] = [];
  for (const name of readdirSync(dir)) {
    const sequence = segmentSequence(name);
    if (sequence === undefined) continue;
    const path = join(dir, name);
    const { size, mtimeMs } = statSync(path);
    segments.push({ sequence, path, size, closedAtMs: mtimeMs });
  }
  return segments.sort((a, b) => a.sequence - b.sequence);
}

/** Replays the segments; the payloads are views that must be copied to be kept. */
export function replaySegments(
  segments: readonly ClosedSegment[],
  onRecord: (record: ReplayedRecord) => void,
): ReplayReport {
  let records = 0;
  let cutBytes = 0;
  const quarantined: QuarantinedSegment[] = [];
  for (const [index, segment] of segments.entries()) {
    const bytes = readFileSync(segment.path);
    const header = decodeSegmentHeader(bytes);
    const sound = header?.sequence === segment.sequence;
    let at = sound ? SEGMENT_HEADER_BYTES : 0;
    for (let end = sound ? recordEnd(bytes, at) : -1; end !== -1; end = recordEnd(bytes, at)) {
      const position = { segment: segment.sequence, offset: end };
      onRecord({ ...decodeRecord(bytes, at, end), position });
      records += 1;
      at = end;
    }
    const isLast = index === segments.length - 1;
    switch (judgeRest(bytes, at, { isLast, preallocated: header?.preallocated === true })) {
      case 'clean':
        break;
      case 'torn':
        truncateSync(segment.path, at);
        cutBytes += bytes.length - at;
        break;
      case 'damaged':
        quarantined.push(setAside(segment, bytes.length, at));
        break;
    }
  }
  return { segments: segments.length, records, cutBytes, quarantined };
}

function judgeRest(
  bytes: Buffer,
  at: number,
  segment: { readonly isLast: boolean; readonly preallocated: boolean },
): 'clean' | 'torn' | 'damaged' {
  // A segment whose head was torn before was cut to nothing, and stays so.
  if (at === bytes.length) return 'clean';
  if (segment.preallocated && at > 0 && isZeroFrom(bytes, at)) return 'clean';
  return segment.isLast && !hasRecordAfter(bytes, at) ? 'torn' : 'damaged';
}

/** Keeps a copy of the whole file, then cuts the damage off, so that it is reported once. */
function setAside(segment: ClosedSegment, size: number, at: number): QuarantinedSegment {
  const found = { segment: segment.sequence, offset: at, lostBytes: size - at };
  for (let attempt = 0; attempt < QUARANTINE_ATTEMPTS; attempt += 1) {
    const suffix = attempt === 0 ? '' : `.${attempt}`;
    const copy = `${segment.path}${suffix}.quarantine`;
    try {
      copyFileSync(segment.path, copy, constants.COPYFILE_EXCL);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      return { ...found, copy: undefined };
    }
    truncateSync(segment.path, at);
    return { ...found, copy };
  }
  return { ...found, copy: undefined };
}
