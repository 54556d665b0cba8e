// Blocks of memory for unreported events, used again when what they held has been reported. New
// ones for every few hundred requests would be freed by full collections alone, and would call for
// one a second.

const BLOCK_BYTES = 256 * 1024;
/** Some seconds of a busy node; what is beyond is left to the collector. */
const SPARE_BLOCKS = 32;

export class EventBlocks {
  private readonly spare: Buffer[] = [];

  /** A block of at least so many bytes, with anything in it. */
  take(least: number): Buffer {
    const spare = least <= BLOCK_BYTES ? this.spare.pop() : undefined;
    return spare ?? Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, least));
  }

  /** Nobody looks at this block any more. */
  give(block: Buffer): void {
    if (block.length === BLOCK_BYTES && this.spare.length < SPARE_BLOCKS) this.spare.push(block);
  }
}
