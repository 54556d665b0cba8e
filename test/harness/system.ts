// One factory for a whole running system: control plane on its own embedded PostgreSQL, two data
// planes by default, the vendor simulator; with a speaking operator, and the database to look into.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Operator } from './operator.ts';
import { type Program, startProgram } from './programs.ts';
import { Vendor } from './vendor.ts';

export const BOOTSTRAP_TOKEN = 'bootstrap-token-of-whole-system-tests';
const NODE_TOKEN = 'node-token-of-whole-system-tests-0123';
export const VENDOR_KEY = 'vendor-credential-of-the-tests';

export interface SystemOptions {
  readonly nodes?: number;
  readonly nodeEnv?: Record<string, string>;
  readonly controlEnv?: Record<string, string>;
  readonly execArgv?: readonly string[];
}

/** One data plane of the system, which may be killed and started again on its folder and port. */
export class DataPlane {
  program: Program;
  readonly port: number;
  private readonly start: (port: number) => Promise<Program>;

  constructor(program: Program, start: (port: number) => Promise<Program>) {
    this.program = program;
    this.port = Number(program.ready.port);
    this.start = start;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async restart(): Promise<void> {
    this.program = await this.start(this.port);
  }

  /** Resolves when the node is ready to serve. */
  async untilReady(): Promise<void> {
    await waitFor(
      async () => (await fetch(`${this.url}/health/ready`)).status === 200,
      'node ready',
    );
  }
}

export class System {
  readonly dir: string;
  readonly nodes: DataPlane[] = [];
  control!: Program;
  simulator!: Program;
  readonly operator: Operator;
  readonly vendor: Vendor;
  private ports = { north: 0, south: 0 };
  private readonly options: SystemOptions;

  private constructor(dir: string, options: SystemOptions) {
    this.dir = dir;
    this.options = options;
    this.operator = new Operator(() => this.northUrl, BOOTSTRAP_TOKEN);
    this.vendor = new Vendor(() => `http://127.0.0.1:${String(this.simulator.ready.port)}`);
  }

  /** Starts everything; resolves when every node is ready. */
  static async start(options: SystemOptions = {}): Promise<System> {
    const system = new System(await mkdtemp(join(tmpdir(), 'tg-')), options);
    await system.startSimulator();
    await system.startControl();
    const count = options.nodes ?? 2;
    await Promise.all(Array.from({ length: count }, (_, index) => system.addNode(index)));
    await Promise.all(system.nodes.map((node) => node.untilReady()));
    return system;
  }

  get northUrl(): string {
    return `http://127.0.0.1:${this.ports.north}`;
  }

  get southUrl(): string {
    return `http://127.0.0.1:${this.ports.south}`;
  }

  async startSimulator(): Promise<void> {
    this.simulator = await startProgram('simulator', {
      env: {
        TOLLGATE_SIMULATOR_KEY: VENDOR_KEY,
        TOLLGATE_SIMULATOR_PORT: '0',
        TOLLGATE_SIMULATOR_MODELS: '*',
      },
      readyEvent: 'listening',
      logFile: join(this.dir, 'simulator.log'),
    });
  }

  /** Starts the control plane, on the same ports as before when it is started again. */
  async startControl(): Promise<void> {
    this.control = await startProgram('control-plane', {
      env: {
        TOLLGATE_DATA_DIR: join(this.dir, 'control'),
        TOLLGATE_NORTH_PORT: String(this.ports.north),
        TOLLGATE_SOUTH_PORT: String(this.ports.south),
        TOLLGATE_NODE_TOKEN: NODE_TOKEN,
        TOLLGATE_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN,
        ...this.options.controlEnv,
      },
      readyEvent: 'control-plane.ready',
      logFile: join(this.dir, 'control.log'),
      ...(this.options.execArgv ? { execArgv: this.options.execArgv } : {}),
    });
    this.ports = {
      north: portOf(this.control.ready.northUrl),
      south: portOf(this.control.ready.southUrl),
    };
  }

