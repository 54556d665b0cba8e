// Queries of the audit trail; nothing writes it through the API.
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { AuditEntry, AuditEntryPage, AuditListArgs, toAuditEntry } from './audit.graphql.ts';
import { findAuditEntry, listAuditEntries } from './audit.queries.ts';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryPage, { description: 'Newest first; totalCount stops at 10000.' })
  @Access('readAudit')
  async auditEntries(
    @Ctx() context: GraphqlContext,
    @Args(() => AuditListArgs) args: AuditListArgs,
  ) {
    return mapPage(await listAuditEntries(context.reader, args), toAuditEntry);
  }

  @Query(() => AuditEntry, { nullable: true })
  @Access('readAudit')
  async auditEntry(@Ctx() context: GraphqlContext, @Arg('id', () => ID) id: string) {
    const row = await findAuditEntry(context.reader, id);
    return row && toAuditEntry(row);
  }
}
