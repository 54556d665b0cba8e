// Pages by keyset: a page begins after the last row of the one before, so that rows which come
// and go in between neither repeat nor vanish. Cursors are opaque and checked on the way in.
import type { EntityName } from '@mikro-orm/core';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import * as v from 'valibot';
import type { Condition } from '../visibility.ts';
import { Access } from './access.ts';
import type { ScopedReader } from './context.ts';
import { ApiError } from './errors.ts';

export const MAX_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many, from 1 to 200.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The nextCursor of the page before.' })
  after?: string | null;
}

export interface Page<T> {
  readonly nodes: readonly T[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
  readonly totalCount: number;
}

/** Declares the page type of a noun; the decorated class is what a Query returns. */
export function pageType<T extends object>(name: string, item: () => new () => T) {
  @ObjectType(name)
  @Access('public')
  class PageType {
    @Field(() => [item()])
    nodes!: readonly T[];

    @Field(() => String, { nullable: true })
    nextCursor!: string | null;

    @Field(() => Int)
    totalCount!: number;
  }
  return PageType;
}

/** One order of a list: the column is ours, never the caller's text. */
export interface SortKey<E> {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  /** The column's value in a row, for the cursor; absent when the order is by id alone. */
  readonly read?: (entity: E) => string | number;
}

export interface PageQuery<E extends { id: string }> {
  readonly entity: EntityName<E>;
  readonly sort: SortKey<E>;
  /** Over the alias e; what the caller may see belongs here. */
  readonly conditions: readonly Condition[];
  readonly page: PageArgs;
}

/** Reads one page of entities, with the count of all that fit the conditions. */
export async function findPage<E extends { id: string }>(
  reader: ScopedReader,
  query: PageQuery<E>,
): Promise<Page<E>> {
  const { sort, conditions } = query;
  const { first, after } = checkPageArgs(query.page);
  const build = () => {
    const builder = reader.em.createQueryBuilder(query.entity, 'e');
    for (const { sql, params } of conditions) builder.andWhere(sql, [...params]);
    return builder;
  };
  const totalCount = await build().getCount();
  const builder = build();
  const start = keysetCondition(sort, after);
  if (start !== undefined) builder.andWhere(start.sql, [...start.params]);
  const direction = sort.direction;
  builder.orderBy(
    sort.read === undefined
      ? [{ id: direction }]
      : [{ [sort.column]: direction }, { id: direction }],
  );
  const rows = await builder.limit(first + 1).getResult();
  return cutPage({
    rows,
    first,
    totalCount,
    cursorOf: (row) => encodeCursor(sort.column, [sort.read?.(row) ?? row.id, row.id]),
  });
}

function keysetCondition<E>(sort: SortKey<E>, after: string | null): Condition | undefined {
  if (after === null) return undefined;
  const [value, id] = decodeCursor(sort.column, after);
  const than = sort.direction === 'asc' ? '>' : '<';
  if (sort.read === undefined) return { sql: `e.id ${than} ?`, params: [id] };
  return { sql: `(e.${sort.column}, e.id) ${than} (?, ?)`, params: [value, id] };
}

export interface PageCut<T> {
  /** One more than was asked for, when there is more. */
  readonly rows: readonly T[];
  readonly first: number;
  readonly totalCount: number;
  readonly cursorOf: (row: T) => string;
}

/** Cuts first rows out of first + 1; the extra one only tells that there is more. */
export function cutPage<T>({ rows, first, totalCount, cursorOf }: PageCut<T>): Page<T> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  const more = rows.length > first && last !== undefined;
  return { nodes, nextCursor: more ? cursorOf(last) : null, totalCount };
}

/** Checks the arguments of a list; a page without a size is not offered. */
export function checkPageArgs(args: PageArgs): { first: number; after: string | null } {
  if (args.first < 1 || args.first > MAX_PAGE) {
    throw new ApiError('BAD_USER_INPUT', `first must be from 1 to ${MAX_PAGE}.`);
  }
  return { first: args.first, after: args.after ?? null };
}

const cursorShape = v.tuple([
  v.pipe(v.string(), v.maxLength(64)),
  v.union([v.pipe(v.string(), v.maxLength(400)), v.number()]),
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9:_.-]{1,200}$/)),
]);

/** Writes a cursor for an order; the order's name guards against mixing lists. */
export function encodeCursor(order: string, key: readonly [string | number, string]): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/** Reads a cursor of the same order back; anything else is the caller's mistake. */
export function decodeCursor(order: string, text: string): readonly [string | number, string] {
  const parsed = v.safeParse(cursorShape, parseJson(text));
  if (!parsed.success || parsed.output[0] !== order) {
    throw new ApiError('BAD_USER_INPUT', 'after is not a cursor of this list in this order.');
  }
  return [parsed.output[1], parsed.output[2]];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.slice(0, 2_000), 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A substring search whose wildcards are the caller's plain characters. */
export function searchCondition(
  columns: readonly string[],
  text: string | null | undefined,
): Condition {
  const needle = text?.trim().slice(0, 100) ?? '';
  if (needle === '') return { sql: 'true', params: [] };
  const pattern = `%${needle.replaceAll(/[\\%_]/g, (char) => `\\${char}`)}%`;
  return {
    sql: `(${columns.map((column) => `${column} ilike ?`).join(' or ')})`,
    params: columns.map(() => pattern),
  };
}

/** Shows every row of a page. */
export function mapPage<T, V>(page: Page<T>, show: (row: T) => V): Page<V> {
  return { ...page, nodes: page.nodes.map(show) };
}
