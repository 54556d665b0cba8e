// Puts checked settings onto a channel, with the rules that need its provider.
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { CredentialEntity } from '../credentials/credential.entity.ts';
import { type Problem, refuseField } from '../problems.ts';
import type { ProviderEntity } from '../providers/provider.entity.ts';
import { readUpstreamUrl } from '../providers/upstream-url.ts';
import type { ChannelEntity } from './channel.entity.ts';
import type { ChannelSettings } from './channel-form.ts';

export interface SettingsChange {
  readonly channel: ChannelEntity;
  readonly provider: ProviderEntity;
  readonly settings: ChannelSettings;
}

/** Applies what is given and keeps the rest. */
export async function applySettings(
  command: Command,
  change: SettingsChange,
): Promise<Result<null, Problem>> {
  const credential = await applyCredential(command, change);
  if (!credential.ok) return credential;
  const address = applyAddress(change);
  if (!address.ok) return address;
  applyRouting(change.channel, change.settings);
  applyBehaviour(change.channel, change.settings);
  applyTimeouts(change.channel, change.settings.timeouts ?? {});
  return ok(null);
}

async function applyCredential(
  command: Command,
  { channel, provider, settings }: SettingsChange,
): Promise<Result<null, Problem>> {
  const id = settings.credentialId;
  if (id === undefined) return ok(null);
  if (id === null) {
    channel.credentialId = null;
    return ok(null);
  }
  const providerId = provider.id;
  if ((await command.em.count(CredentialEntity, { id, providerId })) === 0) {
    return refuseField('credentialId', 'not_found', 'This provider has no such credential.');
  }
  channel.credentialId = id;
  return ok(null);
}

function applyAddress({ channel, provider, settings }: SettingsChange): Result<null, Problem> {
  const given = settings.baseUrl;
  if (given === undefined) return ok(null);
  if (given === null || given.trim() === '') {
    channel.baseUrl = null;
    return ok(null);
  }
  const url = readUpstreamUrl(given, provider.privateNetwork);
  if (!url.ok) return refuseField('baseUrl', url.code, url.message);
  channel.baseUrl = url.url;
  return ok(null);
}

function applyRouting(channel: ChannelEntity, settings: ChannelSettings): void {
  channel.priority = settings.priority ?? channel.priority;
  channel.weight = settings.weight ?? channel.weight;
  channel.enabled = settings.enabled ?? channel.enabled;
  channel.allowedSizes = settings.allowedSizes ?? channel.allowedSizes;
  const cost = settings.costMultiplierPpm;
  if (typeof cost === 'number') channel.costMultiplierPpm = BigInt(cost);
}

function applyBehaviour(channel: ChannelEntity, settings: ChannelSettings): void {
  channel.billsOnAbort = settings.billsOnAbort ?? channel.billsOnAbort;
  channel.billsOnAccept = settings.billsOnAccept ?? channel.billsOnAccept;
  channel.acceptsLimit = settings.acceptsLimit ?? channel.acceptsLimit;
  channel.acceptsStreamOptions = settings.acceptsStreamOptions ?? channel.acceptsStreamOptions;
  channel.limitParameter = settings.limitParameter ?? channel.limitParameter;
}

function applyTimeouts(
  channel: ChannelEntity,
  timeouts: NonNullable<ChannelSettings['timeouts']>,
): void {
  channel.connectTimeoutMs = timeouts.connectMs ?? channel.connectTimeoutMs;
  channel.headersTimeoutMs = timeouts.headersMs ?? channel.headersTimeoutMs;
  channel.firstEventTimeoutMs = timeouts.firstEventMs ?? channel.firstEventTimeoutMs;
  channel.idleTimeoutMs = timeouts.idleMs ?? channel.idleTimeoutMs;
  channel.totalTimeoutMs = timeouts.totalMs ?? channel.totalTimeoutMs;
}
