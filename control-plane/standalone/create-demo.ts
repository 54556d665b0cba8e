// The first start's gift: a test provider that the simulator plays, its channel, and a test account
// with money and a key, made by the commands that the API uses, all or nothing.
import * as v from 'valibot';
import { NANO_PER_USD } from '#contract/money';
import { ok, type Result } from '#contract/result';
import type { Secret } from '#contract/secret';
import { openAccount } from '../accounts/account.commands.ts';
import { createApiKey } from '../api-keys/api-key.commands.ts';
import { createChannel } from '../channels/channel.commands.ts';
import type { Command } from '../command.ts';
import { createCredential } from '../credentials/credential.commands.ts';
import { decodeFirst, decodeRows } from '../database/decode.ts';
import type { ScopedCommand } from '../graphql/context.ts';
import { bookAdjustment } from '../ledger/book-adjustment.ts';
import type { Problem } from '../problems.ts';
import { createProvider } from '../providers/provider.commands.ts';
import { DEFAULT_GROUP_SLUG } from '../user-groups/user-group.commands.ts';
import { type DemoRecord, writeDemoRecord } from './demo-record.ts';
import { createDemoUser } from './demo-user.ts';

export interface NewDemo {
  readonly record: DemoRecord;
  /** The key's secret, which is nowhere else. */
  readonly apiKey: string;
}

export interface DemoPlace {
  readonly sealingKey: Buffer;
  readonly baseUrl: string;
  readonly credential: Secret;
}

export const DEMO_ACCOUNT = 'Demo';
const DEMO_CREDIT_USD = 20n;
const DEMO_MODELS = ['deepseek-chat', 'kimi-k2', 'qwen-plus', 'glm-4-flash', 'minimax-m2'];

const idRow = v.object({ id: v.string() });
const modelRow = v.object({ id: v.string(), slug: v.string() });

export async function createDemo(
  command: Command,
  place: DemoPlace,
): Promise<Result<NewDemo, Problem>> {
  const upstream = await createUpstream(command, place);
  if (!upstream.ok) return upstream;
  const customer = await createCustomer(command);
  if (!customer.ok) return customer;
  const { accountId, apiKeyId, apiKey } = customer.value;
  const record = { ...upstream.value, accountId, apiKeyId, baseUrl: place.baseUrl };
  await writeDemoRecord(command.sql, record);
  command.note({ objectId: record.providerId, objectName: 'Simulator', after: record });
  return ok({ record, apiKey });
}

async function createUpstream(
  command: Command,
  { sealingKey, baseUrl, credential }: DemoPlace,
): Promise<Result<{ providerId: string; credentialId: string }, Problem>> {
  const provider = await createProvider(command, {
    ...{ name: 'Simulator', vendor: 'Simulator', mode: 'test', baseUrl },
    ...{ privateNetwork: true, enabled: true },
  });
  if (!provider.ok) return provider;
  const providerId = provider.value.id;
  const secret = credential.reveal();
  const stored = await createCredential(command, sealingKey, { providerId, name: 'main', secret });
  if (!stored.ok) return stored;
  const credentialId = stored.value.id;
  const rows = await command.sql.query('select id, slug from models where slug = any($1)', [
    DEMO_MODELS,
  ]);
  const models = decodeRows(modelRow, rows).map(({ id, slug }) => ({
    modelId: id,
    upstreamModel: slug,
  }));
  const channel = await createChannel(command, {
    ...{ name: 'simulator', providerId, credentialId, wireApi: 'chat_completions' },
    ...{ models, enableModels: true },
  });
  return channel.ok ? ok({ providerId, credentialId }) : channel;
}

async function createCustomer(
  command: Command,
): Promise<Result<{ accountId: string; apiKeyId: string; apiKey: string }, Problem>> {
  const groups = await command.sql.query('select id from user_groups where slug = $1', [
    DEFAULT_GROUP_SLUG,
  ]);
  const groupId = decodeFirst(idRow, groups)?.id;
  if (groupId === undefined) throw new Error('the default group is missing');
  const account = await openAccount(command, { name: DEMO_ACCOUNT, mode: 'test', groupId });
  await createDemoUser(command, account.id);
  await creditWallet(command, account.id);
  const key = await createApiKey(asSystem(command), {
    ...{ accountId: account.id, name: 'Printed by npm start' },
    ...{ scopeModels: [], scopeFamilies: [], mayPin: false },
  });
  if (!key.ok) return key;
  return ok({ accountId: account.id, apiKeyId: key.value.key.id, apiKey: key.value.secret });
}

async function creditWallet(command: Command, accountId: string): Promise<void> {
  const rows = await command.sql.query('select id from wallets where account_id = $1', [accountId]);
  const credited = await bookAdjustment(command, {
    walletId: decodeFirst(idRow, rows)?.id ?? '',
    amountNanoUsd: DEMO_CREDIT_USD * NANO_PER_USD,
    origin: 'grant',
    reason: 'Test money to try the gateway with',
    actor: command.actor.name,
    transactionId: `demo-credit:${accountId}`,
  });
  if (!credited.ok) throw new Error('the demo account could not be credited');
}

/** Commands of keys ask what their caller may see; no caller means the installation itself. */
export function asSystem(command: Command): ScopedCommand {
  return { ...command, principal: { kind: 'anonymous' }, visibility: { kind: 'all' } };
}
