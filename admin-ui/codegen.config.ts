// Generates typed GraphQL documents from schema.graphql and the graphql() calls in the
// sources, one folder per area, so that a page's documents ship with that page alone.
// The output is committed; a test proves that it is fresh.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

const SOURCE = 'admin-ui/src';

/** The folders that hold documents: the app itself and every page. */
function listAreas(): readonly { readonly name: string; readonly folder: string }[] {
  const folders = readdirSync(join(SOURCE, 'pages')).map((name) => ({
    name,
    folder: `${SOURCE}/pages/${name}`,
  }));
  return [{ name: 'app', folder: `${SOURCE}/app` }, ...folders].filter(({ folder }) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
      (path) => /\.tsx?$/.test(path) && hasDocuments(join(folder, path)),
    ),
  );
}

function hasDocuments(path: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8').includes('generated/');
}

const config: CodegenConfig = {
  schema: './schema.graphql',
  generates: Object.fromEntries(
    listAreas().map(({ name, folder }) => [
      `./${SOURCE}/generated/${name}/`,
      {
        documents: [`${folder}/**/*.{ts,tsx}`, `${SOURCE}/data/problem-parts.graphql`],
        preset: 'client' as const,
        presetConfig: { fragmentMasking: false },
        config: {
          useTypeImports: true,
          enumsAsTypes: true,
          nonOptionalTypename: true,
          onlyOperationTypes: true,
          importExtension: '.ts',
          defaultScalarType: 'string',
          scalars: { Json: 'unknown' },
        },
      },
    ]),
  ),
};

export default config;
