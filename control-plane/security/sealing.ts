// Credentials at rest. Each record has a key of its own, wrapped by the key derived from
// TOLLGATE_SECRET_KEY; both boxes are bound to their row, so ciphertexts cannot trade places.
import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '#contract/result';
import { openSymmetric, SYMMETRIC_KEY_BYTES, sealSymmetric } from '#contract/sealed-box';
import { Secret } from '#contract/secret';

export interface SealedRecord {
  readonly wrappedKey: Buffer;
  readonly sealed: Buffer;
}

// Changes with the construction; an old record then fails closed instead of opening wrongly.
const FORMAT_VERSION = 1;

/** Seals a credential for the row with this id. */
export function sealRecord(key: Buffer, id: string, text: string): SealedRecord {
  const own = randomBytes(SYMMETRIC_KEY_BYTES);
  const wrappedKey = sealSymmetric(key, own, bindingOf(id, 'wrapped_key'));
  const sealed = sealSymmetric(own, Buffer.from(text), bindingOf(id, 'sealed'));
  own.fill(0);
  if (!wrappedKey.ok || !sealed.ok) throw new Error('the sealing key has another length');
  return { wrappedKey: wrappedKey.value, sealed: sealed.value };
}

/** Opens it again; a record of another row, or under another secret key, does not open. */
export function openRecord(
  key: Buffer,
  id: string,
  record: { readonly wrappedKey: Uint8Array; readonly sealed: Uint8Array },
): Result<Secret, 'unsealable'> {
  const own = openSymmetric(key, Buffer.from(record.wrappedKey), bindingOf(id, 'wrapped_key'));
  if (!own.ok) return err('unsealable');
  const text = openSymmetric(own.value, Buffer.from(record.sealed), bindingOf(id, 'sealed'));
  own.value.fill(0);
  return text.ok ? ok(new Secret(text.value.toString('utf8'))) : err('unsealable');
}

function bindingOf(id: string, field: string): Buffer {
  return Buffer.from(`tollgate/credentials/${id}/${field}/v${FORMAT_VERSION}`);
}
