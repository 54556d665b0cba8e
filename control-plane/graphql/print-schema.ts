// Writes schema.graphql, sorted: the published contract of the API. Run by npm run schema.
import { writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './schema.ts';

const text = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
await writeFile(new URL('../../schema.graphql', import.meta.url), text);
