// The two hard stops: a file over 300 lines or a function over 70 is split, not discussed.
import { expect, test } from 'vitest';
import { lineAt, readSources, type SourceFile, type SyntaxNode } from './sources.ts';

const FILE_LIMIT_LINES = 300;
const FUNCTION_LIMIT_LINES = 70;
// A page's component is mostly markup, which grows in lines without growing in thought.
const COMPONENT_LIMIT_LINES = 120;

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

function isExempt({ path }: SourceFile): boolean {
  return path.startsWith('control-plane/database/migrations/');
}

function isComponent(file: SourceFile, node: SyntaxNode): boolean {
  const id = node.id as { name?: string } | null | undefined;
  return file.path.endsWith('.tsx') && /^[A-Z]/.test(id?.name ?? '');
}

interface Callee {
  readonly name?: string;
  readonly callee?: { readonly object?: { readonly name?: string } };
}

/** `describe(...)` itself, or `describe.skipIf(...)(...)` and its like. */
function isDescribe(callee: Callee | undefined): boolean {
  return callee?.name === 'describe' || callee?.callee?.object?.name === 'describe';
}

// A describe block is a heading over tests, not a function that anybody reads as one.
function findHeadings(file: SourceFile): Set<number> {
  const calls = file.nodes.filter((node) => {
    return node.type === 'CallExpression' && isDescribe(node.callee as Callee | undefined);
  });
  const bodies = calls.flatMap((call) => (call.arguments as SyntaxNode[]).slice(-1));
  return new Set(bodies.map((body) => body.start));
}

test(`no file has more than ${FILE_LIMIT_LINES} lines`, () => {
  const long = readSources()
    .filter((file) => !isExempt(file))
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > FILE_LIMIT_LINES);
  expect(long).toEqual([]);
});

test(`no function has more than ${FUNCTION_LIMIT_LINES} lines`, () => {
  const long = readSources()
    .filter((file) => !isExempt(file))
    .flatMap((file) => measureFunctions(file))
    .filter(({ lines, limit }) => lines > limit);
  expect(long).toEqual([]);
});

function measureFunctions(file: SourceFile): { where: string; lines: number; limit: number }[] {
  const headings = findHeadings(file);
  return file.nodes
    .filter((node) => FUNCTIONS.includes(node.type) && !headings.has(node.start))
    .map((node) => {
      const line = lineAt(file.text, node.start);
      const lines = lineAt(file.text, node.end) - line + 1;
      const limit = isComponent(file, node) ? COMPONENT_LIMIT_LINES : FUNCTION_LIMIT_LINES;
      return { where: `${file.path}:${line}`, lines, limit };
    });
}
