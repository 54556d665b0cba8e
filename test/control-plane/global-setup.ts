// Starts the embedded PostgreSQL once for all test files of a run.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createSilentLogger } from '#platform/logger';
import { startEmbeddedPostgres } from '../../control-plane/database/embedded-postgres.ts';
import type {} from './postgres.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  const server = await startEmbeddedPostgres({ dataDir, log: createSilentLogger() });
  project.provide('postgres', { ...server.connection });
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
