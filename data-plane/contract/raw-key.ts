// X25519 and Ed25519 keys as raw base64url text (43 characters), the form they are stored and sent
// in. Separate from sealing and signing, which both read keys this way.
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';

export type Curve = 'x25519' | 'ed25519';

export interface KeyText {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** 32 bytes in base64url without padding; the last character carries four bits. */
const RAW_KEY = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** The DER header before the 32 raw bytes: SubjectPublicKeyInfo and PKCS #8 of RFC 8410. */
const HEADERS: Readonly<Record<Curve, { readonly spki: Buffer; readonly pkcs8: Buffer }>> = {
  x25519: {
    spki: Buffer.from('302a300506032b656e032100', 'hex'),
    pkcs8: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  },
  ed25519: {
    spki: Buffer.from('302a300506032b6570032100', 'hex'),
    pkcs8: Buffer.from('302e020100300506032b657004220420', 'hex'),
  },
};
const RAW_BYTES = 32;

/** The public key of that text, or undefined when it is none. */
export function readPublicKey(curve: Curve, text: string): KeyObject | undefined {
  if (!RAW_KEY.test(text)) return undefined;
  const key = Buffer.concat([HEADERS[curve].spki, Buffer.from(text, 'base64url')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

/** The private key of that text, or undefined when it is none. */
export function readPrivateKey(curve: Curve, text: string): KeyObject | undefined {
  if (!RAW_KEY.test(text)) return undefined;
  const key = Buffer.concat([HEADERS[curve].pkcs8, Buffer.from(text, 'base64url')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

export function writePublicKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(-RAW_BYTES).toString('base64url');
}

export function writePrivateKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'pkcs8' }).subarray(-RAW_BYTES).toString('base64url');
}
