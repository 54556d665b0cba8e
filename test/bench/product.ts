// The product as the bench measures it: every stage, hold and spool on. A control plane on its own
// PostgreSQL, one data plane alone on the measured core, a funded wallet, and a channel to the
// bench's upstream under which the model has another name.
import { setTimeout as sleep } from 'node:timers/promises';
import { postChat } from '../harness/caller.ts';
import { System, waitFor } from '../harness/system.ts';
import { MEASURED_CORE, pin } from './machine.ts';
import { MODEL, SMALL_BODY, UPSTREAM_KEY } from './requests.ts';
import { CHAT_PATH, type Target } from './target.ts';

export interface ProductOptions {
  readonly upstreamPort: number;
  readonly profileFolder: string | undefined;
  /** Whether the control plane runs on during windows. */
  readonly controlRuns: boolean;
}

// Enough for every hold that grows in the windows, by as much as an operator may add at once.
const TOP_UPS = 20;
// Longer than a node waits before it reports.
const REPORT_STEP_MS = 700;
const REPORT_LIMIT_MS = 30_000;

let system: System | undefined;

export async function startProduct(options: ProductOptions): Promise<Target> {
  system = await System.start({ nodes: 1, nodeEnv: profileEnv(options.profileFolder) });
  const token = await setUp(system, options.upstreamPort);
  return makeTarget(system, token, options);
}

export async function stopProduct(): Promise<void> {
  if (system === undefined) return;
  if (system.control.running) system.control.signal('SIGCONT');
  await system.stop();
  system = undefined;
}

function profileEnv(folder: string | undefined): Record<string, string> {
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
}

/** What an operator does before the first call; the answer is the caller's key. */
async function setUp(running: System, upstreamPort: number): Promise<string> {
  const { operator } = running;
  const { providerId, credentialId } = await operator.provider({
    name: 'Bench upstream',
    baseUrl: `http://127.0.0.1:${upstreamPort}/strict/v1`,
    secret: UPSTREAM_KEY.replace('Bearer ', ''),
  });
  const modelId = await operator.modelId(MODEL);
  const models = [{ modelId, upstreamModel: 'vendor-chat' }];
  await operator.channel({ name: 'bench', providerId, credentialId, models });
  const customer = await operator.customer('bench');
  const { settings } = await operator.call('{ settings { operatorAdjustLimitNanoUsd } }');
  const most = BigInt(settings.operatorAdjustLimitNanoUsd);
  for (let done = 0; done < TOP_UPS; done += 1) await operator.topUp(customer.walletId, most);
  const key = await operator.key(customer.accountId);
  await running.settled();
  return key.token;
}

function makeTarget(running: System, token: string, { controlRuns }: ProductOptions): Target {
  const [node] = running.nodes;
  if (node === undefined) throw new Error('The system has no data plane.');
  pin(node.program.pid, MEASURED_CORE);
  return {
    name: 'product',
    path: CHAT_PATH,
    key: token,
    port: node.port,
    get pid() {
      return node.program.pid;
    },
    restart: async () => {
      await node.program.stop();
      await node.restart();
      await node.untilReady();
      await untilServing(node.url, token);
      pin(node.program.pid, MEASURED_CORE);
    },
    hush: () => {
      if (!controlRuns) running.control.signal('SIGSTOP');
    },
    wake: () => running.control.signal('SIGCONT'),
    settle: () => untilReported(running),
  };
}

/** A node is ready by its snapshot, and has money to lend only once the control plane answers it. */
async function untilServing(url: string, token: string): Promise<void> {
  await waitFor(async () => {
    const { status } = await postChat(url, token, SMALL_BODY);
    return status === 200;
  }, 'the restarted node serves');
}

/**
 * Waits until the control plane has taken every event of the window: a backlog would be reported,
 * and read back from disk, at the cost of the next one.
 */
async function untilReported(running: System): Promise<void> {
  const deadline = performance.now() + REPORT_LIMIT_MS;
  let before: string | undefined;
  while (performance.now() < deadline) {
    const [row] = await running.sql<{ taken: string }>(
      'select coalesce(sum(watermark), 0) as taken from node_epochs',
    );
    if (row === undefined || row.taken === before) return;
    before = row.taken;
    await sleep(REPORT_STEP_MS);
  }
}
