// Changing providers. Live and test never mix, so a provider keeps its mode for life.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { newId } from '../ids.ts';
import { checkInput, lineOfText } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import { ProviderEntity } from './provider.entity.ts';
import {
  type CreateProviderInput,
  type DeleteProviderInput,
  toProvider,
  type UpdateProviderInput,
} from './provider.graphql.ts';
import { listPrivateChannels, readProviderUse } from './provider.queries.ts';
import { readUpstreamUrl } from './upstream-url.ts';

const name = lineOfText(100);
const vendor = lineOfText(100);

const createRules = v.object({
  name,
  vendor,
  mode: v.picklist(['live', 'test']),
  baseUrl: v.string(),
  privateNetwork: v.boolean(),
  enabled: v.boolean(),
});

export async function createProvider(
  command: Command,
  input: CreateProviderInput,
): Promise<Result<ProviderEntity, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  const url = readUpstreamUrl(checked.value.baseUrl, checked.value.privateNetwork);
  if (!url.ok) return refuseField('baseUrl', url.code, url.message);
  if (await nameIsTaken(command, checked.value.name, null)) return refuseTakenName();
  const provider = command.em.create(ProviderEntity, {
    ...checked.value,
    id: newId(),
    baseUrl: url.url,
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.em.persist(provider);
  command.note({ objectId: provider.id, objectName: provider.name, after: toProvider(provider) });
  await markConfigurationChanged(command, `provider ${provider.name} created`);
  return ok(provider);
}

const updateRules = v.object({
  name: v.nullish(name),
  vendor: v.nullish(vendor),
  baseUrl: v.nullish(v.string()),
  privateNetwork: v.nullish(v.boolean()),
  enabled: v.nullish(v.boolean()),
});
type ProviderChange = v.InferOutput<typeof updateRules>;

export async function updateProvider(
  command: Command,
  input: UpdateProviderInput,
): Promise<Result<ProviderEntity, Problem>> {
  const checked = checkInput(updateRules, input);
  if (!checked.ok) return checked;
  const found = await lockProvider(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const provider = found.value;
  const before = toProvider(provider);
  const wanted = checked.value.name;
  if (wanted && (await nameIsTaken(command, wanted, provider.id))) return refuseTakenName();
  const applied = applyChange(provider, checked.value);
  if (!applied.ok) return applied;
  const privateChannels = await listPrivateChannels(command, provider);
  if (privateChannels.length > 0) {
    return refuse('IN_USE', 'Channels of this provider have addresses of a private network.', {
      params: { channels: privateChannels.join(', ') },
    });
  }
  provider.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toProvider(provider) });
  await markConfigurationChanged(command, `provider ${provider.name} updated`);
  return ok(provider);
}

function applyChange(provider: ProviderEntity, change: ProviderChange): Result<null, Problem> {
  const privateNetwork = change.privateNetwork ?? provider.privateNetwork;
  const url = readUpstreamUrl(change.baseUrl ?? provider.baseUrl, privateNetwork);
  if (!url.ok) return refuseField('baseUrl', url.code, url.message);
  provider.name = change.name ?? provider.name;
  provider.vendor = change.vendor ?? provider.vendor;
  provider.enabled = change.enabled ?? provider.enabled;
  provider.privateNetwork = privateNetwork;
  provider.baseUrl = url.url;
  return ok(null);
}

/** Deletes a provider that has no channels, and its credentials with it. */
export async function deleteProvider(
  command: Command,
  input: DeleteProviderInput,
): Promise<Result<ProviderEntity, Problem>> {
  const found = await lockProvider(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const provider = found.value;
  const use = await readProviderUse(command, provider.id);
  if (use.channels > 0) {
    return refuse('IN_USE', 'Delete the channels of this provider first, or disable it.', {
      params: { channels: use.channels },
    });
  }
  command.note({ before: toProvider(provider) });
  command.em.remove(provider);
  await markConfigurationChanged(command, `provider ${provider.name} deleted`);
  return ok(provider);
}

async function lockProvider(
  command: Command,
  id: string,
  expectedVersion: number,
): Promise<Result<ProviderEntity, Problem>> {
  command.note({ objectId: id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const provider = await command.em.findOne(ProviderEntity, { id }, { lockMode });
  if (provider === null) return refuseMissing('provider');
  command.note({ objectName: provider.name });
  if (provider.version !== expectedVersion) {
    return refuseConflict('provider', toProvider(provider));
  }
  return ok(provider);
}

function refuseTakenName(): ReturnType<typeof refuseField> {
  return refuseField('name', 'taken', 'Another provider has this name.');
}

async function nameIsTaken(
  command: Command,
  wanted: string,
  except: string | null,
): Promise<boolean> {
  const other = await command.em.findOne(ProviderEntity, { name: wanted });
  return other !== null && other.id !== except;
}
