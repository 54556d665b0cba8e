// The person of the test account. The admin UI shows accounts by their people, so without one nobody
// would see the wallet that the printed call debits.
import type { Command } from '../command.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { addUser } from '../users/new-user.ts';
import { UserEntity } from '../users/user.entity.ts';

export const DEMO_EMAIL = 'demo@example.com';

/** Whether somebody belongs to the account. */
export async function hasUser(sql: Sql, accountId: string): Promise<boolean> {
  const rows = await sql.query('select 1 from users where account_id = $1 limit 1', [accountId]);
  return rows.length > 0;
}

/** Creates a customer without a password: nobody signs in before an operator gives one. */
export async function createDemoUser(command: Command, accountId: string): Promise<void> {
  const taken = await command.em.count(UserEntity, { email: DEMO_EMAIL });
  const user = addUser(command, {
    accountId,
    email: taken === 0 ? DEMO_EMAIL : `demo-${accountId}@example.com`,
    name: 'Demo',
    role: 'customer',
    passwordHash: null,
    mustReplacePassword: true,
  });
  await command.em.flush();
  command.note({ objectId: user.id, objectName: user.email });
}
