// Reads a whole JSON answer: whether it is one, what it used, and its bytes with the name that was
// asked for.
import { err, ok, type Result } from '../contract/result.ts';
import type { Usage } from '../contract/usage.ts';
import { readErrorObject } from '../upstream/classify.ts';
import type { FailureReason } from '../upstream/failure.ts';
import { NO_WATCH } from '../wire/json-answer.ts';
import { applyEdits, replaceValue } from '../wire/json-edit.ts';
import { type JsonScan, parseMember, readMember, scanJsonObject } from '../wire/json-scan.ts';
import { isFields, readUsage } from '../wire/read-usage.ts';
import { countOutput } from './meter-stream.ts';

export interface MeteredAnswer {
  readonly bytes: Buffer;
  readonly usage: Usage | undefined;
  readonly outputChars: number;
}

/** Reads and patches an answer; a failure means that the client can still get another one. */
export function meterAnswer(
  bytes: Buffer,
  askedModel: string,
): Result<MeteredAnswer, FailureReason> {
  const scanned = scanJsonObject(bytes, NO_WATCH);
  if (!scanned.ok) return err('garbage');
  const scan = scanned.value;
  if (refuses(bytes, scan)) return err('error_answer');
  const choices = readMember(scan, 'choices');
  if (choices?.kind !== 'array') return err('garbage');
  const usage = usageOf(bytes, scan);
  const model = readMember(scan, 'model');
  const patched =
    model?.kind === 'string'
      ? applyEdits(bytes, [replaceValue(model, JSON.stringify(askedModel))])
      : bytes;
  // Output is counted only where it must stand in for usage that did not come.
  return ok({
    bytes: patched,
    usage,
    outputChars: usage ? 0 : countChoices(parseMember(bytes, choices)),
  });
}

function refuses(bytes: Buffer, scan: JsonScan): boolean {
  const error = readMember(scan, 'error');
  const base = readMember(scan, 'base_resp');
  if (!error && !base) return false;
  return (
    readErrorObject({
      error: error ? parseMember(bytes, error) : undefined,
      base_resp: base ? parseMember(bytes, base) : undefined,
    }) !== undefined
  );
}

function usageOf(bytes: Buffer, scan: JsonScan): Usage | undefined {
  const usage = readMember(scan, 'usage');
  const timings = readMember(scan, 'timings');
  const choices = usage?.kind === 'object' ? undefined : readMember(scan, 'choices');
  return readUsage({
    usage: usage ? parseMember(bytes, usage) : undefined,
    timings: timings ? parseMember(bytes, timings) : undefined,
    choices: choices ? parseMember(bytes, choices) : undefined,
  });
}

function countChoices(choices: unknown): number {
  if (!Array.isArray(choices)) return 0;
  return choices.reduce<number>(
    (sum, choice) => sum + (isFields(choice) ? countOutput(choice.message) : 0),
    0,
  );
}
