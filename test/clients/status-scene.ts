// The scene of status tests: a model for each way of not being served, an empty wallet, short limits;
// and how a refusal is looked at through the SDK.
import OpenAI from 'openai';
import { afterAll, beforeAll, expect } from 'vitest';
import type { KeySetup } from '../harness/operator.ts';
import type { Scene } from '../harness/setup.ts';
import { VENDOR_KEY } from '../harness/system.ts';
import { failureOf, openai, PROMPT, setClientScene } from './client-scene.ts';
import { ADMIN_ENV, changeSettings } from './settings.ts';

export const TOP_UP_URL = 'https://gateway.example/console/top-up';
const BODY_DEADLINE_MS = 800;

export interface StatusScene extends Scene {
  /** May choose a channel. */
  readonly pinKey: KeySetup;
  /** Of a wallet without money. */
  readonly poorKey: KeySetup;
}

let scene: StatusScene;

/** Registers the hooks of a file of statuses; the scene is there once they have run. */
export function useStatusScene(): () => StatusScene {
  beforeAll(async () => {
    scene = await setStatusScene();
  });
  afterAll(() => scene?.system.stop());
  return () => scene;
}

async function setStatusScene(): Promise<StatusScene> {
  const plain = await setClientScene(
    {
      nodeEnv: { TOLLGATE_BODY_MB: '1', TOLLGATE_BODY_DEADLINE_MS: String(BODY_DEADLINE_MS) },
      controlEnv: ADMIN_ENV,
    },
    [{ name: 'only' }, { name: 'off', enabled: false }],
  );
  const { operator } = plain.system;
  const pinKey = await operator.key(plain.customer.accountId, { mayPin: true });
  const poor = await operator.customer('poor');
  const poorKey = await operator.key(poor.accountId);
  await addChannels(plain);
  await changeSettings(plain.system, { topUpUrl: TOP_UP_URL });
  return { ...plain, pinKey, poorKey };
}

/** A model whose only channel fails, one that test channels alone serve, and one that none serves. */
async function addChannels(scene: Scene): Promise<void> {
  const { operator } = scene.system;
  const serve = async (slug: string, upstreamModel: string) => [
    { modelId: await operator.modelId(slug), upstreamModel },
  ];
  const { providerId, credentialId } = scene;
  const live = { providerId, credentialId };
  await operator.channel({
    name: 'failing',
    ...live,
    models: await serve('glm-4-flash', 'sim-chat:server_error'),
  });
  const gone = await operator.channel({
    name: 'gone',
    ...live,
    models: await serve('yi-large', 'sim-chat'),
  });
  await operator.updateChannel(gone.id, gone.version, { enabled: false });
  const trial = await operator.provider({
    name: 'Trial vendor',
    baseUrl: `${scene.system.vendor.url()}/v1`,
    secret: VENDOR_KEY,
    mode: 'test',
  });
  await operator.channel({
    name: 'trial',
    providerId: trial.providerId,
    credentialId: trial.credentialId,
    models: await serve('step-3', 'sim-chat'),
  });
}

export const client = (token = scene.key.token, options: object = {}, node = 0) =>
  openai(scene.system.nodes[node]?.url ?? '', token, options);

export interface Expected {
  readonly status: number;
  readonly code: string;
  readonly type: string;
  readonly says: RegExp;
  readonly param?: string | null;
}

type ErrorClass = abstract new (...args: never[]) => Error;

/** Shows one refusal on both nodes. */
export async function refused(
  call: (node: number) => Promise<unknown>,
  kind: ErrorClass,
  expected: Expected,
): Promise<void> {
  for (const node of [0, 1]) {
    const failure = await failureOf(call(node));
    expect(failure).toBeInstanceOf(kind);
    if (!(failure instanceof OpenAI.APIError)) throw failure;
    const { status, code, type } = expected;
    expect({ status: failure.status, code: failure.code, type: failure.type }).toEqual({
      status,
      code,
      type,
    });
    expect(failure.message).toMatch(expected.says);
    if (expected.param !== undefined) expect(failure.param).toBe(expected.param);
    expect(Object.keys(failure.error as object).sort()).toEqual([
      'code',
      'message',
      'param',
      'type',
    ]);
    expect(failure.requestID).toMatch(/\S/);
    expect(JSON.stringify(failure.error)).not.toMatch(
      /127\.0\.0\.1|localhost|sim-chat|\.ts:|\.js:/,
    );
  }
}

/** A chat call with other members, another key or other options, on a node. */
export const chatOf =
  (body: object, { token, options }: { token?: string; options?: object } = {}) =>
  (node: number) =>
    client(token, options, node).chat.completions.create({
      model: 'kimi-k2',
      messages: PROMPT,
      ...body,
    });
