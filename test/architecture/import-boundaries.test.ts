// Who may import whom: the planes share the contract and the platform and nothing else.
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, readSources, type SourceFile } from './sources.ts';

type Zone =
  | 'contract'
  | 'platform'
  | 'simulator'
  | 'data-plane'
  | 'bootstrap'
  | 'control-plane'
  | 'admin-ui'
  | 'test'
  | 'config';

const ZONES: readonly (readonly [prefix: string, zone: Zone])[] = [
  ['data-plane/contract/', 'contract'],
  ['data-plane/platform/', 'platform'],
  ['data-plane/simulator/', 'simulator'],
  ['data-plane/', 'data-plane'],
  ['control-plane/bootstrap/', 'bootstrap'],
  ['control-plane/', 'control-plane'],
  ['admin-ui/', 'admin-ui'],
  ['test/', 'test'],
];

const ALLOWED: Readonly<Record<Zone, readonly Zone[]>> = {
  contract: ['contract'],
  platform: ['platform', 'contract'],
  simulator: ['simulator'],
  'data-plane': ['data-plane', 'contract', 'platform'],
  bootstrap: ['bootstrap'],
  'control-plane': ['control-plane', 'contract', 'platform'],
  'admin-ui': ['admin-ui'],
  test: ['test', 'contract', 'platform', 'simulator', 'data-plane', 'control-plane', 'admin-ui'],
  config: [],
};

const CONTRACT_PACKAGES = ['valibot', 'node:crypto'];

function zoneOf(path: string): Zone {
  return ZONES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'config';
}

/** The file an import names, or undefined for a package. */
function resolve(file: SourceFile, name: string): string | undefined {
  if (name.startsWith('.')) return posix.join(posix.dirname(file.path), name);
  const alias = /^#(contract|platform)\/(.+)$/.exec(name);
  return alias === null ? undefined : `data-plane/${alias[1]}/${alias[2]}.ts`;
}

function eachImport(visit: (file: SourceFile, name: string, target?: string) => boolean): string[] {
  return readSources().flatMap((file) =>
    file.imports
      .filter((name) => visit(file, name, resolve(file, name)))
      .map((name) => `${file.path} imports ${name}`),
  );
}

test('each zone imports only what it may', () => {
  const broken = eachImport((file, _name, target) => {
    if (target === undefined) return false;
    return !ALLOWED[zoneOf(file.path)].includes(zoneOf(target));
  });
  expect(broken).toEqual([]);
});

test('the contract needs the schema validator and the hash of Node alone', () => {
  const broken = eachImport((file, name, target) => {
    if (zoneOf(file.path) !== 'contract' || file.path.endsWith('.test.ts')) return false;
    return target === undefined && !CONTRACT_PACKAGES.includes(name);
  });
  expect(broken).toEqual([]);
});

test('the control plane reaches the contract and the platform by their names alone', () => {
  const broken = eachImport((file, name, target) => {
    if (target === undefined || !file.path.startsWith('control-plane/')) return false;
    return name.startsWith('.') && target.startsWith('data-plane/');
  });
  expect(broken).toEqual([]);
});

test('only the pipeline and the files at the top know the order of a request', () => {
  const broken = eachImport((file, _name, target) => {
    if (!target?.startsWith('data-plane/pipeline/') || isTest(file.path)) return false;
    return !/^data-plane\/(pipeline\/.+|[^/]+)$/.test(file.path);
  });
  expect(broken).toEqual([]);
});

test('relative imports carry their extension', () => {
  const broken = eachImport((_file, name) => name.startsWith('.') && !/\.[a-z]+$/.test(name));
  expect(broken).toEqual([]);
});
