// Accounts by id for fields of other nouns, batched within a request.
import { defineLoader } from '../graphql/loader.ts';
import type { AccountEntity } from './account.entity.ts';
import { findAccounts } from './account.queries.ts';

export const loadAccount = defineLoader<AccountEntity>((context, ids) =>
  findAccounts(context.reader, ids),
);
