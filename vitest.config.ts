// Two projects: quick tests beside their source, and tests that start processes.
import { defineConfig } from 'vitest/config';

const isFull = Boolean(process.env.TOLLGATE_TEST_FULL);
const SYSTEM_TEST_LIMIT_MS = 120_000;

export default defineConfig({
  // One copy of graphql: vite would take its .mjs build while type-graphql loads the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    pool: 'forks',
    // System tests start several processes each; more at once only make each other late.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Property tests take their time on a busy machine.
          testTimeout: 60_000,
          include: ['{control-plane,data-plane,admin-ui}/**/*.test.{ts,tsx}'],
          setupFiles: ['./test/setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: ['./test/control-plane/global-setup.ts'],
          // Every page in every view takes an hour of a browser's time: npm run test:ui asks for it.
          exclude: ['test/control-plane/**', ...(isFull ? [] : ['test/ui/**'])],
          setupFiles: ['./test/setup.ts'],
          testTimeout: SYSTEM_TEST_LIMIT_MS,
          hookTimeout: SYSTEM_TEST_LIMIT_MS,
        },
      },
      {
        extends: true,
        test: {
          // These share one embedded PostgreSQL a run, with a database of its own for each file.
          name: 'control-plane',
          include: ['test/control-plane/**/*.test.ts'],
          setupFiles: ['./test/setup.ts'],
          globalSetup: ['./test/control-plane/global-setup.ts'],
          testTimeout: SYSTEM_TEST_LIMIT_MS,
          hookTimeout: SYSTEM_TEST_LIMIT_MS,
        },
      },
    ],
  },
});
