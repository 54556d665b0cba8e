// Adds vitest's report to the steps that failed before it, and prints the line that is read by others.
import { readFileSync } from 'node:fs';

const [report = '', failedSteps = '0'] = process.argv.slice(2);

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const { numPassedTests, numFailedTests, testResults } = readReport();
const tests = testResults.flatMap((file) => file.assertionResults);
const skipped = tests.filter((test) => ['skipped', 'pending', 'todo'].includes(test.status));
for (const test of skipped) console.log(`SKIPPED, which counts as failed: ${test.fullName}`);
// A file that could not be loaded has no tests of its own to fail.
const broken = testResults.filter(
  (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
);
for (const file of broken) console.log(`FAILED to run: ${file.name}`);

const countedTests = numFailedTests + skipped.length + broken.length;
// The step that ran the tests failed because of them; it is counted only when they do not show why.
const steps = Number(failedSteps) - (countedTests > skipped.length ? 1 : 0);
const failed = countedTests + Math.max(0, steps);
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 && numPassedTests > 0 ? 0 : 1);
