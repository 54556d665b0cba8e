// Install and build under one lock: two commands in a fresh clone must not install at once.
// Run by itself (`node control-plane/bootstrap/prepare.mjs`) it prepares everything for the tests.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensureDist } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { inRoot, tell } from './paths.mjs';

const LOCK = inRoot('dist', 'bootstrap.lock');
const POLL_MS = 200;

/** Leaves the checkout installed and built. */
export async function prepare({ full }) {
  ensureDist();
  await takeLock();
  try {
    await ensureInstalled({ full });
    await ensureBuilt();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function takeLock() {
  let told = false;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      process.once('exit', dropLock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readHolder();
    if (holder === undefined || !isRunning(holder)) rmSync(LOCK, { force: true });
    else if (!told) tell(`Waiting for process ${holder}, which installs or builds here ...`);
    told = true;
    await sleep(POLL_MS);
  }
}

function dropLock() {
  if (readHolder() === process.pid) rmSync(LOCK, { force: true });
}

function readHolder() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare({ full: true });
