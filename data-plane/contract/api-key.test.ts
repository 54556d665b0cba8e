// API keys: what was minted reads back, and nothing else passes the checksum.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestsEqual, mintApiKey, parseApiKey } from './api-key.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const hostile: string[] = JSON.parse(
  readFileSync(new URL('../../test/fixtures/blns/blns.json', import.meta.url), 'utf8'),
);

/** A small fast generator with a fixed seed (xorshift32). */
function seeded(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

describe('an API key', () => {
  it('reads back as it was minted, whatever the prefix', () => {
    for (const prefix of ['tg', 'stk-live', 'a-b--c', '-', 'x_y']) {
      const minted = mintApiKey(randomBytes, prefix);
      const body = minted.text.slice(prefix.length + 1);
      expect(minted.text).toMatch(new RegExp(`^${prefix}-[0-9A-Za-z]{43}$`));
      expect(minted.digest).toEqual(createHash('sha256').update(body).digest());
      expect([minted.keyId, minted.lastFour]).toEqual([body.slice(0, 10), body.slice(-4)]);
      for (const text of [minted.text, `other-${body}`]) {
        expect(parseApiKey(text)).toEqual({
          ok: true,
          value: { keyId: minted.keyId, digest: minted.digest, lastFour: minted.lastFour },
        });
      }
    }
  });

  it('has a fixed format', () => {
    const counting = (size: number) => Uint8Array.from({ length: size }, (_, i) => i);
    expect(mintApiKey(counting, 'tg').text).toBe('tg-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZa33EDWO');
  });

  it('uses each character equally often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 2000; i += 1) {
      for (const c of mintApiKey(randomBytes, 'p').text.slice(2, 39))
        counts.set(c, (counts.get(c) ?? 0) + 1);
    }
    const expected = (2000 * 37) / 62;
    const chiSquare = [...ALPHABET].reduce(
      (sum, c) => sum + ((counts.get(c) ?? 0) - expected) ** 2 / expected,
      0,
    );
    // 61 degrees of freedom: beyond 140 by chance once in about ten million runs.
    expect(chiSquare).toBeLessThan(140);
  });

  it('is refused when any one character is changed, swapped, lost or added', () => {
    const { text } = mintApiKey(randomBytes, 'tg');
    const refused = (other: string) =>
      expect(parseApiKey(other)).toEqual({ ok: false, error: 'malformed' });
    for (let i = 3; i < text.length; i += 1) {
      for (const c of `${ALPHABET}-_ é`) {
        if (c !== text[i]) refused(text.slice(0, i) + c + text.slice(i + 1));
      }
      if (text[i] !== text[i - 1])
        refused(text.slice(0, i - 1) + text[i] + text[i - 1] + text.slice(i + 1));
      refused(text.slice(0, i) + text.slice(i + 1));
      refused(`${text.slice(0, i)}A${text.slice(i)}`);
    }
    refused(text.slice(3));
    refused(text.slice(2));
    refused(`${'p'.repeat(300)}${text.slice(2)}`);
  });

  it('is not met by one of a million random strings of the right shape', () => {
    const next = seeded(20_260_901);
    let passed = 0;
    for (let n = 0; n < 1_000_000; n += 1) {
      let text = 'tg-';
      for (let i = 0; i < 43; i += 1) text += ALPHABET[next() % 62];
      if (parseApiKey(text).ok) passed += 1;
    }
    expect(passed).toBe(0);
  });

  it('is not met by hostile or arbitrary text', () => {
    expect(hostile.length).toBeGreaterThan(400);
    for (const text of hostile) expect(parseApiKey(text).ok).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => !parseApiKey(text).ok),
    );
    const body = mintApiKey(randomBytes, 'tg').text.slice(2);
    for (const text of hostile) {
      if (text.length > 0 && text.length < 100) expect(parseApiKey(text + body).ok).toBe(true);
    }
  });

  it('is not minted from a bad prefix or a source that does not vary', () => {
    for (const prefix of ['', 'a b', 'é', 'x'.repeat(33), "';--"]) {
      expect(() => mintApiKey(randomBytes, prefix)).toThrow('prefix');
    }
    expect(() => mintApiKey((size) => new Uint8Array(size).fill(255), 'tg')).toThrow('random');
  });
});

describe('digestsEqual', () => {
  it('compares content and length', () => {
    const { digest } = mintApiKey(randomBytes, 'tg');
    expect(digestsEqual(digest, Buffer.from(digest))).toBe(true);
    expect(digestsEqual(digest, randomBytes(32))).toBe(false);
    expect(digestsEqual(digest, digest.subarray(1))).toBe(false);
  });
});
