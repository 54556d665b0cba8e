// What a new installation is given: the default group, the house account, the first admin, the
// starting catalogue. Each part is made only when it is missing, so that an interrupted first start
// is finished by the next.
import { NANO_PER_USD } from '#contract/money';
import { ok } from '#contract/result';
import { openAccount } from './accounts/account.commands.ts';
import { AccountEntity } from './accounts/account.entity.ts';
import { ensureStartingCatalogue } from './catalogue/load-starting-catalogue.ts';
import { type Command, SYSTEM_ACTOR } from './command.ts';
import { markConfigurationChanged } from './database/changes.ts';
import type { Database } from './database/database.ts';
import { inTransaction } from './database/unit-of-work.ts';
import { newId } from './ids.ts';
import { ensureInstallation } from './installation.ts';
import { bookAdjustment } from './ledger/book-adjustment.ts';
import { runCommand } from './run-command.ts';
import { hashPassword } from './security/passwords.ts';
import { mintOneTimePassword } from './security/secrets.ts';
import { DEFAULT_GROUP_SLUG } from './user-groups/user-group.commands.ts';
import { UserGroupEntity } from './user-groups/user-group.entity.ts';
import { addUser } from './users/new-user.ts';
import { UserEntity } from './users/user.entity.ts';

export interface FirstStartOptions {
  readonly database: Database;
  readonly now: Date;
  readonly adminEmail: string;
  /** Absent: a one-time password is made and must be replaced at the first sign-in. */
  readonly adminPassword: string | undefined;
}

export interface FirstStart {
  readonly incarnation: string;
  /** Only when the admin has just been created. */
  readonly admin: NewAdmin | undefined;
}

export interface NewAdmin {
  readonly email: string;
  /** Absent when the password came from the environment. */
  readonly oneTimePassword: string | undefined;
}

export const DEFAULT_ADMIN_EMAIL = 'admin@localhost.localdomain';
// Bounds what channel tests may hold at once; it is the operator's own and in no revenue figure.
const HOUSE_CREDIT_USD = 100n;

/** Completes the installation; call inside the start lock, after the migrations. */
export async function completeFirstStart(options: FirstStartOptions): Promise<FirstStart> {
  const { database, now } = options;
  const missing = await findMissing(database);
  if (!missing.any) {
    const { incarnation } = await inTransaction(database, (tx) => ensureInstallation(tx.sql));
    return { incarnation, admin: undefined };
  }
  const result = await runCommand({
    database,
    actor: SYSTEM_ACTOR,
    now,
    action: 'installation.start',
    work: async (command) => {
      const { incarnation } = await ensureInstallation(command.sql);
      const group = await ensureGroup(command);
      const house = await ensureHouse(command, group.id);
      const admin = await ensureAdmin(command, house.id, options);
      await ensureStartingCatalogue(command);
      command.note({ objectId: incarnation, objectName: admin?.email });
      await markConfigurationChanged(command, 'first start');
      return ok({ incarnation, admin });
    },
  });
  if (!result.ok) throw new Error(`the first start was refused: ${result.error.message}`);
  return result.value;
}

async function findMissing(database: Database): Promise<{ any: boolean }> {
  const rows = await database.sql.query(
    `select 1 where exists (select 1 from user_groups where slug = $1)
       and exists (select 1 from accounts where mode = 'house')
       and exists (select 1 from users where role = 'admin')
       and exists (select 1 from models)`,
    [DEFAULT_GROUP_SLUG],
  );
  return { any: rows.length === 0 };
}

async function ensureGroup(command: Command): Promise<UserGroupEntity> {
  const found = await command.em.findOne(UserGroupEntity, { slug: DEFAULT_GROUP_SLUG });
  if (found !== null) return found;
  const group = command.em.create(UserGroupEntity, {
    id: newId(),
    slug: DEFAULT_GROUP_SLUG,
    name: 'Default',
    multiplierPpm: 1_000_000n,
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  await command.em.persist(group).flush();
  return group;
}

async function ensureHouse(command: Command, groupId: string): Promise<AccountEntity> {
  const found = await command.em.findOne(AccountEntity, { mode: 'house' });
  if (found !== null) return found;
  const house = await openAccount(command, { name: 'House', mode: 'house', groupId });
  const wallets = await command.sql.query<{ id: string }>(
    'select id from wallets where account_id = $1',
    [house.id],
  );
  const credited = await bookAdjustment(command, {
    walletId: wallets[0]?.id ?? '',
    amountNanoUsd: HOUSE_CREDIT_USD * NANO_PER_USD,
    origin: 'grant',
    reason: 'Credit for channel tests',
    actor: 'system',
    transactionId: `house-credit:${house.id}`,
  });
  if (!credited.ok) throw new Error('the house account could not be credited');
  return house;
}

async function ensureAdmin(
  command: Command,
  accountId: string,
  { adminEmail, adminPassword }: FirstStartOptions,
): Promise<NewAdmin | undefined> {
  if ((await command.em.count(UserEntity, { role: 'admin' })) > 0) return undefined;
  const oneTimePassword = adminPassword === undefined ? mintOneTimePassword() : undefined;
  const email = adminEmail.trim().toLowerCase();
  addUser(command, {
    accountId,
    email,
    name: 'Admin',
    role: 'admin',
    passwordHash: await hashPassword(adminPassword ?? oneTimePassword ?? ''),
    mustReplacePassword: oneTimePassword !== undefined,
  });
  await command.em.flush();
  return { email, oneTimePassword };
}
