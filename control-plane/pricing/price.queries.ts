// Reading price versions.
import * as v from 'valibot';
import { decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { equals } from '../graphql/filter.ts';
import { defineLoader } from '../graphql/loader.ts';
import { findPage, type Page } from '../graphql/page.ts';
import { PriceEntity } from './price.entity.ts';
import type { PriceListArgs } from './price.graphql.ts';

/** One page of a model's versions, the newest first. */
export function listPrices(reader: ScopedReader, args: PriceListArgs): Promise<Page<PriceEntity>> {
  return findPage(reader, {
    entity: PriceEntity,
    sort: { column: 'number', direction: 'desc', read: (price) => price.number },
    conditions: [equals('e.model_id', args.modelId)],
    page: args,
  });
}

/** The version in force; null when the model has no price yet. */
export function findCurrentPrice(reader: Reader, modelId: string): Promise<PriceEntity | null> {
  return reader.em.findOne(PriceEntity, { modelId }, { orderBy: { number: 'desc' } });
}

const idRow = v.object({ id: v.string() });

export const loadCurrentPrice = defineLoader(async ({ reader }, modelIds) => {
  const rows = await reader.sql.query(
    'select distinct on (model_id) id from prices where model_id = any($1) order by model_id, number desc',
    [modelIds],
  );
  const ids = decodeRows(idRow, rows).map((row) => row.id);
  const prices = await reader.em.find(PriceEntity, { id: { $in: ids } });
  return new Map(prices.map((price) => [price.modelId, price]));
});
