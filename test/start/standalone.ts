// `npm start` as a person meets it: the built program on free ports in a folder of its own, and what
// it prints.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../architecture/sources.ts';
import { createGraphql, type GraphqlCall } from '../harness/graphql.ts';
import { waitFor } from '../harness/system.ts';

export const BOOTSTRAP_TOKEN = 'bootstrap-token-of-a-start-test';
const SERVER = process.env.TOLLGATE_TEST_SERVER ?? join(root, 'dist', 'server');
const START_LIMIT_MS = 60_000;

export class Standalone {
  readonly child: ChildProcess;
  readonly dataDir: string;
  private text = '';

  constructor(dataDir: string, env: Record<string, string> = {}) {
    this.dataDir = dataDir;
    this.child = spawn(process.execPath, [join(SERVER, 'standalone.js')], {
      env: {
        PATH: process.env.PATH ?? '',
        TOLLGATE_DATA_DIR: dataDir,
        TOLLGATE_NORTH_PORT: '0',
        TOLLGATE_SOUTH_PORT: '0',
        TOLLGATE_DATA_PORT: '0',
        TOLLGATE_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN,
        ...env,
      },
      // A group of its own, so that a signal to it is what Ctrl-C is in a terminal.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.text += chunk;
      });
    }
  }

  get output(): string {
    return this.text;
  }

  async untilAnnounced(): Promise<void> {
    await waitFor(
      () => this.text.includes('Stop with Ctrl-C') || this.ended,
      'npm start announces itself',
      START_LIMIT_MS,
    );
    if (this.ended) throw new Error(`npm start has ended:\n${this.text}`);
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private find(pattern: RegExp): string {
    const found = pattern.exec(this.text)?.[1];
    if (found === undefined) throw new Error(`${pattern} is not in:\n${this.text}`);
    return found;
  }

  get northUrl(): string {
    return this.find(/Admin UI {2}(\S+)/);
  }

  get dataUrl(): string {
    return this.find(/API {7}(\S+)\/v1/);
  }

  get key(): string {
    return this.find(/Bearer (sk-\w+)/);
  }

  /** The printed command, as it would be copied. */
  get curl(): string {
    return this.find(/^(curl [\s\S]*?'\n)/m);
  }

  get graphql(): GraphqlCall {
    return createGraphql(() => this.northUrl, BOOTSTRAP_TOKEN);
  }

  /** The balance of the printed key's account. */
  async balance(): Promise<bigint> {
    const data = await this.graphql(
      '{ accounts(first: 10, filter: { mode: test }) { nodes { name wallet { balanceNanoUsd } } } }',
    );
    const demo = data.accounts.nodes.find((node: { name: string }) => node.name === 'Demo');
    return BigInt(demo.wallet.balanceNanoUsd);
  }

  /** What the terminal does with Ctrl-C; the value is the exit code. */
  async pressCtrlC(): Promise<number | null> {
    const exit = once(this.child, 'exit');
    process.kill(-(this.child.pid ?? 0), 'SIGINT');
    await exit;
    return this.child.exitCode;
  }

  /** kill -9 of everything that it has started, or of itself alone. */
  async kill(whole: boolean): Promise<void> {
    if (this.ended) return;
    const exit = once(this.child, 'exit');
    const rest = whole ? (await listOwn(this.dataDir)).map(Number) : [];
    this.child.kill('SIGKILL');
    for (const pid of rest) killQuietly(pid);
    await exit;
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** The ids of running processes that belong to a data folder. */
export async function listOwn(dataDir: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const own = await Promise.all(ids.map((id) => belongsTo(id, dataDir)));
  return ids.filter((_, index) => own[index]);
}

async function belongsTo(id: string, dataDir: string): Promise<boolean> {
  if (Number(id) === process.pid) return false;
  const [command, environment] = await Promise.all(
    ['cmdline', 'environ'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
  );
  return `${command}\0${environment}`.includes(dataDir);
}

/** The running children whose command line names the program. */
export async function childrenOf(parent: number | undefined, program: string): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const [stat, command] = await Promise.all(
        ['stat', 'cmdline'].map((name) => readFile(`/proc/${id}/${name}`, 'utf8').catch(() => '')),
      );
      const owner = stat?.split(') ').pop()?.split(' ')[1];
      return owner === String(parent) && command?.includes(program);
    }),
  );
  return ids.filter((_, index) => found[index]).map(Number);
}
