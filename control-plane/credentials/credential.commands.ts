// Storing, replacing and deleting credentials. The clear text lives for one call and is sealed in
// it; neither an answer nor the audit trail ever has more of it than the last four characters.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged } from '../database/changes.ts';
import { newId } from '../ids.ts';
import { checkInput, lineOfText } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import { ProviderEntity } from '../providers/provider.entity.ts';
import { type SealedRecord, sealRecord } from '../security/sealing.ts';
import { CredentialEntity } from './credential.entity.ts';
import {
  type CreateCredentialInput,
  type DeleteCredentialInput,
  type ReplaceCredentialInput,
  toCredential,
} from './credential.graphql.ts';
import { listChannelsUsing } from './credential.queries.ts';

const MAX_SECRET = 8_000;
/** A shorter secret would be given away by showing its end. */
const MIN_LENGTH_TO_SHOW = 16;

const secret = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Enter the credential.'),
  v.maxLength(MAX_SECRET, `Use at most ${MAX_SECRET} characters.`),
  // It becomes a header, where a line break would begin another one.
  v.regex(/^[\x20-\x7e]+$/, 'Use printable ASCII characters on one line.'),
);

const createRules = v.object({ name: lineOfText(100), secret });

export async function createCredential(
  command: Command,
  sealingKey: Buffer,
  input: CreateCredentialInput,
): Promise<Result<CredentialEntity, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  const provider = await command.em.findOne(ProviderEntity, { id: input.providerId });
  if (provider === null) {
    return refuseField('providerId', 'not_found', 'There is no such provider.');
  }
  const { name } = checked.value;
  const same = await command.em.count(CredentialEntity, { providerId: provider.id, name });
  if (same > 0) {
    return refuseField('name', 'taken', 'Another credential of this provider has this name.');
  }
  const id = newId();
  const credential = command.em.create(CredentialEntity, {
    id,
    providerId: provider.id,
    name,
    ...sealed(sealingKey, id, checked.value.secret),
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.em.persist(credential);
  command.note({ objectId: id, objectName: name, after: toCredential(credential) });
  await markConfigurationChanged(command, `credential ${name} of ${provider.name} created`);
  return ok(credential);
}

const replaceRules = v.object({ secret });

/** Puts another secret in place; channels use it from the next published version on. */
export async function replaceCredential(
  command: Command,
  sealingKey: Buffer,
  input: ReplaceCredentialInput,
): Promise<Result<CredentialEntity, Problem>> {
  const checked = checkInput(replaceRules, input);
  if (!checked.ok) return checked;
  const found = await lockCredential(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const credential = found.value;
  const before = toCredential(credential);
  Object.assign(credential, sealed(sealingKey, credential.id, checked.value.secret));
  credential.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toCredential(credential) });
  await markConfigurationChanged(command, `credential ${credential.name} replaced`);
  return ok(credential);
}

/** Deletes a credential that no channel uses. */
export async function deleteCredential(
  command: Command,
  input: DeleteCredentialInput,
): Promise<Result<CredentialEntity, Problem>> {
  const found = await lockCredential(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const credential = found.value;
  const channels = await listChannelsUsing(command, credential.id);
  if (channels.length > 0) {
    return refuse('IN_USE', 'Give its channels another credential first.', {
      params: { channels: channels.slice(0, 10).join(', ') },
    });
  }
  command.note({ before: toCredential(credential) });
  command.em.remove(credential);
  await markConfigurationChanged(command, `credential ${credential.name} deleted`);
  return ok(credential);
}

async function lockCredential(
  command: Command,
  id: string,
  expectedVersion: number,
): Promise<Result<CredentialEntity, Problem>> {
  command.note({ objectId: id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const credential = await command.em.findOne(CredentialEntity, { id }, { lockMode });
  if (credential === null) return refuseMissing('credential');
  command.note({ objectName: credential.name });
  if (credential.version !== expectedVersion) {
    return refuseConflict('credential', toCredential(credential));
  }
  return ok(credential);
}

function sealed(key: Buffer, id: string, text: string): SealedRecord & { lastFour: string } {
  const lastFour = text.length < MIN_LENGTH_TO_SHOW ? '' : text.slice(-4);
  return { ...sealRecord(key, id, text), lastFour };
}
