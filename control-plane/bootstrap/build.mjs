// Builds the admin UI and the server bundle when their sources have changed since the last build.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { giveUp, inRoot, tell } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { findRuntime } from './runtime.mjs';

const COMMON = ['package-lock.json', 'tsconfig.json'];
const TARGETS = [
  {
    name: 'admin-ui',
    sources: ['admin-ui', 'schema.graphql', ...COMMON],
    config: join('admin-ui', 'vite.config.ts'),
  },
  {
    name: 'server',
    sources: ['control-plane', 'data-plane', 'vite.server.config.ts', 'package.json', ...COMMON],
    config: 'vite.server.config.ts',
  },
];

/** Leaves dist/ as the sources say; both builds run side by side. */
export async function ensureBuilt() {
  await Promise.all(TARGETS.map(buildIfStale));
}

async function buildIfStale({ name, sources, config }) {
  const output = inRoot('dist', name);
  const stamp = inRoot('dist', `${name}.stamp`);
  const hash = hashSources(sources);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  tell(`Building ${name} ...`);
  const draft = `${output}.new`;
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', inRoot(config), '--outDir', draft, '--emptyOutDir'];
  const env = { ...process.env, NODE_ENV: 'production' };
  const code = await runQuietly(findRuntime(), args, { env });
  if (code !== 0) giveUp(`The build of ${name} failed: see its message above.`);
  // Whole folders are swapped, so that nobody is served from half a build.
  rmSync(output, { recursive: true, force: true });
  renameSync(draft, output);
  writeFileSync(stamp, hash);
}

function hashSources(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(source)) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(inRoot(file)));
    }
  }
  return hash.digest('hex');
}

function listFiles(path) {
  if (!existsSync(inRoot(path))) return [];
  if (statSync(inRoot(path)).isFile()) return [path];
  const names = readdirSync(inRoot(path)).sort();
  return names
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => listFiles(join(path, name)));
}

/** Makes dist/, which also holds the bootstrap's lock. */
export function ensureDist() {
  mkdirSync(inRoot('dist'), { recursive: true });
}
