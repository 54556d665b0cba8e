// The lexical half of the JSON scanner: strings, numbers, literals and white space, as offsets into
// the bytes. Separate from the grammar so that the hot string loop can be read and tested alone.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** 1 for each byte that ends a run of ordinary string bytes: quote, backslash, control characters. */
const STOPS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
);

const HEX = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9a-fA-F]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

const ESCAPES = Uint8Array.from({ length: 256 }, (_, byte) =>
  '"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** As a signed word, like everything that is compared with it. */
const HIGH_BITS = 0x80808080 | 0;

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const NULL = Buffer.from('null');

/**
 * Every method takes an offset and returns the offset after what it read, or the bitwise
 * complement (a negative number) of the offset where the grammar is broken. Reading past the end
 * yields 0, which no rule of the grammar accepts.
 */
export class JsonCursor {
  readonly bytes: Buffer;
  readonly length: number;
  /** Set when a string with an escape was read; whoever cares clears it first. */
  sawEscape = false;
  private readonly words: Int32Array;
  private readonly shift: number;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.length = bytes.length;
    // A view of the same memory, four bytes at a time, from the aligned address at or before ours.
    this.shift = bytes.byteOffset & 3;
    this.words = new Int32Array(
      bytes.buffer,
      bytes.byteOffset - this.shift,
      (this.shift + bytes.length) >> 2,
    );
  }

  at(offset: number): number {
    return offset < this.length ? (this.bytes[offset] ?? 0) : 0;
  }

  skipSpace(start: number): number {
    let i = start;
    for (;;) {
      const byte = this.at(i);
      if (byte > SPACE || (byte !== SPACE && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) {
        return i;
      }
      i += 1;
    }
  }

  /** Reads a string whose opening quote is at `start`. */
  stringEnd(start: number): number {
    let i = start + 1;
    for (;;) {
      i = this.skipOrdinary(i);
      const byte = this.at(i);
      if (byte === QUOTE) return i + 1;
      if (byte !== BACKSLASH) return ~i;
      this.sawEscape = true;
      const letter = this.at(i + 1);
      if (ESCAPES[letter] === 1) {
        i += 2;
      } else if (letter === 0x75) {
        for (let k = i + 2; k < i + 6; k += 1) if (HEX[this.at(k)] !== 1) return ~k;
        i += 6;
      } else {
        return ~(i + 1);
      }
    }
  }

  /** Reads a number, literal or string; the byte after it is the caller's to judge. */
  scalarEnd(start: number): number {
    const byte = this.at(start);
    if (byte === QUOTE) return this.stringEnd(start);
    if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) return this.numberEnd(start);
    if (byte === 0x74) return this.literalEnd(start, TRUE);
    if (byte === 0x66) return this.literalEnd(start, FALSE);
    if (byte === 0x6e) return this.literalEnd(start, NULL);
    return ~start;
  }

  private numberEnd(start: number): number {
    let i = this.at(start) === 0x2d ? start + 1 : start;
    if (this.at(i) === 0x30) {
      i += 1;
    } else {
      i = this.digitsEnd(i);
      if (i < 0) return i;
    }
    if (this.at(i) === 0x2e) {
      i = this.digitsEnd(i + 1);
      if (i < 0) return i;
    }
    if ((this.at(i) | 0x20) === 0x65) {
      const sign = this.at(i + 1);
      i = this.digitsEnd(sign === 0x2b || sign === 0x2d ? i + 2 : i + 1);
    }
    return i;
  }

  private digitsEnd(start: number): number {
    let i = start;
    for (;;) {
      const byte = this.at(i);
      if (byte < 0x30 || byte > 0x39) return i === start ? ~i : i;
      i += 1;
    }
  }

  private literalEnd(start: number, literal: Buffer): number {
    for (let k = 1; k < literal.length; k += 1) {
      if (this.at(start + k) !== literal[k]) return ~(start + k);
    }
    return start + literal.length;
  }

  /** Steps over ordinary bytes and short escapes, to the end or to what must be looked at. */
  private skipOrdinary(start: number): number {
    const { bytes, words, shift, length } = this;
    const last = words.length;
    let i = start;
    let word = (i + shift) >> 2;
    while (word < last) {
      // The first word may begin before `i`: what lies there has been read.
      let stops = stopsIn(words[word] ?? 0) & (HIGH_BITS << (((i + shift) & 3) << 3));
      while (stops === 0 && ++word < last) stops = stopsIn(words[word] ?? 0);
      if (stops === 0) break;
      i = (word << 2) - shift + ((31 - Math.clz32(stops & -stops)) >> 3);
      if (bytes[i] === BACKSLASH && ESCAPES[bytes[i + 1] ?? 0] === 1) {
        this.sawEscape = true;
        i += 2;
      } else if (STOPS[bytes[i] ?? 0] === 1) return i;
      else i += 1;
      word = (i + shift) >> 2;
    }
    i = Math.max(i, (last << 2) - shift);
    while (i < length && STOPS[bytes[i] ?? 0] === 0) i += 1;
    return i;
  }
}

/**
 * The high bit of each byte of a word that is below 0x20, a quote or a backslash. Right after such
 * a byte others may be marked wrongly, so that the one found is looked at again.
 */
function stopsIn(word: number): number {
  // Flipping this bit swaps quote and space: quotes and control characters are then what is below.
  const low = word ^ 0x02020202;
  const backslash = word ^ 0x5c5c5c5c;
  return (
    ((((low - 0x21212121) | 0) & ~low) | (((backslash - 0x01010101) | 0) & ~backslash)) & HIGH_BITS
  );
}
