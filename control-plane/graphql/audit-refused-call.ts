// Leaves a trace of a mutation that the access matrix refused before its command ran.
import { appendAudit } from '../audit/audit-chain.ts';
import { inTransaction } from '../database/unit-of-work.ts';
import type { GraphqlContext } from './context.ts';

/** Writes the refused entry in a transaction of its own; nothing else has happened. */
export async function auditRefusedCall(
  context: GraphqlContext,
  fieldName: string,
  problemCode: string,
): Promise<void> {
  const action = actionOf(fieldName);
  await inTransaction(context.services.database, (tx) =>
    appendAudit(tx.sql, {
      at: context.now,
      actor: context.actor,
      action,
      objectKind: action.split('.')[0] ?? action,
      note: {},
      problemCode,
    }),
  );
}

/** createUserGroup becomes user_group.create, the name that commands use for themselves. */
export function actionOf(fieldName: string): string {
  const verb = /^[a-z]+/.exec(fieldName)?.[0] ?? fieldName;
  const noun = fieldName
    .slice(verb.length)
    .replaceAll(/(?<!^)([A-Z])/g, '_$1')
    .toLowerCase();
  return noun === '' ? verb : `${noun}.${verb}`;
}
