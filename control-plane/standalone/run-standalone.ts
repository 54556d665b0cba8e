// The order of `npm start`: control plane, simulator and demo, data planes, and then the words for
// the person who waits. Each part is handed to the lifecycle as soon as it runs.
import * as v from 'valibot';
import type { EnvSource } from '#platform/env';
import type { Lifecycle } from '#platform/lifecycle';
import { bigintColumn, decodeFirst } from '../database/decode.ts';
import type { NewAdmin } from '../first-start.ts';
import type { Services } from '../graphql/context.ts';
import { ensureSecretFile } from '../security/secret-key-file.ts';
import { type ControlPlane, startControlPlane } from '../start.ts';
import {
  describeAddresses,
  describeAdmin,
  describeCall,
  describeStop,
  reachable,
} from './announcement.ts';
import { awaitDemo } from './await-demo.ts';
import { findDemo, type PreparedDemo, prepareDemo } from './demo.ts';
import type { LogFiles, Tell } from './log-files.ts';
import type { StandaloneConfig } from './standalone-config.ts';
import { startDataPlanes } from './start-data-planes.ts';
import { startSimulator } from './start-simulator.ts';

export interface StandaloneParts {
  readonly config: StandaloneConfig;
  readonly env: EnvSource;
  /** The folder of the built programs. */
  readonly programs: string;
  readonly logs: LogFiles;
  readonly tell: Tell;
  readonly lifecycle: Lifecycle;
}

/** Starts everything and resolves when it has been announced. */
export async function runStandalone(parts: StandaloneParts): Promise<void> {
  const { config, logs, tell, lifecycle } = parts;
  const nodeToken =
    config.control.nodeToken ?? (await ensureSecretFile(config.control.dataDir, 'node.token'));
  const control = { ...config.control, nodeToken };
  const made: { admin?: NewAdmin } = {};
  let announced = false;
  try {
    const plane = await startControlPlane({
      ...{ config: control, log: logs.log, lifecycle },
      onAdmin: (created) => {
        made.admin = created;
      },
    });
    const demo = await startDemo(parts, plane);
    const nodes = await startDataPlanes({
      ...{ ...parts, nodeToken },
      leaving: () => lifecycle.stopping,
      southUrl: plane.southUrl,
    });
    lifecycle.add('data planes', () => nodes.stop());
    const { host } = control;
    const northUrl = reachable(host, Number(new URL(plane.northUrl).port));
    const dataUrl = reachable(host, nodes.port);
    tell(describeAddresses({ northUrl, dataUrl }, made.admin));
    announced = true;
    if (demo !== undefined) tell(await describeDemo(parts, plane, { demo, dataUrl }));
    tell(describeStop(logs.folder));
    logs.log.info('standalone.ready', { northUrl, dataUrl });
  } finally {
    // The password exists nowhere else, so a start that fails half-way shows it all the same.
    if (made.admin !== undefined && !announced) tell(describeAdmin(made.admin).join('\n'));
  }
}

async function startDemo(
  parts: StandaloneParts,
  { services }: ControlPlane,
): Promise<PreparedDemo | undefined> {
  const { config, tell, lifecycle } = parts;
  if (!config.simulator) return undefined;
  const found = await findDemo(services);
  if (found === undefined) return undefined;
  const { credential } = found;
  const simulator = await startSimulator({
    ...{ ...parts, credential },
    port: config.simulatorPort,
    leaving: () => lifecycle.stopping,
  });
  lifecycle.add('simulator', () => simulator.stop());
  const prepared = await prepareDemo(services, found, simulator.baseUrl);
  if (prepared.ok) return prepared.value;
  tell(`! The test provider could not be set up: ${prepared.error.message}`);
  return undefined;
}

async function describeDemo(
  { config }: StandaloneParts,
  { services }: ControlPlane,
  { demo, dataUrl }: { demo: PreparedDemo; dataUrl: string },
): Promise<string> {
  const { accountId, apiKey, revision } = demo;
  if (apiKey === undefined) {
    return '\nThe demo key has been disabled: make a key in the admin UI.';
  }
  const { sql } = services.database;
  const dataPlanes = config.dataProcesses;
  const model = await awaitDemo({ sql, dataPlanes, dataUrl, apiKey, revision });
  if (model === undefined) {
    return '\nThe test account has no model to call: see Fleet and Providers in the admin UI.';
  }
  const call = describeCall(dataUrl, { apiKey, model });
  if (await hasFunds(services, accountId)) return call;
  return `${call}\n\n(The test account has no money left: adjust its balance in the admin UI.)`;
}

async function hasFunds({ database }: Services, accountId: string): Promise<boolean> {
  const rows = await database.sql.query(
    `select coalesce(sum(available_nano_usd + leased_nano_usd), 0) as funds
       from pockets p join wallets w on w.id = p.wallet_id where w.account_id = $1`,
    [accountId],
  );
  return (decodeFirst(v.object({ funds: bigintColumn }), rows)?.funds ?? 0n) > 0n;
}
