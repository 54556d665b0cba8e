// Creating, changing and deleting channels.
import { LockMode } from '@mikro-orm/postgresql';
import { err, ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { newId } from '../ids.ts';
import { checkInput } from '../input.ts';
import { type Problem, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import { ProviderEntity } from '../providers/provider.entity.ts';
import { ChannelEntity } from './channel.entity.ts';
import { toChannel } from './channel.graphql.ts';
import { applySettings } from './channel-changes.ts';
import { channelChange, channelCreation } from './channel-form.ts';
import type {
  CreateChannelInput,
  DeleteChannelInput,
  UpdateChannelInput,
} from './channel-inputs.graphql.ts';
import {
  checkMappedModels,
  publishMappedModels,
  readMappings,
  writeMappings,
} from './channel-mapping.ts';

export async function createChannel(
  command: Command,
  input: CreateChannelInput,
): Promise<Result<ChannelEntity, Problem>> {
  const checked = checkInput(channelCreation, input);
  if (!checked.ok) return checked;
  const { name, providerId, wireApi, models, enableModels, ...settings } = checked.value;
  const provider = await findProviderToUse(command, providerId);
  if (provider === null) {
    return refuseField('providerId', 'not_found', 'There is no such provider.');
  }
  const missing = await checkMappedModels(command, models);
  if (missing !== null) return err(missing);
  if (await nameIsTaken(command, name, null)) return refuseTakenName();
  const channel = newChannel(command, { name, providerId, wireApi });
  const applied = await applySettings(command, { channel, provider, settings });
  if (!applied.ok) return applied;
  command.em.persist(channel);
  await command.em.flush();
  await writeMappings(command, channel.id, models);
  const published = enableModels ? await publishMappedModels(command, models) : [];
  command.note({
    objectId: channel.id,
    objectName: channel.name,
    after: { ...toChannel(channel), models, publishedModels: published },
  });
  await markConfigurationChanged(command, `channel ${channel.name} created`);
  return ok(channel);
}

export async function updateChannel(
  command: Command,
  input: UpdateChannelInput,
): Promise<Result<ChannelEntity, Problem>> {
  const checked = checkInput(channelChange, input);
  if (!checked.ok) return checked;
  const found = await lockChannel(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const channel = found.value;
  const { name, wireApi, models, ...settings } = checked.value;
  const before = { ...toChannel(channel), models: await readMappings(command, channel.id) };
  if (name && (await nameIsTaken(command, name, channel.id))) return refuseTakenName();
  const missing = await checkMappedModels(command, models ?? []);
  if (missing !== null) return err(missing);
  const provider = await findProviderToUse(command, channel.providerId);
  if (provider === null) throw new Error('a channel without a provider');
  channel.name = name ?? channel.name;
  channel.wireApi = wireApi ?? channel.wireApi;
  const applied = await applySettings(command, { channel, provider, settings });
  if (!applied.ok) return applied;
  if (models) await writeMappings(command, channel.id, models);
  channel.updatedAt = command.now;
  await command.em.flush();
  command.note({
    before,
    after: { ...toChannel(channel), models: models ?? before.models },
  });
  await markConfigurationChanged(command, `channel ${channel.name} updated`);
  return ok(channel);
}

/** Deletes a channel; its usage records stay and go on naming it by id. */
export async function deleteChannel(
  command: Command,
  input: DeleteChannelInput,
): Promise<Result<ChannelEntity, Problem>> {
  const found = await lockChannel(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const channel = found.value;
  command.note({
    before: { ...toChannel(channel), models: await readMappings(command, channel.id) },
  });
  command.em.remove(channel);
  await markConfigurationChanged(command, `channel ${channel.name} deleted`);
  return ok(channel);
}

// Locked against changes: the rules for a channel's address hang on its provider.
function findProviderToUse(command: Command, id: string): Promise<ProviderEntity | null> {
  const lockMode = LockMode.PESSIMISTIC_READ;
  return command.em.findOne(ProviderEntity, { id }, { lockMode });
}

function newChannel(
  command: Command,
  given: Pick<ChannelEntity, 'name' | 'providerId' | 'wireApi'>,
): ChannelEntity {
  const { now } = command;
  // Stored only with its settings: a read in between would flush it half made.
  return command.em.create(
    ChannelEntity,
    { ...given, id: newId(), version: 1, createdAt: now, updatedAt: now },
    { persist: false },
  );
}

async function lockChannel(
  command: Command,
  id: string,
  expectedVersion: number,
): Promise<Result<ChannelEntity, Problem>> {
  command.note({ objectId: id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const channel = await command.em.findOne(ChannelEntity, { id }, { lockMode });
  if (channel === null) return refuseMissing('channel');
  command.note({ objectName: channel.name });
  if (channel.version !== expectedVersion) return refuseConflict('channel', toChannel(channel));
  return ok(channel);
}

function refuseTakenName(): ReturnType<typeof refuseField> {
  return refuseField('name', 'taken', 'Another channel has this name.');
}

async function nameIsTaken(
  command: Command,
  wanted: string,
  except: string | null,
): Promise<boolean> {
  const other = await command.em.findOne(ChannelEntity, { name: wanted });
  return other !== null && other.id !== except;
}
