// Batches what the fields of one request ask for one by one, so that a list of fifty rows costs one
// query a field and never fifty.
import DataLoader from 'dataloader';
import type { GraphqlContext } from './context.ts';

/** Most keys that one query is asked with; a page has at most 200 rows. */
const MAX_BATCH = 500;

/** Reads the values of many keys at once; a key without a row is left out. */
export type BatchRead<V> = (
  context: GraphqlContext,
  keys: readonly string[],
) => Promise<ReadonlyMap<string, V>>;

/** Defines a read that field resolvers may call once a row; undefined where there is no row. */
export function defineLoader<V>(
  read: BatchRead<V>,
): (context: GraphqlContext, key: string) => Promise<V | undefined> {
  const perRequest = new WeakMap<GraphqlContext, DataLoader<string, V | undefined>>();
  return (context, key) => {
    let loader = perRequest.get(context);
    if (loader === undefined) {
      loader = new DataLoader(
        async (keys) => {
          const values = await read(context, keys);
          return keys.map((one) => values.get(one));
        },
        { maxBatchSize: MAX_BATCH },
      );
      perRequest.set(context, loader);
    }
    return loader.load(key);
  };
}
