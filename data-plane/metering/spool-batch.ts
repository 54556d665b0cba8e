// The texts of one turn of the loop, encoded side by side into one buffer that is used again for
// the next turn: as records for the spool, and joined as a report wants them.
import type { SpoolRecord } from './segment-record.ts';

const START_BYTES = 64 * 1024;
/** No text has more bytes than this for one of its characters. */
const BYTES_A_CHARACTER = 3;
const COMMA = 0x2c;

export class SpoolBatch {
  /** The offset after each text. */
  ends: number[] = [];
  private bytes = Buffer.allocUnsafeSlow(START_BYTES);

  /** Takes the place of what was there before. */
  fill(texts: Iterable<string>): void {
    this.ends = [];
    let at = 0;
    for (const text of texts) {
      if (at > 0) at++;
      this.makeRoom(at + text.length * BYTES_A_CHARACTER, at);
      if (at > 0) this.bytes[at - 1] = COMMA;
      at += this.bytes.write(text, at);
      this.ends.push(at);
    }
  }

  /** All texts, joined by commas; a view that the next `fill` changes. */
  joined(): Buffer {
    return this.bytes.subarray(0, this.ends.at(-1) ?? 0);
  }

  /** One record of this type for each text; views as well. */
  records(type: number): SpoolRecord[] {
    let start = 0;
    return this.ends.map((end) => {
      const payload = this.bytes.subarray(start, end);
      start = end + 1;
      return { type, payload };
    });
  }

  private makeRoom(needed: number, used: number): void {
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(needed * 2);
    this.bytes.copy(larger, 0, 0, used);
    this.bytes = larger;
  }
}
