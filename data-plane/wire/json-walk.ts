// Walks one JSON value of any nesting with a fixed stack instead of recursion, so that a hostile
// depth can neither overflow the stack nor cost memory. The outer object is json-scan.ts.
import type { JsonCursor } from './json-cursor.ts';
import { MAX_JSON_DEPTH, MAX_JSON_KEYS } from './json-fault.ts';
import type { KeyTally } from './json-key-watch.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

export class JsonWalk {
  /** What a negative answer means. */
  fault: 'syntax' | 'too_deep' | 'too_many_keys' = 'syntax';
  /** Direct elements or keys of the value walked last; 0 for scalars. */
  elementCount = 0;
  /** Offset after the closing quote of the key read last. */
  nameEnd = 0;
  private readonly cursor: JsonCursor;
  private readonly tally: KeyTally;
  private readonly closers: number[] = [];
  private readonly counts: number[] = [];

  constructor(cursor: JsonCursor, tally: KeyTally) {
    this.cursor = cursor;
    this.tally = tally;
  }

  /** Walks the value at `start`, whose parent is the outer object; returns as the cursor does. */
  valueEnd(start: number): number {
    this.elementCount = 0;
    const byte = this.cursor.at(start);
    if (byte !== OPEN_OBJECT && byte !== OPEN_ARRAY) return this.cursor.scalarEnd(start);
    return this.containerEnd(start);
  }

  /** Reads `"name" :` and the space after it; `start` must be at the name. */
  keyEnd(start: number): number {
    const { cursor } = this;
    if (cursor.at(start) !== QUOTE) return ~start;
    cursor.sawEscape = false;
    const end = cursor.stringEnd(start);
    if (end < 0) return end;
    this.nameEnd = end;
    if (cursor.sawEscape) this.tally.noteEscaped(cursor.bytes, start + 1, end - 1);
    else this.tally.note(cursor.bytes, start + 1, end - 1);
    const colon = cursor.at(end) === COLON ? end : cursor.skipSpace(end);
    if (cursor.at(colon) !== COLON) return ~colon;
    return cursor.skipSpace(colon + 1);
  }

  private containerEnd(start: number): number {
    const { cursor, closers } = this;
    let depth = 0;
    let i = start;
    for (;;) {
      // A value begins at `i`.
      const byte = cursor.at(i);
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        // The outer object is the first level, and `depth` counts those open below it.
        if (depth + 2 > MAX_JSON_DEPTH) return this.refuse('too_deep', i);
        const closer = byte + 2;
        i = cursor.skipSpace(i + 1);
        closers[depth] = closer;
        if (cursor.at(i) === closer) {
          this.counts[depth] = 0;
          depth += 1;
        } else {
          this.counts[depth] = 1;
          depth += 1;
          if (closer === CLOSE_OBJECT) i = this.keyEnd(i);
          if (i < 0) return i;
          continue;
        }
      } else {
        i = cursor.scalarEnd(i);
        if (i < 0) return i;
      }
      // A value, or the opening of an empty container, has just ended before `i`.
      i = cursor.skipSpace(i);
      while (cursor.at(i) === closers[depth - 1]) {
        depth -= 1;
        i += 1;
        if (depth === 0) return this.finish(i);
        i = cursor.skipSpace(i);
      }
      if (cursor.at(i) !== COMMA) return ~i;
      i = this.nextEntry(i, depth - 1);
      if (i < 0) return i;
    }
  }

  /** Steps over a comma to the next value of the container at `level`. */
  private nextEntry(comma: number, level: number): number {
    const i = this.cursor.skipSpace(comma + 1);
    const count = (this.counts[level] ?? 0) + 1;
    this.counts[level] = count;
    if (this.closers[level] === CLOSE_ARRAY) return i;
    if (count > MAX_JSON_KEYS) return this.refuse('too_many_keys', i);
    return this.keyEnd(i);
  }

  private finish(end: number): number {
    this.elementCount = this.counts[0] ?? 0;
    return end;
  }

  private refuse(fault: 'too_deep' | 'too_many_keys', offset: number): number {
    this.fault = fault;
    return ~offset;
  }
}
