// The demo of an installation over its starts: made once, then found again, its address brought up
// to date and its key renewed, unless an operator has taken it away.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { Secret } from '#contract/secret';
import { ApiKeyEntity } from '../api-keys/api-key.entity.ts';
import { rotateApiKey } from '../api-keys/api-key-access.commands.ts';
import { type Command, SYSTEM_ACTOR } from '../command.ts';
import { decodeFirst } from '../database/decode.ts';
import type { Services } from '../graphql/context.ts';
import type { Problem } from '../problems.ts';
import { updateProvider } from '../providers/provider.commands.ts';
import { ProviderEntity } from '../providers/provider.entity.ts';
import { readRevision } from '../publishing/load-configuration.ts';
import { runCommand } from '../run-command.ts';
import { openRecord } from '../security/sealing.ts';
import { asSystem, createDemo } from './create-demo.ts';
import { type DemoRecord, readDemoRecord, writeDemoRecord } from './demo-record.ts';
import { createDemoUser, hasUser } from './demo-user.ts';

/** What was found before the simulator runs. */
export interface Demo {
  /** Absent: nothing has been made yet. */
  readonly record: DemoRecord | undefined;
  /** What the simulator must accept. */
  readonly credential: Secret;
}

/** Undefined when an operator has deleted the provider. */
export async function findDemo({ database, keys }: Services): Promise<Demo | undefined> {
  const fresh = new Secret(`sim-${randomBytes(24).toString('base64url')}`);
  const record = await readDemoRecord(database.sql);
  if (record === undefined) return { record, credential: fresh };
  const providers = await database.sql.query('select 1 from providers where id = $1', [
    record.providerId,
  ]);
  if (providers.length === 0) return undefined;
  const kept = await readCredential(database.sql, keys.sealing, record.credentialId);
  return { record, credential: kept ?? fresh };
}

const sealedRow = v.object({ wrapped_key: v.instance(Buffer), sealed: v.instance(Buffer) });

async function readCredential(
  sql: Services['database']['sql'],
  sealingKey: Buffer,
  id: string,
): Promise<Secret | undefined> {
  const rows = await sql.query('select wrapped_key, sealed from credentials where id = $1', [id]);
  const row = decodeFirst(sealedRow, rows);
  if (row === undefined) return undefined;
  const opened = openRecord(sealingKey, id, { wrappedKey: row.wrapped_key, sealed: row.sealed });
  return opened.ok ? opened.value : undefined;
}

export interface PreparedDemo {
  readonly accountId: string;
  /** Absent when an operator has disabled or revoked the key. */
  readonly apiKey: string | undefined;
  /** Of the configuration that nodes must have; 0 when nothing has changed. */
  readonly revision: number;
}

/** Makes the demo, or moves it to where the simulator listens now and renews its key. */
export async function prepareDemo(
  services: Services,
  { record, credential }: Demo,
  baseUrl: string,
): Promise<Result<PreparedDemo, Problem>> {
  const { keys } = services;
  if (record === undefined) {
    const place = { sealingKey: keys.sealing, baseUrl, credential };
    const made = await run(services, 'demo.create', (command) => createDemo(command, place));
    if (!made.ok) return made;
    const { record: kept, apiKey } = made.value;
    const revision = await readRevision(services.database.sql);
    return ok({ accountId: kept.accountId, apiKey, revision });
  }
  await ensureUser(services, record.accountId);
  const moved = await moveDemo(services, record, baseUrl);
  if (!moved.ok) return moved;
  const renewed = await renewKey(services, record.apiKeyId);
  if (!renewed.ok) return renewed;
  return ok({ accountId: record.accountId, apiKey: renewed.value, revision: moved.value });
}

// Installations of before have an account without anybody.
async function ensureUser(services: Services, accountId: string): Promise<void> {
  if (await hasUser(services.database.sql, accountId)) return;
  await run(services, 'user.create', async (command) =>
    ok(await createDemoUser(command, accountId)),
  );
}

async function moveDemo(
  services: Services,
  record: DemoRecord,
  baseUrl: string,
): Promise<Result<number, Problem>> {
  const { sql } = services.database;
  const rows = await sql.query('select base_url from providers where id = $1', [record.providerId]);
  const present = decodeFirst(v.object({ base_url: v.string() }), rows)?.base_url;
  // An operator who has pointed the provider elsewhere meant it.
  if (present !== record.baseUrl || present === baseUrl) return ok(0);
  const done = await run(services, 'provider.update', async (command) => {
    const provider = await command.em.findOneOrFail(ProviderEntity, { id: record.providerId });
    const expectedVersion = provider.version;
    const updated = await updateProvider(command, { id: provider.id, expectedVersion, baseUrl });
    if (!updated.ok) return updated;
    await writeDemoRecord(command.sql, { ...record, baseUrl });
    return ok(null);
  });
  return done.ok ? ok(await readRevision(sql)) : done;
}

async function renewKey(
  services: Services,
  id: string,
): Promise<Result<string | undefined, Problem>> {
  const { sql } = services.database;
  const active = await sql.query(`select 1 from api_keys where id = $1 and state = 'active'`, [id]);
  if (active.length === 0) return ok(undefined);
  return run(services, 'api_key.rotate', async (command) => {
    const key = await command.em.findOneOrFail(ApiKeyEntity, { id });
    const input = { id, expectedVersion: key.version, overlapSeconds: 0 };
    const rotated = await rotateApiKey(asSystem(command), input);
    return rotated.ok ? ok(rotated.value.secret) : rotated;
  });
}

function run<T>(
  { database, now }: Services,
  action: string,
  work: (command: Command) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  return runCommand({ database, actor: SYSTEM_ACTOR, now: now(), action, work });
}
