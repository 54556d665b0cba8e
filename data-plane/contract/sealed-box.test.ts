// Boxes open for the right key and associated data only; every other case fails closed.
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPrivateKey, writePublicKey } from './raw-key.ts';
import {
  generateSealingKeys,
  openSealed,
  openSymmetric,
  sealSymmetric,
  sealTo,
} from './sealed-box.ts';

const plaintext = Buffer.from('sk-upstream-credential');
const aad = Buffer.from('tenant|channel|7|credential|1');
const BAD_BOX = { ok: false, error: 'bad_box' };
const BAD_KEY = { ok: false, error: 'bad_key' };

const shared = randomBytes(32);
const keys = generateSealingKeys();
const constructions = [
  {
    title: 'a box sealed to a key',
    seal: (text: Buffer, data: Buffer) => sealTo(keys.publicKey, text, data),
    open: (box: Buffer, data: Buffer) => openSealed(keys.privateKey, box, data),
    openOther: (box: Buffer) => openSealed(generateSealingKeys().privateKey, box, aad),
  },
  {
    title: 'a box sealed with a shared key',
    seal: (text: Buffer, data: Buffer) => sealSymmetric(shared, text, data),
    open: (box: Buffer, data: Buffer) => openSymmetric(shared, box, data),
    openOther: (box: Buffer) => openSymmetric(randomBytes(32), box, aad),
  },
];

describe.each(constructions)('$title', ({ seal, open, openOther }) => {
  function sealed(text = plaintext, data = aad): Buffer {
    const box = seal(text, data);
    if (!box.ok) throw new Error(box.error);
    return box.value;
  }

  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 50 }),
        (text, data) => {
          const box = sealed(Buffer.from(text), Buffer.from(data));
          expect(open(box, Buffer.from(data))).toEqual({ ok: true, value: Buffer.from(text) });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not open with the associated data of another', () => {
    const other = Buffer.from('tenant|channel|8|credential|1');
    const a = sealed(plaintext, aad);
    const b = sealed(plaintext, other);
    expect([open(a, other), open(b, aad), open(a, Buffer.alloc(0))]).toEqual([
      BAD_BOX,
      BAD_BOX,
      BAD_BOX,
    ]);
  });

  it('does not open with another key', () => {
    expect(openOther(sealed())).toEqual(BAD_BOX);
  });

  it('does not open with any one bit changed or any length cut', () => {
    const box = sealed();
    for (let i = 0; i < box.length; i += 1) {
      const changed = Buffer.from(box);
      changed[i] = (changed[i] ?? 0) ^ (1 << (i % 8));
      expect(open(changed, aad)).toEqual(BAD_BOX);
      expect(open(box.subarray(0, i), aad)).toEqual(BAD_BOX);
    }
    expect(open(Buffer.concat([box, Buffer.of(0)]), aad)).toEqual(BAD_BOX);
  });

  it('is different each time and does not show its content', () => {
    expect(sealed().equals(sealed())).toBe(false);
    expect(sealed().includes(plaintext)).toBe(false);
  });
});

describe('malformed keys', () => {
  it('are refused without throwing', () => {
    for (const key of [
      '',
      'abc',
      `${keys.publicKey}A`,
      `+${keys.publicKey.slice(1)}`,
      'é'.repeat(43),
    ]) {
      expect(sealTo(key, plaintext, aad)).toEqual(BAD_KEY);
      expect(openSealed(key, plaintext, aad)).toEqual(BAD_KEY);
    }
    expect(sealSymmetric(randomBytes(31), plaintext, aad)).toEqual(BAD_KEY);
    expect(openSymmetric(randomBytes(33), plaintext, aad)).toEqual(BAD_KEY);
  });

  it('of low order are refused without throwing', () => {
    const zero = Buffer.alloc(32).toString('base64url');
    expect(sealTo(zero, plaintext, aad)).toEqual(BAD_KEY);
    expect(
      openSealed(keys.privateKey, Buffer.concat([Buffer.of(2), Buffer.alloc(80)]), aad),
    ).toEqual(BAD_BOX);
  });
});

describe('raw keys', () => {
  it('belong together', () => {
    const own = readPrivateKey('x25519', keys.privateKey);
    if (own === undefined) throw new Error('unreadable');
    expect(writePublicKey(createPublicKey(own))).toBe(keys.publicKey);
    expect(keys.publicKey).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('are what other software calls the key (JWK x)', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(writePublicKey(publicKey)).toBe(publicKey.export({ format: 'jwk' }).x);
  });
});
