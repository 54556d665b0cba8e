// Finds the Node that runs Tollgate: the pinned one from npm, or where npm brings none for this
// platform, a system Node of the same major version.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { giveUp, inRoot } from './paths.mjs';

const MAJOR = 24;
const platform = `${process.platform}-${process.arch}`;
const packageName = `node-${platform}`;

/** The path of the node to run with; ends with a message when there is none. */
export function findRuntime() {
  const pinned = inRoot('node_modules', packageName, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  if (process.versions.node.startsWith(`${MAJOR}.`)) return process.execPath;
  if (hasMajor('node')) return 'node';
  return giveUp(
    `Tollgate runs on Node ${MAJOR}. npm brings it as the optional package ${packageName}, which is ` +
      'not installed:\n  npm ci --include=optional\n' +
      `Where npm has no such package for ${platform}, put a Node ${MAJOR} first on the PATH ` +
      `(this is Node ${process.versions.node}).`,
  );
}

/** The package that brings the runtime here, whether or not it exists. */
export function runtimePackage() {
  return packageName;
}

function hasMajor(file) {
  try {
    return execFileSync(file, ['--version'], { encoding: 'utf8' }).startsWith(`v${MAJOR}.`);
  } catch {
    return false;
  }
}
