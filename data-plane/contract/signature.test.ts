// Signatures: the key of RFC 8032's first test vector, and everything that must not verify.
import { describe, expect, it } from 'vitest';
import {
  createSigner,
  createVerifier,
  generateSigningKeys,
  signWith,
  verifyWith,
} from './signature.ts';

const message = Buffer.from('report 7');
const keys = generateSigningKeys();

function signed(): Buffer {
  const signature = signWith(keys.privateKey, message);
  if (!signature.ok) throw new Error(signature.error);
  return signature.value;
}

describe('a signature', () => {
  it('verifies for its key and message only', () => {
    const signature = signed();
    expect(verifyWith(keys.publicKey, message, signature)).toBe(true);
    expect(verifyWith(keys.publicKey, Buffer.from('report 8'), signature)).toBe(false);
    expect(verifyWith(generateSigningKeys().publicKey, message, signature)).toBe(false);
    for (let i = 0; i < signature.length; i += 1) {
      const changed = Buffer.from(signature);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(verifyWith(keys.publicKey, message, changed)).toBe(false);
      expect(verifyWith(keys.publicKey, message, signature.subarray(0, i))).toBe(false);
    }
  });

  it('is that of RFC 8032', () => {
    const hex = (text: string) => Buffer.from(text, 'hex');
    const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    const signer = createSigner(seed.toString('base64url'));
    if (!signer.ok) throw new Error(signer.error);
    expect(Buffer.from(signer.value.publicKey, 'base64url').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
    expect(signer.value.sign(Buffer.alloc(0)).toString('hex')).toMatch(
      /^e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155/,
    );
  });

  it('is not made or verified with a malformed key', () => {
    for (const key of ['', 'x', keys.publicKey.slice(1), 'é'.repeat(43)]) {
      expect(signWith(key, message)).toEqual({ ok: false, error: 'bad_key' });
      expect(createVerifier(key)).toEqual({ ok: false, error: 'bad_key' });
      expect(verifyWith(key, message, signed())).toBe(false);
    }
  });
});
