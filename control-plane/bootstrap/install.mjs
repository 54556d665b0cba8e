// Brings node_modules in line with the lockfile. What is there is compared package by package with
// npm's own record, so that an install made by hand counts and a full one is never pruned.
import { existsSync, readFileSync } from 'node:fs';
import { giveUp, inRoot, tell } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { runtimePackage } from './runtime.mjs';

/** Installs what is missing or stale; `full` adds the packages that only development needs. */
export async function ensureInstalled({ full }) {
  const wanted = readPackages(inRoot('package-lock.json'));
  const present = readPackages(inRoot('node_modules', '.package-lock.json'));
  if (isCurrent(wanted, present, full)) return;
  const everything = full || hasDevelopmentPackages(wanted, present);
  tell(everything ? 'Installing all packages ...' : 'Installing packages ...');
  const scope = everything ? ['--include=dev'] : ['--omit=dev'];
  const code = await runNpm(['ci', ...scope, '--include=optional', '--loglevel=error']);
  if (code !== 0)
    giveUp('npm ci failed: see its message above. Tollgate needs the npm registry once.');
}

function isCurrent(wanted, present, full) {
  const runtime = `node_modules/${runtimePackage()}`;
  if (runtime in wanted && !(runtime in present)) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (found === undefined) return mayBeAbsent(entry, full);
    return found.version === entry.version && existsSync(inRoot(path));
  });
}

// An optional package may belong to another platform.
function mayBeAbsent(entry, full) {
  return Boolean(entry.optional || entry.devOptional || entry.peer || (entry.dev && !full));
}

function hasDevelopmentPackages(wanted, present) {
  return Object.entries(wanted).some(([path, entry]) => entry.dev && path in present);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function runNpm(args) {
  const cli = process.env.npm_execpath;
  // npm runs on the Node that it came with: the pinned one disappears during the install.
  const node = process.env.npm_node_execpath ?? process.execPath;
  if (cli?.endsWith('.js')) return runQuietly(node, [cli, ...args]);
  return runQuietly('npm', args, { shell: process.platform === 'win32' });
}
