// Cuts a stream of bytes into server-sent events, whatever the line ends and wherever the chunks
// split. It holds at most one unfinished event, and an event within one chunk is never copied.
import type { SseEvent } from './sse-event.ts';
import { readEvent } from './sse-event.ts';

export type SseFaultKind = 'event_too_large' | 'not_utf8' | 'incomplete_event';

export interface SseFault {
  readonly kind: SseFaultKind;
  readonly message: string;
}

export interface SseFramerOptions {
  /** Longest block, with its comments and line ends, that is held or reported. */
  readonly maxEventBytes: number;
  readonly onEvent: (event: SseEvent) => void;
  /** A comment line, the upstream's sign of life; its text is not passed on. */
  readonly onComment?: () => void;
  /** Called at most once; nothing is reported after it. */
  readonly onFault: (fault: SseFault) => void;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const CR_BYTES: Buffer = Buffer.from([CR]);
const EMPTY: Buffer = Buffer.alloc(0);
/** Small pieces of an unfinished event are gathered in blocks that grow between these sizes. */
const BLOCK_MIN_BYTES = 1024;
const BLOCK_MAX_BYTES = 64 * 1024;
/** A piece of this size is kept as the view it is. */
const LARGE_PIECE_BYTES = 16 * 1024;
/** A position behind every chunk: "does not occur". */
const NEVER = Number.MAX_SAFE_INTEGER;

export class SseFramer {
  private readonly options: SseFramerOptions;
  private stopped = false;
  private started = false;
  /** Bytes put back: a possible piece of a byte order mark, or a CR that may belong to a CRLF. */
  private putBack: Buffer = EMPTY;
  /** The unfinished block's bytes from earlier chunks: views of large ones, copies of small ones. */
  private pieces: Buffer[] = [];
  private heldBytes = 0;
  /** Where small pieces are gathered, and how much of it is used. */
  private gathered: Buffer = EMPTY;
  private gatheredBytes = 0;
  /** First byte of a line that began in an earlier chunk, or -1 at the start of a line. */
  private openLine = -1;
  private lines = 0;
  private hasFields = false;
  private bareCr = false;

  constructor(options: SseFramerOptions) {
    this.options = options;
  }

  /** Takes the next bytes; events are reported before this returns. */
  push(chunk: Buffer): void {
    if (this.stopped || chunk.length === 0) return;
    let bytes = this.putBack.length === 0 ? chunk : Buffer.concat([this.putBack, chunk]);
    this.putBack = EMPTY;
    if (!this.started) {
      if (bytes.length < BOM.length && BOM.subarray(0, bytes.length).equals(bytes)) {
        this.putBack = bytes;
        return;
      }
      this.started = true;
      if (bytes[0] === BOM[0] && BOM.equals(bytes.subarray(0, BOM.length))) {
        bytes = bytes.subarray(BOM.length);
      }
    }
    if (bytes[bytes.length - 1] === CR) {
      this.putBack = CR_BYTES;
      bytes = bytes.subarray(0, bytes.length - 1);
    }
    this.consume(bytes);
  }

  /** The upstream has ended: an unfinished event is a fault, never an event. */
  end(): void {
    if (this.stopped) return;
    this.started = true;
    const last = this.putBack;
    this.putBack = EMPTY;
    this.consume(last);
    if (this.stopped) return;
    if (this.hasFields || (this.openLine !== -1 && this.openLine !== COLON)) {
      this.fail('incomplete_event', 'The stream ended in the middle of an event.');
    }
    this.stop();
  }

  /** Ends framing without a fault; what is held is let go. */
  stop(): void {
    this.stopped = true;
    this.reset();
  }

