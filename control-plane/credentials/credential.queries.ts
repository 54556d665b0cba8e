// Reading credentials, without their sealed columns: these load only when a version is compiled.
import * as v from 'valibot';
import { decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals } from '../graphql/filter.ts';
import { defineLoader } from '../graphql/loader.ts';
import { findPage, type Page, searchCondition } from '../graphql/page.ts';
import { CredentialEntity } from './credential.entity.ts';
import type { CredentialListArgs } from './credential.graphql.ts';

/** One page of credentials; only staff gets here, so rows are not narrowed. */
export function listCredentials(
  reader: ScopedReader,
  args: CredentialListArgs,
): Promise<Page<CredentialEntity>> {
  return findPage(reader, {
    entity: CredentialEntity,
    sort: { column: 'name', direction: 'asc', read: (credential) => credential.name },
    conditions: [
      equals('e.provider_id', args.filter?.providerId),
      searchCondition(['e.name'], args.filter?.search),
    ],
    page: args,
  });
}

/** One credential; null when there is none. */
export function findCredential(reader: Reader, id: string): Promise<CredentialEntity | null> {
  return reader.em.findOne(CredentialEntity, { id });
}

export const loadCredential = defineLoader(async (context, ids) => {
  const credentials = await context.reader.em.find(CredentialEntity, { id: { $in: [...ids] } });
  return new Map(credentials.map((credential) => [credential.id, credential]));
});

export const loadCredentialsOfProvider = defineLoader(async (context, providerIds) => {
  const credentials = await context.reader.em.find(
    CredentialEntity,
    { providerId: { $in: [...providerIds] } },
    { orderBy: { name: 'asc' } },
  );
  return Map.groupBy(credentials, (credential) => credential.providerId);
});

const nameRow = v.object({ name: v.string() });

/** Names of the channels that use a credential. */
export async function listChannelsUsing(reader: Reader, id: string): Promise<readonly string[]> {
  const rows = await reader.sql.query(
    'select name from channels where credential_id = $1 order by name limit 200',
    [id],
  );
  return decodeRows(nameRow, rows).map((row) => row.name);
}
