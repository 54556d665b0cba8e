// Bytes that are wrong on purpose: noise, text that is not UTF-8, huge content, and a compressed bomb.

import { gzipSync } from 'node:zlib';

const noiseLength = 4_096;
const bombBytes = 100 * 1024 * 1024;
const bigDefault = 3 * 1024 * 1024;
const bigMax = 64 * 1024 * 1024;

/** Noise that is the same on every run: neither SSE nor JSON nor UTF-8, with line ends here and there. */
export function makeNoise(): Buffer {
  const noise = Buffer.alloc(noiseLength);
  let state = 0x2545f491;
  for (let at = 0; at < noiseLength; at += 1) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    noise[at] = at % 97 === 96 ? 0x0a : (state >>> 16) & 0xff;
  }
  return noise;
}

/** The same text with bytes that no UTF-8 text holds in place of a marker. */
export function spoilUtf8(text: string, marker: string): Buffer {
  const [before = '', after = ''] = text.split(marker);
  return Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from(after)]);
}

/** Content of the asked size, by default three megabytes. */
export function makeBigContent(bytes: number | undefined): string {
  return 'x'.repeat(Math.min(bytes ?? bigDefault, bigMax));
}

let bomb: Buffer | null = null;

/** A hundred megabytes of spaces, compressed once. */
export function makeGzipBomb(): Buffer {
  bomb ??= gzipSync(Buffer.alloc(bombBytes, 0x20));
  return bomb;
}
