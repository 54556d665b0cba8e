// The scene of hostile requests: two data planes with a short deadline for bodies. After each test a
// good call must work on both, and at the end only good calls may have been seen or charged.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { chat, MESSAGES } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import type { RawAnswer } from './raw-call.ts';

const BODY_DEADLINE_MS = 1500;
export const GOOD = JSON.stringify({ model: 'kimi-k2', messages: MESSAGES, max_tokens: 2 });

export interface Hostile {
  readonly scene: Scene;
  readonly token: string;
  /** Good calls so far; who makes one counts it. */
  good: number;
  /** The nodes in turn. */
  nextPort(): number;
}

/** Registers the hooks of a file of hostile requests. */
export function useHostileScene(): Hostile {
  let scene: Scene;
  let turn = 0;
  const hostile: Hostile = {
    get scene() {
      return scene;
    },
    get token() {
      return scene.key.token;
    },
    good: 0,
    nextPort: () => scene.system.nodes[turn++ % 2]?.port ?? 0,
  };
  beforeAll(async () => {
    scene = await setScene([{ name: 'only' }], {
      nodeEnv: { TOLLGATE_BODY_DEADLINE_MS: String(BODY_DEADLINE_MS) },
    });
  });
  afterAll(() => scene?.system.stop());
  afterEach(async () => {
    for (const node of scene.system.nodes) {
      const answer = await chat(node.url, scene.key.token, GOOD);
      expect(answer.status, 'the next good request').toBe(200);
      hostile.good++;
    }
  });
  return hostile;
}

/** A refusal in the error shape, with an id, that shows nothing internal. */
export function expectError(answer: RawAnswer, statuses: readonly number[], what: string): void {
  expect(statuses, `${what}: ${answer.head.slice(0, 200)}`).toContain(answer.status);
  const { error } = JSON.parse(answer.body) as { error: Record<string, unknown> };
  expect(Object.keys(error).sort(), what).toEqual(['code', 'message', 'param', 'type']);
  expect(error.message, what).toMatch(/\w/);
  expect(answer.head.toLowerCase(), what).toContain('x-request-id: ');
  expect(answer.body, what).not.toMatch(
    /\bat .*:\d+|node:|\.[tj]s\b|select |insert |127\.0\.0\.1|localhost|sim-chat/i,
  );
}

/** Nothing but the good calls was sent upstream, recorded with a charge, or paid. */
export async function expectOnlyGoodCharged({ scene, good }: Hostile): Promise<void> {
  await scene.system.posted(good);
  const charged = await scene.system.sql('select id from usage_records where charge_nano_usd > 0');
  expect(charged).toHaveLength(good);
  expect(await scene.system.vendor.attempts()).toHaveLength(good);
  expect((await checkMoney(scene.system, KIMI_RATES)).exact).toBe(good);
  expect(await scene.system.vendor.violations()).toMatchObject({ total: 0 });
}
