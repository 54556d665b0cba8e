// The order of the customers list between its two spellings: the query's and the table's.
import type { Sort } from '../../table/column.ts';
import { SORTS } from './customers.route.ts';

export type UserSort = (typeof SORTS)[number];

/** What the table's head marks. */
export function readUserSort(sort: UserSort): Sort {
  return { key: sort.startsWith('EMAIL') ? 'EMAIL' : 'CREATED', down: sort.endsWith('DESC') };
}

/** What the query takes; absent is its default. */
export function nextUserSort(sort: Sort | undefined): UserSort | undefined {
  const wanted = sort === undefined ? '' : `${sort.key}_${sort.down ? 'DESC' : 'ASC'}`;
  return SORTS.find((one) => one === wanted);
}
