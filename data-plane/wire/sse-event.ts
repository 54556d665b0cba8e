// One server-sent event out of the bytes of its block. Separate from the framer, which only finds
// where blocks end.
import { isUtf8 } from 'node:buffer';

export interface SseEvent {
  /** The block's own bytes with the blank line that ends it. A view: copy it to keep it long. */
  readonly bytes: Buffer;
  /** The data lines joined by line feeds. */
  readonly data: string;
  /** The `event:` field, if the block had one that is not empty. */
  readonly name: string | undefined;
  /**
   * The block was exactly one `data:` line, its lines end in LF or CRLF, and so its bytes may be
   * forwarded as they are: no id, event or retry field and no bare CR can ride along.
   */
  readonly plain: boolean;
}

/** What the framer saw while it looked for the end of the block. */
export interface BlockShape {
  /** The block is one line and its end, without comments. */
  readonly oneLine: boolean;
  /** A line ended in a CR without LF. */
  readonly bareCr: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DATA = Buffer.from('data:');

/** The event of a block; 'nothing' when it has no data line, as fields alone dispatch nothing. */
export function readEvent(bytes: Buffer, shape: BlockShape): SseEvent | 'nothing' | 'not_utf8' {
  if (!shape.oneLine || !beginsWithData(bytes)) return readFields(bytes);
  const start = bytes[DATA.length] === SPACE ? DATA.length + 1 : DATA.length;
  const end = beforeLineEnd(bytes, beforeLineEnd(bytes, bytes.length));
  const data = decodeUtf8(bytes, Math.min(start, end), end);
  if (data === undefined) return 'not_utf8';
  return { bytes, data, name: undefined, plain: !shape.bareCr };
}

function readFields(bytes: Buffer): SseEvent | 'nothing' | 'not_utf8' {
  const text = decodeUtf8(bytes, 0, bytes.length);
  if (text === undefined) return 'not_utf8';
  const data: string[] = [];
  let name: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    if (field !== 'data' && field !== 'event') continue;
    const from = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
    const value = colon === -1 ? '' : line.slice(from);
    if (field === 'data') data.push(value);
    else name = value === '' ? undefined : value;
  }
  if (data.length === 0) return 'nothing';
  return { bytes, data: data.join('\n'), name, plain: false };
}

function beginsWithData(bytes: Buffer): boolean {
  for (let i = 0; i < DATA.length; i += 1) if (bytes[i] !== DATA[i]) return false;
  return true;
}

/** The offset before the line end that ends at `end`. */
function beforeLineEnd(bytes: Buffer, end: number): number {
  return bytes[end - 1] === LF && bytes[end - 2] === CR ? end - 2 : end - 1;
}

/** Fatal decoding; the replacement character is rare enough to check its origin afterwards. */
function decodeUtf8(bytes: Buffer, start: number, end: number): string | undefined {
  const text = bytes.toString('utf8', start, end);
  if (text.includes('\ufffd') && !isUtf8(bytes.subarray(start, end))) return undefined;
  return text;
}
