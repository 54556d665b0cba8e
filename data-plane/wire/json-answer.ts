// Puts the model name the client asked for into an upstream's JSON answer without re-serialising
// it. Separate from the edits of requests: it watches no keys and changes one value at most.
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import { applyEdits, replaceValue } from './json-edit.ts';
import type { JsonFault } from './json-fault.ts';
import { KeyWatch } from './json-key-watch.ts';
import { readMember, scanJsonObject } from './json-scan.ts';

/** Answers are watched for nothing. */
export const NO_WATCH = new KeyWatch([]);

/** Replaces the top-level `model` string; an answer without one comes back unchanged. */
export function patchAnswer(
  bytes: Buffer,
  change: { readonly model: string },
): Result<Buffer, JsonFault> {
  const scan = scanJsonObject(bytes, NO_WATCH);
  if (!scan.ok) return scan;
  const member = readMember(scan.value, 'model');
  if (member?.kind !== 'string') return ok(bytes);
  return ok(applyEdits(bytes, [replaceValue(member, JSON.stringify(change.model))]));
}
