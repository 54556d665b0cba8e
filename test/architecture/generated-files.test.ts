// What is generated is checked in, and generating it again changes nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import codegenConfig from '../../admin-ui/codegen.config.ts';
import { createSchema } from '../../control-plane/graphql/schema.ts';
import { root } from './sources.ts';

test('schema.graphql is what the resolvers say; npm run schema prints it anew', () => {
  const printed = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
  expect(readFileSync(join(root, 'schema.graphql'), 'utf8')).toBe(printed);
});

test("the admin UI's documents are generated from schema.graphql; npm run codegen renews them", async () => {
  const files: { filename: string; content: string }[] = await generate(
    { ...codegenConfig, cwd: root, silent: true },
    false,
  );
  expect(files.length).toBeGreaterThan(0);
  const stale = files
    .filter(({ filename, content }) => {
      const path = join(root, filename);
      return !existsSync(path) || readFileSync(path, 'utf8') !== content;
    })
    .map(({ filename }) => filename);
  expect(stale).toEqual([]);
});
