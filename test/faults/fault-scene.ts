// The scene of fault tests: a first channel that can be told to misbehave, a good second one, and a
// pinning key that reaches the first alone.
import { expect } from 'vitest';
import { chat, MESSAGES, type StreamAnswer, stream } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import type { KeySetup } from '../harness/operator.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';

/** Short enough for a test, long enough for a busy machine. */
const TIMEOUTS = { connectMs: 500, headersMs: 600, firstEventMs: 600, idleMs: 700, totalMs: 6000 };

export interface FaultScene extends Scene {
  /** Reaches the first channel alone, by `?channel=first`. */
  readonly pinKey: KeySetup;
}

export async function setFaultScene(first: Record<string, unknown> = {}): Promise<FaultScene> {
  const scene = await setScene([
    { name: 'first', upstreamModel: 'sim-small', priority: 1, timeouts: TIMEOUTS, ...first },
    { name: 'second', upstreamModel: 'sim-chat', priority: 2, timeouts: TIMEOUTS },
  ]);
  const pinKey = await scene.system.operator.key(scene.customer.accountId, { mayPin: true });
  await scene.system.settled();
  return { ...scene, pinKey };
}

interface Attempt {
  readonly id: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly status: number | null;
}

export interface RecordRow {
  readonly id: string;
  readonly outcome: string;
  readonly status: number;
  readonly error_code: string | null;
  readonly client_gone: boolean;
  readonly estimated: boolean;
  readonly charge_nano_usd: string;
  readonly hold_nano_usd: string;
  readonly flags: string[];
  readonly attempts: Attempt[];
}

/** The usage record of an answer, by the request id it carried. */
export async function recordOf(scene: Scene, requestId: string | null): Promise<RecordRow> {
  await scene.system.posted();
  const [row] = await scene.system.sql<RecordRow>('select * from usage_records where id = $1', [
    requestId,
  ]);
  if (!row) throw new Error(`no record of ${requestId}`);
  return row;
}

/** The first channel misbehaves once: the second answers, and only it is charged. */
export async function expectFailover(
  scene: FaultScene,
  fault: string,
  expected: { readonly stream: boolean; readonly reasons: readonly string[] },
): Promise<void> {
  await scene.system.vendor.script({ model: 'sim-small', fault, times: 1 });
  const body = { model: 'kimi-k2', messages: MESSAGES };
  const url = scene.system.nodes[0]?.url ?? '';
  const answer = expected.stream
    ? await stream(url, scene.key.token, body)
    : await chat(url, scene.key.token, body);
  expect(answer.status, `${fault}: ${answer.text.slice(0, 300)}`).toBe(200);
  if (expected.stream) expect((answer as StreamAnswer).done).toBe(true);
  const record = await recordOf(scene, answer.headers.get('x-request-id'));
  expect(record.attempts).toHaveLength(2);
  expect(expected.reasons, `${fault}`).toContain(record.attempts[0]?.reason);
  expect(record.attempts[1]?.outcome).toBe('answered');
  expect(BigInt(record.charge_nano_usd)).toBeGreaterThan(0n);
}

/** The pinned first channel misbehaves: a clean error and no charge. */
export async function expectRefusal(
  scene: FaultScene,
  fault: string,
  expected: { readonly stream: boolean; readonly status: number; readonly code: string },
): Promise<void> {
  await scene.system.vendor.script({ model: 'sim-small', fault, times: 1 });
  const url = scene.system.nodes[1]?.url ?? '';
  const body = { model: 'kimi-k2', messages: MESSAGES, stream: expected.stream };
  const answer = await chat(url, scene.pinKey.token, body, '/v1/chat/completions?channel=first');
  expect(answer.status, `${fault}: ${answer.text.slice(0, 300)}`).toBe(expected.status);
  expect(answer.body.error).toMatchObject({ code: expected.code });
  expect(Object.keys(answer.body.error).sort()).toEqual(['code', 'message', 'param', 'type']);
  expect(answer.text).not.toMatch(/127\.0\.0\.1|localhost|sim-small|credential/);
  const record = await recordOf(scene, answer.headers.get('x-request-id'));
  expect(BigInt(record.charge_nano_usd)).toBe(0n);
}

/** The pinned first channel breaks off after events have gone out: a typed error event, never silence. */
export async function expectBrokenStream(scene: FaultScene, fault: string): Promise<void> {
  await scene.system.vendor.script({ model: 'sim-small', fault, times: 1 });
  const url = scene.system.nodes[0]?.url ?? '';
  const body = { model: 'kimi-k2', messages: MESSAGES, stream: true };
  const answer = await chat(url, scene.pinKey.token, body, '/v1/chat/completions?channel=first');
  expect(answer.status).toBe(200);
  const events = answer.text.trim().split('\n\n');
  const last = events.at(-1) ?? '';
  expect(last, `${fault} ended with ${last.slice(0, 200)}`).toMatch(/^data: \{"error":/);
  expect(JSON.parse(last.slice(6)).error).toMatchObject({
    type: 'server_error',
    code: 'all_upstreams_failed',
  });
  expect(answer.text).not.toContain('[DONE]');
  const record = await recordOf(scene, answer.headers.get('x-request-id'));
  expect(record.outcome).toBe('settled');
  expect(BigInt(record.charge_nano_usd)).toBeLessThanOrEqual(BigInt(record.hold_nano_usd));
}

/** Good calls after each case; enough that no channel trips in the course of a file. */
const GOOD_CALLS = 3;

/** After each case: the next good calls work on the same node, and every invariant holds. */
export async function expectHealthy(scene: FaultScene): Promise<void> {
  await scene.system.vendor.clearScripts();
  for (const node of scene.system.nodes) {
    for (let count = 0; count < GOOD_CALLS; count++) await expectGood(scene, node.url);
  }
  await scene.system.posted();
  await checkMoney(scene.system, KIMI_RATES);
}

async function expectGood(scene: FaultScene, url: string): Promise<void> {
  const answer = await chat(url, scene.key.token, { model: 'kimi-k2', messages: MESSAGES });
  expect(answer.status).toBe(200);
}
