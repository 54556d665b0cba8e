// Ed25519 signatures over raw base64url keys: how nodes prove themselves and how what is published
// is proved genuine. Keys are read once, since reading costs more than signing.
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyText } from './raw-key.ts';
import { readPrivateKey, readPublicKey, writePrivateKey, writePublicKey } from './raw-key.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

export interface Signer {
  /** The public key that verifies, as text. */
  readonly publicKey: string;
  sign(message: Buffer): Buffer;
}

export interface Verifier {
  /** False for any signature that is not this key's over this message, whatever its length. */
  verify(message: Buffer, signature: Buffer): boolean;
}

/** A new Ed25519 key pair, as raw base64url text. */
export function generateSigningKeys(): KeyText {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: writePublicKey(publicKey), privateKey: writePrivateKey(privateKey) };
}

export function createSigner(privateKey: string): Result<Signer, 'bad_key'> {
  const key = readPrivateKey('ed25519', privateKey);
  if (key === undefined) return err('bad_key');
  const publicKey = writePublicKey(createPublicKey(key));
  return ok({ publicKey, sign: (message) => sign(null, message, key) });
}

export function createVerifier(publicKey: string): Result<Verifier, 'bad_key'> {
  const key = readPublicKey('ed25519', publicKey);
  if (key === undefined) return err('bad_key');
  return ok({ verify: (message, signature) => verify(null, message, key, signature) });
}

/** Signs once with a key given as text. */
export function signWith(privateKey: string, message: Buffer): Result<Buffer, 'bad_key'> {
  const signer = createSigner(privateKey);
  return signer.ok ? ok(signer.value.sign(message)) : signer;
}

/** Verifies once with a key given as text; a malformed key verifies nothing. */
export function verifyWith(publicKey: string, message: Buffer, signature: Buffer): boolean {
  const verifier = createVerifier(publicKey);
  return verifier.ok && verifier.value.verify(message, signature);
}
