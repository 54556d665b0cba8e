// Reading families.
import * as v from 'valibot';
import { countColumn, decodeFirst, decodeRows } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import {
  checkPageArgs,
  cutPage,
  decodeCursor,
  encodeCursor,
  type Page,
  type PageArgs,
} from '../graphql/page.ts';

export const familyRow = v.object({
  slug: v.string(),
  name: v.string(),
  position: v.number(),
  model_count: countColumn,
  version: v.number(),
});
export type FamilyRow = v.InferOutput<typeof familyRow>;

const ORDER = 'position';
const SELECT = `select f.slug, f.name, f.position, f.version,
  (select count(*) from models m where f.slug = any(m.families)) as model_count from families f`;

/** One family; undefined when there is none. */
export async function readFamily(sql: Sql, slug: string): Promise<FamilyRow | undefined> {
  return decodeFirst(familyRow, await sql.query(`${SELECT} where f.slug = $1`, [slug]));
}

const slugRow = v.object({ slug: v.string() });

/** Which of these families exist; nobody deletes them before what names them is there to be seen. */
export async function holdFamilies(
  sql: Sql,
  slugs: readonly string[],
): Promise<ReadonlySet<string>> {
  if (slugs.length === 0) return new Set();
  const rows = await sql.query(
    'select slug from families where slug = any($1) order by slug for key share',
    [slugs],
  );
  return new Set(decodeRows(slugRow, rows).map((row) => row.slug));
}

/** One page of families in their own order. */
export async function listFamilies(sql: Sql, args: PageArgs): Promise<Page<FamilyRow>> {
  const { first, after } = checkPageArgs(args);
  const start = after === null ? [-2_147_483_648, ''] : decodeCursor(ORDER, after);
  const rows = await sql.query(
    `${SELECT} where (f.position, f.slug) > ($1, $2) order by f.position, f.slug limit $3`,
    [...start, first + 1],
  );
  const counted = await sql.query('select count(*) as total from families', []);
  return cutPage({
    rows: decodeRows(familyRow, rows),
    first,
    totalCount: decodeFirst(v.object({ total: countColumn }), counted)?.total ?? 0,
    cursorOf: (row) => encodeCursor(ORDER, [row.position, row.slug]),
  });
}
