// Counts how often a few fixed key names occur anywhere in a document. Separate from the scanner:
// it is the only part that compares nested names, and must cost next to nothing for all others.

/** Bytes an escaped character may take for one byte of a name: `\u0061`. */
const ESCAPED_LENGTH = 6;
const NO_COUNTS: ReadonlyMap<string, number> = new Map();

interface WatchedName {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A fixed set of key names, prepared once for quick rejection by length and first byte. */
export class KeyWatch {
  readonly longest: number;
  private readonly byLength: readonly (readonly WatchedName[] | undefined)[];
  private readonly names: ReadonlySet<string>;

  constructor(names: readonly string[]) {
    const watched = names.map((name) => ({ name, bytes: Buffer.from(name) }));
    this.longest = Math.max(0, ...watched.map((entry) => entry.bytes.length));
    this.byLength = Array.from({ length: this.longest + 1 }, (_, length) => {
      const same = watched.filter((entry) => entry.bytes.length === length);
      return same.length === 0 ? undefined : same;
    });
    this.names = new Set(names);
  }

  /** The watched name at these offsets (between the quotes), if it is one. */
  match(bytes: Buffer, start: number, end: number): string | undefined {
    const length = end - start;
    if (length > this.longest) return undefined;
    const candidates = this.byLength[length];
    if (candidates === undefined) return undefined;
    for (const candidate of candidates) {
      let i = 0;
      while (i < length && candidate.bytes[i] === bytes[start + i]) i += 1;
      if (i === length) return candidate.name;
    }
    return undefined;
  }

  /** The same for a name that was written with escapes: those are decoded before comparing. */
  matchEscaped(bytes: Buffer, start: number, end: number): string | undefined {
    if (end - start > this.longest * ESCAPED_LENGTH) return undefined;
    const name = decodeName(bytes, start, end);
    return this.names.has(name) ? name : undefined;
  }
}

/** The running counts of one scan. */
export class KeyTally {
  private readonly watch: KeyWatch;
  private seen: Map<string, number> | undefined;

  constructor(watch: KeyWatch) {
    this.watch = watch;
  }

  /** Notes the key whose text lies between these offsets, quotes excluded. */
  note(bytes: Buffer, start: number, end: number): void {
    if (end - start <= this.watch.longest) this.add(this.watch.match(bytes, start, end));
  }

  noteEscaped(bytes: Buffer, start: number, end: number): void {
    this.add(this.watch.matchEscaped(bytes, start, end));
  }

  counts(): ReadonlyMap<string, number> {
    return this.seen ?? NO_COUNTS;
  }

  private add(name: string | undefined): void {
    if (name === undefined) return;
    this.seen ??= new Map();
    this.seen.set(name, (this.seen.get(name) ?? 0) + 1);
  }
}

/** Decodes a name that holds escapes; the offsets exclude the quotes and are known to be valid. */
export function decodeName(bytes: Buffer, start: number, end: number): string {
  const decoded: unknown = JSON.parse(bytes.toString('utf8', start - 1, end + 1));
  if (typeof decoded !== 'string') throw new Error('a JSON name did not decode to a string');
  return decoded;
}
