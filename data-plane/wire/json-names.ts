// Turns the bytes of a member's name into a string without allocating one for each body: clients
// send the same dozen names for ever. A fixed table, so hostile names can only displace each other.

const SLOTS = 128;
const LONGEST_KEPT = 32;
const kept: (string | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

/** The text between these offsets, known to be UTF-8 without escapes. */
export function readName(bytes: Buffer, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > LONGEST_KEPT) return bytes.toString('utf8', start, end);
  const first = bytes[start] ?? 0;
  const middle = bytes[start + (length >> 1)] ?? 0;
  const slot = (length * 31 + first * 7 + middle * 13 + (bytes[end - 1] ?? 0)) & (SLOTS - 1);
  const known = kept[slot];
  if (known !== undefined && equalsAscii(known, bytes, start, length)) return known;
  const name = bytes.toString('utf8', start, end);
  // As many characters as bytes means ASCII, the only text that compares byte by byte.
  if (name.length === length) kept[slot] = name;
  return name;
}

function equalsAscii(text: string, bytes: Buffer, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i += 1) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
