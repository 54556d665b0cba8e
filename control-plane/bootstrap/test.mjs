// What `npm test` runs: everything is installed and built first, because the tests start real
// processes from the build. Arguments go to vitest; `--full` asks for the long versions.
import { findBrowser } from './browser.mjs';
import { giveUp, inRoot, tell } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { takeOver } from './run.mjs';
import { findRuntime } from './runtime.mjs';

const args = process.argv.slice(2);
await prepare({ full: true });
const browser = await findBrowser();
if (browser === undefined) {
  tell('No Chromium was found or could be started: browser tests are SKIPPED.');
  tell('Install one (Debian: apt-get install chromium), or name it in TOLLGATE_TEST_CHROMIUM.');
  if (process.env.TOLLGATE_TEST_BROWSER_REQUIRED) giveUp('A browser is required here.');
}
const env = {
  ...process.env,
  // Programs that a test starts through PATH must find the pinned Node too.
  PATH: `${inRoot('node_modules', '.bin')}:${process.env.PATH}`,
  NODE_ENV: 'test',
  TOLLGATE_TEST_CHROMIUM: browser ?? '',
  TOLLGATE_TEST_FULL: args.includes('--full') ? '1' : '',
};
const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
const report = ['--reporter=default', '--reporter=json', '--outputFile.json=dist/test-report.json'];
const rest = args.filter((arg) => arg !== '--full');
takeOver(findRuntime(), [vitest, 'run', ...report, ...rest], { env });
