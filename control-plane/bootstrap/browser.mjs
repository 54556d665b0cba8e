// Finds a Chromium for the browser tests: one that the environment names, one of the system, or
// the one in an npm package, which unpacks itself into the temporary folder.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const TRIAL_LIMIT_MS = 20_000;

/** The path of a browser that really starts, or undefined. */
export async function findBrowser() {
  const named = process.env.TOLLGATE_TEST_CHROMIUM;
  if (named) return starts(named) ? named : undefined;
  const installed = findOnPath().find(starts);
  if (installed !== undefined) return installed;
  const packaged = await unpackBrowser();
  return packaged !== undefined && starts(packaged) ? packaged : undefined;
}

function findOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).filter(existsSync);
}

// A packaged browser may miss libraries of the system, so it is asked for its version.
function starts(file) {
  const result = spawnSync(file, ['--version'], { timeout: TRIAL_LIMIT_MS });
  return result.status === 0;
}

async function unpackBrowser() {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}
