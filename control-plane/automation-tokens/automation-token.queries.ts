// Reading automation tokens: operators see what they created, admins everything.
import type { GraphqlContext } from '../graphql/context.ts';
import { equals, holds } from '../graphql/filter.ts';
import { findPage, type Page, searchCondition } from '../graphql/page.ts';
import { AutomationTokenEntity } from './automation-token.entity.ts';
import type { AutomationTokenListArgs } from './automation-token.graphql.ts';

/** One page of tokens, newest first. */
export function listAutomationTokens(
  { reader, principal }: GraphqlContext,
  args: AutomationTokenListArgs,
): Promise<Page<AutomationTokenEntity>> {
  const isAdmin = principal.kind === 'user' && principal.role === 'admin';
  return findPage(reader, {
    entity: AutomationTokenEntity,
    sort: { column: 'id', direction: 'desc' },
    conditions: [
      equals(
        'e.creator_id',
        isAdmin ? null : principal.kind === 'user' ? principal.userId : NOBODY,
      ),
      searchCondition(['e.name'], args.filter?.search),
      holds('e.revoked_at is not null', args.filter?.revoked),
    ],
    page: args,
  });
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
