// F16: usage that is missing, zero, negative, enormous, fractional, text, sent twice, cumulative, or
// in one of the vendors' odd places.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES, stream } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES } from '../harness/setup.ts';
import { type FaultScene, recordOf, setFaultScene } from './fault-scene.ts';

let scene: FaultScene;
beforeAll(async () => {
  scene = await setFaultScene();
});
afterAll(() => scene?.system.stop());

async function recordUnder(fault: string, streamed: boolean) {
  await scene.system.vendor.script({ model: 'sim-small', fault, times: 1 });
  const body = { model: 'kimi-k2', messages: MESSAGES };
  const url = scene.system.nodes[0]?.url ?? '';
  const answer = streamed
    ? await stream(url, scene.key.token, body)
    : await chat(url, scene.key.token, body);
  expect(answer.status, `${fault}: ${answer.text.slice(0, 200)}`).toBe(200);
  return recordOf(scene, answer.headers.get('x-request-id'));
}

for (const streamed of [false, true]) {
  const kind = streamed ? 'SSE' : 'JSON';
  for (const fault of ['usage_absent', 'usage_negative', 'usage_float', 'usage_string']) {
    it(`estimates and says so on ${fault} (${kind})`, async () => {
      const record = await recordUnder(fault, streamed);
      expect(record.estimated).toBe(true);
      expect(BigInt(record.charge_nano_usd)).toBeGreaterThan(0n);
      expect(BigInt(record.charge_nano_usd)).toBeLessThanOrEqual(BigInt(record.hold_nano_usd));
    });
  }

  it(`takes an explicit zero for zero (${kind})`, async () => {
    const record = await recordUnder('usage_zero', streamed);
    expect(record).toMatchObject({ estimated: false, charge_nano_usd: '0' });
  });

  it(`caps an impossible count at the hold and flags it (${kind})`, async () => {
    const record = await recordUnder('usage_huge', streamed);
    expect(record.charge_nano_usd).toBe(record.hold_nano_usd);
    expect(record.flags).toContain('implausible_usage');
  });
}

for (const fault of [
  'usage_twice',
  'usage_cumulative',
  'usage_in_choice',
  'usage_on_finish',
  'usage_second_last',
]) {
  it(`reads the last report on ${fault}`, async () => {
    const record = await recordUnder(fault, true);
    expect(record.estimated).toBe(false);
    expect(BigInt(record.charge_nano_usd)).toBeGreaterThan(0n);
  });
}

for (const fault of ['usage_deepseek_cache', 'usage_cached_top', 'usage_xai', 'timings_cache_n']) {
  it(`reads the vendor's own places on ${fault}`, async () => {
    const record = await recordUnder(fault, false);
    expect(record.estimated).toBe(false);
  });
}

it('charges by the bill of the simulator in every case', async () => {
  await scene.system.posted();
  const report = await checkMoney(scene.system, KIMI_RATES);
  expect(report.exact).toBeGreaterThan(10);
});
