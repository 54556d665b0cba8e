// Batched reads behind the fields of providers.
import * as v from 'valibot';
import { countColumn, decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';
import { ProviderEntity } from './provider.entity.ts';

const countRow = v.object({ id: v.string(), channels: countColumn });

export const loadChannelCount = defineLoader(async (context, ids) => {
  const rows = await context.reader.sql.query(
    'select provider_id as id, count(*) as channels from channels where provider_id = any($1) group by 1',
    [ids],
  );
  return new Map(decodeRows(countRow, rows).map((row) => [row.id, row.channels]));
});

export const loadProvider = defineLoader(async (context, ids) => {
  const providers = await context.reader.em.find(ProviderEntity, { id: { $in: [...ids] } });
  return new Map(providers.map((provider) => [provider.id, provider]));
});
