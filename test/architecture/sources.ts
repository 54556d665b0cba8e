// The project's own source files, parsed once per run, for the tests that hold its rules.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

export const root = join(import.meta.dirname, '..', '..');

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface SourceFile {
  /** Relative to the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports or re-exports, as written. */
  readonly imports: readonly string[];
  readonly nodes: readonly SyntaxNode[];
}

/** Everything in the checkout that git knows or would add. */
export function listFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const output = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  return [...new Set(output.split('\0'))].filter((path) => path !== '' && exists(path)).sort();
}

/** TypeScript that people write: no generated files. */
export function readSources(): SourceFile[] {
  cache ??= listFiles()
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes('/generated/'))
    .map(parseFile);
  return cache;
}

let cache: SourceFile[] | undefined;

/** The line, counted from one, where a character stands. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

export function isTest(path: string): boolean {
  return path.startsWith('test/') || /\.test\.tsx?$/.test(path);
}

function parseFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const nodes: SyntaxNode[] = [];
  collect(program, nodes);
  return { path, text, nodes, imports: nodes.flatMap(importedName) };
}

const IMPORTING = [
  'ImportDeclaration',
  'ImportExpression',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
];

function importedName(node: SyntaxNode): string[] {
  if (!IMPORTING.includes(node.type)) return [];
  const source = node.source as { value?: unknown } | null | undefined;
  return typeof source?.value === 'string' ? [source.value] : [];
}

function collect(value: unknown, into: SyntaxNode[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') into.push(value as SyntaxNode);
  for (const child of Object.values(value)) collect(child, into);
}

function exists(path: string): boolean {
  try {
    readFileSync(join(root, path));
    return true;
  } catch {
    return false;
  }
}
