// The usual scene of whole-system tests: one provider, some channels to the simulator for kimi-k2,
// one funded customer with a key.
import type { CustomerSetup, KeySetup } from './operator.ts';
import { System, type SystemOptions, VENDOR_KEY } from './system.ts';

/** kimi-k2: 0.72 and 3.00 USD a million tokens, billable. */
export const KIMI_RATES = { input: 720n, output: 3000n };
export const USD = 1_000_000_000n;

export interface Scene {
  readonly system: System;
  readonly customer: CustomerSetup;
  readonly key: KeySetup;
  readonly providerId: string;
  readonly credentialId: string;
  readonly modelId: string;
  readonly channelIds: readonly string[];
}

export interface SceneChannel {
  readonly name: string;
  readonly upstreamModel?: string;
  readonly [setting: string]: unknown;
}

/** Starts a system and sets the scene; ready when every node knows all of it. */
export async function setScene(
  channels: readonly SceneChannel[] = [{ name: 'only' }],
  options: SystemOptions & { readonly fundsNanoUsd?: bigint } = {},
): Promise<Scene> {
  const system = await System.start(options);
  const { operator } = system;
  const { providerId, credentialId } = await operator.provider({
    name: 'Vendor',
    baseUrl: `${system.vendor.url()}/v1`,
    secret: VENDOR_KEY,
  });
  const modelId = await operator.modelId('kimi-k2');
  const channelIds: string[] = [];
  for (const { upstreamModel, ...channel } of channels) {
    const models = [{ modelId, upstreamModel: upstreamModel ?? 'sim-chat' }];
    channelIds.push((await operator.channel({ providerId, credentialId, models, ...channel })).id);
  }
  const customer = await operator.customer('customer');
  await operator.topUp(customer.walletId, options.fundsNanoUsd ?? 100n * USD);
  const key = await operator.key(customer.accountId);
  await system.settled();
  return { system, customer, key, providerId, credentialId, modelId, channelIds };
}

/** Available plus leased money of a customer's wallet. */
export async function balanceOf({
  system,
  customer,
}: Pick<Scene, 'system' | 'customer'>): Promise<bigint> {
  const [row] = await system.sql<{ balance: string }>(
    'select available_nano_usd + leased_nano_usd as balance from pockets where wallet_id = $1',
    [customer.walletId],
  );
  return BigInt(row?.balance ?? 0);
}
