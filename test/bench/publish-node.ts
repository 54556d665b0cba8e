// A node of the publishing bench in a process of its own: follows the control plane, looks at what
// is in force as traffic would, and measures its own event loop. Without an address it idles, as the
// yardstick for the pauses that the machine itself makes.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { toId } from '#contract/ids';
import { Secret } from '#contract/secret';
import { createSilentLogger } from '#platform/logger';
import { openSnapshotStore } from '../../data-plane/routing/snapshot-store.ts';
import { createEnrol } from '../../data-plane/sync/enrol-node.ts';
import { loadIdentity } from '../../data-plane/sync/node-identity.ts';
import { type SyncClient, startSync } from '../../data-plane/sync/start-sync.ts';

/** How often the node looks at what a request would now see. */
const LOOK_MS = 1;

/** What the bench asks of the process. */
export type ToBenchNode =
  | { readonly type: 'await_weight'; readonly channel: string; readonly weight: number }
  | { readonly type: 'await_keys'; readonly count: number }
  | { readonly type: 'await_gone'; readonly tokenId: string }
  | { readonly type: 'measure' }
  | { readonly type: 'report' };

export type FromBenchNode =
  | { readonly type: 'ready' }
  /** When a request first saw it, on the machine's clock. */
  | { readonly type: 'seen'; readonly atMs: number }
  | {
      readonly type: 'pauses';
      readonly worstMs: number;
      /** The most that the process itself computed in one gap: what the machine did is not in it. */
      readonly worstBusyMs: number;
      readonly rssBytes: number;
    };

const [url, token, folder] = process.argv.slice(2);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
let worstBusyMs = 0;
watchBusyStretches();
const sync = url && token && folder ? await follow(url, token, folder) : undefined;
process.on('message', (message: ToBenchNode) => answer(message));
process.on('disconnect', () => process.exit(0));
tell({ type: 'ready' });

async function follow(address: string, secret: string, home: string): Promise<SyncClient> {
  const log = createSilentLogger();
  const controlUrl = new URL(address);
  const enrol = createEnrol({ controlUrl, token: new Secret(secret), name: 'bench', log });
  const identity = await loadIdentity(home, enrol);
  const { sealPrivateKey } = identity;
  const nonce = toId('boot_nonce', 'bench');
  delay.reset();
  worstBusyMs = 0;
  return startSync({
    config: { controlUrl, softwareVersion: 'bench', nonce },
    identity,
    log,
    store: openSnapshotStore({ folder: home, sealPrivateKey, log }),
    callbacks: {
      epochs: () => [nonce],
      onWelcome: () => undefined,
      onBatchAnswer: () => undefined,
      onRecall: () => undefined,
      onFunded: () => undefined,
      onDisconnect: () => undefined,
      onProbe: () => Promise.reject(new Error('the bench sends no trial calls')),
    },
  });
}

function answer(message: ToBenchNode): void {
  if (message.type === 'measure') {
    delay.reset();
    worstBusyMs = 0;
  } else if (message.type === 'report') {
    const rssBytes = process.memoryUsage.rss();
    tell({ type: 'pauses', worstMs: delay.max / 1e6, worstBusyMs, rssBytes });
  } else {
    const timer = setInterval(() => {
      if (!isSeen(message)) return;
      clearInterval(timer);
      tell({ type: 'seen', atMs: performance.timeOrigin + performance.now() });
    }, LOOK_MS);
  }
}

function isSeen(wanted: Exclude<ToBenchNode, { type: 'measure' | 'report' }>): boolean {
  const { table, keyring } = sync?.current() ?? {};
  if (wanted.type === 'await_keys') return table !== undefined && keyring?.size === wanted.count;
  if (wanted.type === 'await_gone') return keyring?.lookup(wanted.tokenId) === undefined;
  const channel = table?.channelNamed(wanted.channel);
  const model = table?.models[0];
  const route = model && table?.routeOf(model.id, 'chat_completions', 'live');
  const candidates = route?.tiers.flatMap((tier) => tier.channels) ?? [];
  return candidates.some((one) => one.channelId === channel?.id && one.weight === wanted.weight);
}

/** A timer that is due each millisecond: what the thread computed between two of its calls. */
function watchBusyStretches(): void {
  let before = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    worstBusyMs = Math.max(worstBusyMs, (user + system) / 1000);
  }, 1);
}

function tell(message: FromBenchNode): void {
  process.send?.(message);
}
