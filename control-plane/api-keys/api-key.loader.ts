// Batched counts of keys behind the fields of accounts.
import * as v from 'valibot';
import { countColumn, decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';

const countRow = v.object({ accountId: v.string(), keys: countColumn });

/** Keys of an account that are not revoked. */
export const loadKeyCount = defineLoader<number>(async ({ reader }, accountIds) => {
  const rows = await reader.sql.query(
    `select account_id as "accountId", count(*) as keys from api_keys
     where account_id = any($1) and state <> 'revoked' group by 1`,
    [accountIds],
  );
  return new Map(decodeRows(countRow, rows).map(({ accountId, keys }) => [accountId, keys]));
});
