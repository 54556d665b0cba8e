// Sealing: to a public key (X25519, HKDF-SHA256, AES-256-GCM) and with a shared key (AES-256-GCM).
// What is sealed is bound to its associated data, so a box moved to another row does not open.
import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import type { KeyText } from './raw-key.ts';
import { readPrivateKey, readPublicKey, writePrivateKey, writePublicKey } from './raw-key.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** Why a box could not be made or opened; deliberately without detail about a box that fails. */
export type SealFault = 'bad_key' | 'bad_box';

/** Length of a symmetric key. */
export const SYMMETRIC_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PUBLIC_KEY_BYTES = 32;
/** First byte of each box: another one will mean another construction. */
const VERSION_SYMMETRIC = 1;
const VERSION_TO_KEY = 2;
const HKDF_INFO = 'tollgate sealed box 2';

/** A new X25519 key pair, as raw base64url text. */
export function generateSealingKeys(): KeyText {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: writePublicKey(publicKey), privateKey: writePrivateKey(privateKey) };
}

/** Seals for the holder of an X25519 private key; needs nothing secret of the sender. */
export function sealTo(
  publicKey: string,
  plaintext: Buffer,
  aad: Buffer,
): Result<Buffer, SealFault> {
  const recipient = readPublicKey('x25519', publicKey);
  if (recipient === undefined) return err('bad_key');
  const ephemeral = generateKeyPairSync('x25519');
  const senderBytes = Buffer.from(writePublicKey(ephemeral.publicKey), 'base64url');
  const key = deriveKey(ephemeral.privateKey, recipient, [senderBytes, rawBytes(publicKey)]);
  if (key === undefined) return err('bad_key');
  const head = Buffer.concat([Buffer.of(VERSION_TO_KEY), senderBytes]);
  return ok(Buffer.concat([head, encrypt(key, plaintext, Buffer.concat([head, aad]))]));
}

/** Opens what `sealTo` sealed with the same associated data. */
export function openSealed(
  privateKey: string,
  box: Buffer,
  aad: Buffer,
): Result<Buffer, SealFault> {
  const own = readPrivateKey('x25519', privateKey);
  if (own === undefined) return err('bad_key');
  const bodyStart = 1 + PUBLIC_KEY_BYTES;
  if (box[0] !== VERSION_TO_KEY || box.length < bodyStart) return err('bad_box');
  const senderBytes = box.subarray(1, bodyStart);
  const sender = readPublicKey('x25519', senderBytes.toString('base64url'));
  if (sender === undefined) return err('bad_box');
  const ownBytes = rawBytes(writePublicKey(createPublicKey(own)));
  const key = deriveKey(own, sender, [senderBytes, ownBytes]);
  if (key === undefined) return err('bad_box');
  return decrypt(key, box.subarray(bodyStart), Buffer.concat([box.subarray(0, bodyStart), aad]));
}

/** Seals with a 32-byte key. */
export function sealSymmetric(
  key: Buffer,
  plaintext: Buffer,
  aad: Buffer,
): Result<Buffer, SealFault> {
  if (key.length !== SYMMETRIC_KEY_BYTES) return err('bad_key');
  const head = Buffer.of(VERSION_SYMMETRIC);
  return ok(Buffer.concat([head, encrypt(key, plaintext, Buffer.concat([head, aad]))]));
}

/** Opens what `sealSymmetric` sealed with the same key and associated data. */
export function openSymmetric(key: Buffer, box: Buffer, aad: Buffer): Result<Buffer, SealFault> {
  if (key.length !== SYMMETRIC_KEY_BYTES) return err('bad_key');
  if (box[0] !== VERSION_SYMMETRIC) return err('bad_box');
  return decrypt(key, box.subarray(1), Buffer.concat([box.subarray(0, 1), aad]));
}

/** Both public keys salt the derivation, so a box is bound to its recipient. */
function deriveKey(
  privateKey: KeyObject,
  publicKey: KeyObject,
  publicBytes: readonly Buffer[],
): Buffer | undefined {
  try {
    const shared = diffieHellman({ privateKey, publicKey });
    const salt = Buffer.concat(publicBytes);
    return Buffer.from(hkdfSync('sha256', shared, salt, HKDF_INFO, SYMMETRIC_KEY_BYTES));
  } catch {
    // A public key of low order has no shared secret; the library refuses it by throwing.
    return undefined;
  }
}

function encrypt(key: Buffer, plaintext: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, aad: Buffer): Result<Buffer, SealFault> {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return err('bad_box');
  const tagStart = sealed.length - TAG_BYTES;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(tagStart));
  const opened = decipher.update(sealed.subarray(NONCE_BYTES, tagStart));
  try {
    return ok(Buffer.concat([opened, decipher.final()]));
  } catch {
    return err('bad_box');
  }
}

function rawBytes(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
