// The rules of the language that no linter here knows: exports, casts, barrels, opening comments.
import { expect, test } from 'vitest';
import { isTest, lineAt, readSources, type SourceFile, type SyntaxNode } from './sources.ts';

const CAST_FILES = [
  'data-plane/contract/ids.ts',
  'data-plane/contract/money.ts',
  'data-plane/contract/codec.ts',
];

function findNodes(test: (file: SourceFile, node: SyntaxNode) => boolean): string[] {
  return readSources().flatMap((file) =>
    file.nodes
      .filter((node) => test(file, node))
      .map((node) => `${file.path}:${lineAt(file.text, node.start)}`),
  );
}

function isConst(node: SyntaxNode): boolean {
  const annotation = node.typeAnnotation as { typeName?: { name?: string } } | undefined;
  return annotation?.typeName?.name === 'const';
}

test('exports are named; only tool configurations have a default', () => {
  const found = findNodes(
    (file, node) =>
      node.type === 'ExportDefaultDeclaration' && !/(^|\/)[\w.-]+\.config\.ts$/.test(file.path),
  );
  expect(found).toEqual([]);
});

test('no cast hides a type outside the three files that brand values', () => {
  const found = findNodes((file, node) => {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return false;
    return !isConst(node) && !CAST_FILES.includes(file.path) && !isTest(file.path);
  });
  expect(found).toEqual([]);
});

test('non-null assertions stay in entities, GraphQL classes and tests', () => {
  const found = findNodes((file, node) => {
    if (node.type !== 'TSNonNullExpression') return false;
    return !/\.(entity|graphql)\.ts$/.test(file.path) && !isTest(file.path);
  });
  expect(found).toEqual([]);
});

test('no file only passes on what others export', () => {
  const barrels = readSources()
    .filter((file) => {
      const program = file.nodes.find((node) => node.type === 'Program');
      const body = (program?.body ?? []) as SyntaxNode[];
      return body.length > 0 && body.every((node) => /^Export/.test(node.type) && node.source);
    })
    .map((file) => file.path);
  expect(barrels).toEqual([]);
});

test('each file opens with a comment that says what lives in it', () => {
  const silent = readSources()
    .filter((file) => !/^(#!.*\n)?\/[/*]/.test(file.text))
    .map((file) => file.path);
  expect(silent).toEqual([]);
});

test('file names are kebab-case, and PascalCase only for a component', () => {
  const odd = readSources()
    .map((file) => file.path)
    .filter((path) => {
      const name = path.split('/').pop() ?? '';
      const pascal = name.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name);
      return !pascal && !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$/.test(name);
    });
  expect(odd).toEqual([]);
});