  private consume(bytes: Buffer): void {
    let block = 0;
    let line = 0;
    let lf = find(bytes, LF, 0);
    let cr = find(bytes, CR, 0);
    for (;;) {
      const end = Math.min(lf, cr);
      if (end === NEVER) break;
      const crlf = end === cr && bytes[end + 1] === LF;
      const next = crlf ? end + 2 : end + 1;
      if (this.exceeds(next - block)) {
        this.failTooLarge();
        return;
      }
      if (end === cr && !crlf) this.bareCr = true;
      if (end > line || this.openLine !== -1) {
        if (this.endLine(this.openLine === -1 ? (bytes[line] ?? 0) : this.openLine)) block = next;
      } else {
        this.endBlock(bytes, block, next);
        block = next;
      }
      if (this.stopped) return;
      line = next;
      if (lf < next) lf = find(bytes, LF, next);
      if (cr < next) cr = find(bytes, CR, next);
    }
    if (line < bytes.length && this.openLine === -1) this.openLine = bytes[line] ?? -1;
    this.hold(bytes, block);
  }

  /** Returns true when the block so far is only comments and can be let go. */
  private endLine(first: number): boolean {
    this.openLine = -1;
    this.lines += 1;
    if (first !== COLON) {
      this.hasFields = true;
      return false;
    }
    this.options.onComment?.();
    if (this.hasFields) return false;
    this.reset();
    return true;
  }

  private endBlock(bytes: Buffer, start: number, end: number): void {
    const { hasFields, bareCr } = this;
    const oneLine = this.lines === 1;
    let block = bytes.subarray(start, end);
    if (this.heldBytes > 0 && hasFields) {
      this.closeGathered();
      block = Buffer.concat([...this.pieces, block], this.heldBytes + block.length);
    }
    this.reset();
    if (!hasFields) return;
    const event = readEvent(block, { oneLine, bareCr });
    if (event === 'not_utf8') this.fail('not_utf8', 'An event of the stream is not valid UTF-8.');
    else if (event !== 'nothing') this.options.onEvent(event);
  }

  private hold(bytes: Buffer, start: number): void {
    if (start >= bytes.length) return;
    if (this.exceeds(bytes.length - start)) {
      this.failTooLarge();
      return;
    }
    this.append(start === 0 ? bytes : bytes.subarray(start));
  }

  private exceeds(more: number): boolean {
    return this.heldBytes + more > this.options.maxEventBytes;
  }

  /** Adds to what is held: a long event is copied once, and a stream of tiny chunks costs no list. */
  private append(more: Buffer): void {
    this.heldBytes += more.length;
    if (this.gatheredBytes + more.length > this.gathered.length) {
      this.closeGathered();
      if (this.pieces.length === 0 || more.length >= LARGE_PIECE_BYTES) {
        this.pieces.push(more);
        return;
      }
      const size = Math.min(Math.max(this.heldBytes * 2, BLOCK_MIN_BYTES), BLOCK_MAX_BYTES);
      this.gathered = Buffer.allocUnsafe(size);
    }
    more.copy(this.gathered, this.gatheredBytes);
    this.gatheredBytes += more.length;
  }

  /** Makes a piece of what was gathered; one that is mostly empty is copied to its length. */
  private closeGathered(): void {
    const { gathered, gatheredBytes } = this;
    if (gatheredBytes === 0) return;
    const used = gathered.subarray(0, gatheredBytes);
    this.pieces.push(gatheredBytes * 2 < gathered.length ? Buffer.from(used) : used);
    this.gathered = EMPTY;
    this.gatheredBytes = 0;
  }

  private reset(): void {
    if (this.heldBytes > 0) {
      this.pieces = [];
      this.heldBytes = 0;
      this.gathered = EMPTY;
      this.gatheredBytes = 0;
    }
    this.lines = 0;
    this.hasFields = false;
    this.bareCr = false;
  }

  private failTooLarge(): void {
    const limit = this.options.maxEventBytes;
    this.fail('event_too_large', `An event of the stream is longer than ${limit} bytes.`);
  }

  private fail(kind: SseFaultKind, message: string): void {
    this.stop();
    this.options.onFault({ kind, message });
  }
}

function find(bytes: Buffer, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at === -1 ? NEVER : at;
}
