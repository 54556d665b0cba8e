// CRC32C (Castagnoli), the checksum of spool records. Node has only the other CRC32; four tables
// take four bytes a step, which keeps it well below the cost of the write it guards.

const POLYNOMIAL = 0x82f63b78;
const WIDTH = 256;

/** Four tables in one: entry `k * 256 + byte` is that byte followed by `k` zero bytes. */
const TABLES = new Int32Array(4 * WIDTH);
for (let byte = 0; byte < WIDTH; byte += 1) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  TABLES[byte] = crc;
}
for (let i = WIDTH; i < TABLES.length; i += 1) {
  const before = TABLES[i - WIDTH] ?? 0;
  TABLES[i] = (before >>> 8) ^ (TABLES[before & 0xff] ?? 0);
}

/** The checksum of the bytes from `start` up to `end`, as an unsigned 32-bit number. */
export function crc32c(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let crc = -1;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    crc ^=
      (bytes[i] ?? 0) |
      ((bytes[i + 1] ?? 0) << 8) |
      ((bytes[i + 2] ?? 0) << 16) |
      ((bytes[i + 3] ?? 0) << 24);
    crc =
      (TABLES[768 + (crc & 0xff)] ?? 0) ^
      (TABLES[512 + ((crc >>> 8) & 0xff)] ?? 0) ^
      (TABLES[256 + ((crc >>> 16) & 0xff)] ?? 0) ^
      (TABLES[crc >>> 24] ?? 0);
  }
  for (; i < end; i += 1) crc = (crc >>> 8) ^ (TABLES[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}