  private async addNode(index: number): Promise<void> {
    const start = (port: number) =>
      startProgram('data-plane', {
        env: {
          TOLLGATE_NODE_DIR: join(this.dir, `node-${index}`),
          TOLLGATE_NODE_NAME: `node-${index}`,
          TOLLGATE_DATA_PORT: String(port),
          TOLLGATE_CONTROL_URL: this.southUrl,
          TOLLGATE_NODE_TOKEN: NODE_TOKEN,
          ...this.options.nodeEnv,
        },
        readyEvent: 'data-plane.ready',
        logFile: join(this.dir, `node-${index}.log`),
        ...(this.options.execArgv ? { execArgv: this.options.execArgv } : {}),
      });
    this.nodes[index] = new DataPlane(await start(0), start);
  }

  /** One statement on the control plane's database. */
  async sql<T extends object>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    const client = new Client(await this.databaseAddress());
    await client.connect();
    try {
      return (await client.query(text, [...params])).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** The process id of the embedded PostgreSQL. */
  async databasePid(): Promise<number> {
    const [pid] = await this.postmasterFile();
    return Number(pid);
  }

  private async databaseAddress() {
    const lines = await this.postmasterFile();
    return { host: lines[4] ?? '', port: Number(lines[3]), user: 'tollgate', database: 'tollgate' };
  }

  private async postmasterFile(): Promise<string[]> {
    const text = await readFile(join(this.dir, 'control', 'postgres', 'postmaster.pid'), 'utf8');
    return text.split('\n').map((line) => line.trim());
  }

  /** Waits until every node has the newest routing table and keyring. */
  async settled(): Promise<void> {
    await waitFor(async () => {
      const [head] = await this.sql<{ table: string | null; keyring: string }>(
        `select (select max(number) from published_versions) as table, (select version from keyring_state) as keyring`,
      );
      const nodes = await this.sql<{
        table_version: string | null;
        keyring_version: string | null;
      }>('select table_version, keyring_version from nodes where connected');
      return (
        nodes.length >= this.nodes.length &&
        nodes.every(
          (node) =>
            node.table_version === head?.table &&
            Number(node.keyring_version) >= Number(head?.keyring),
        )
      );
    }, 'nodes up to date');
  }

  /** Waits until everything the simulator has seen is recorded, and what is recorded is posted. */
  async posted(records = 0, limitMs = 30_000): Promise<void> {
    let state = '';
    await waitFor(
      async () => {
        // By their ids: an attempt that was written down and never left is recorded as well.
        const seen = (await this.vendor.attempts()).map(({ attemptId }) => attemptId);
        const [row] = await this.sql<{ queued: string; recorded: string; missing: string }>(
          `select (select count(*) from usage_records) as recorded,
             (select count(*) from (select unnest($1::text[]) except
                select attempt->>'id' from usage_records, jsonb_array_elements(attempts) attempt) unknown) as missing,
             (select count(*) from posting_queue) as queued`,
          [seen],
        );
        state = JSON.stringify(row);
        return (
          Number(row?.queued) === 0 &&
          Number(row?.recorded) >= records &&
          Number(row?.missing) === 0
        );
      },
      'everything recorded and posted',
      limitMs,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${state}`);
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.program.stop()));
    await this.control.stop();
    await this.simulator.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

function portOf(url: unknown): number {
  return Number(new URL(String(url)).port);
}

/** Looks again every few milliseconds until it is so; throws after the limit. */
export async function waitFor(
  look: () => Promise<boolean> | boolean,
  what: string,
  limitMs = 20_000,
): Promise<void> {
  const until = performance.now() + limitMs;
  let last: unknown;
  while (performance.now() < until) {
    try {
      if (await look()) return;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not in time: ${what}${last ? ` (${String(last)})` : ''}`);
}
