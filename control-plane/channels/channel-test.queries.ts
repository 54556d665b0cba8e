// The last test of channels, read once for a whole page.
import * as v from 'valibot';
import { decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';

const summary = v.object({
  at: v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.transform((text) => new Date(text)),
  ),
  state: v.picklist(['passed', 'failed']),
  status: v.nullable(v.number()),
  ttftMs: v.nullable(v.number()),
  errorCode: v.nullable(v.string()),
});

const testRow = v.object({ id: v.string(), last_test: summary });

export const loadLastTest = defineLoader(async (context, ids) => {
  const rows = await context.reader.sql.query(
    'select id, last_test from channels where id = any($1) and last_test is not null',
    [ids],
  );
  return new Map(
    decodeRows(testRow, rows).map(({ id, last_test: { state, ...rest } }) => [
      id,
      { ...rest, passed: state === 'passed' },
    ]),
  );
});
