// Starts the vendor simulator as a real process and speaks to it, for the tests of the simulator itself.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const simulatorKey = 'sim-credential';
const mainPath = fileURLToPath(new URL('../../data-plane/simulator/main.ts', import.meta.url));

export interface AttemptRecord {
  readonly seq: number;
  readonly attemptId: string;
  readonly model: string;
  readonly stream: boolean;
  readonly status: number | null;
  readonly outcome: 'open' | 'complete' | 'refused' | 'cut' | 'cancelled';
  readonly fault: string;
  readonly limit: number | null;
  readonly receivedAt: number;
  readonly cancelledAt: number | null;
  readonly served: { readonly events: number; readonly contentCharacters: number };
  readonly billed: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly cached_tokens: number;
    readonly reasoning_tokens: number;
  };
  readonly usageReport: 'none' | 'sent' | 'withheld' | 'wrong';
  readonly bodySha256: string;
}

export class RunningSimulator {
  readonly port: number;
  readonly child: ChildProcess;
  #next = 0;

  constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.child = child;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  nextId(): string {
    this.#next += 1;
    return `attempt-${this.#next}`;
  }

  /** Posts a chat request; a string body goes out as it is. */
  async chat(
    body: object | string,
    extra: { id?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Response> {
    return await fetch(`${this.url}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${simulatorKey}`,
        'content-type': 'application/json',
        'x-client-request-id': extra.id ?? this.nextId(),
        ...extra.headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(extra.signal === undefined ? {} : { signal: extra.signal }),
    });
  }

  async control<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.url}/__sim/${path}`, init);
    return (await response.json()) as T;
  }

  async script(script: object): Promise<void> {
    await this.control('script', { method: 'POST', body: JSON.stringify(script) });
  }

  /** The record of one attempt, once it has ended. */
  async ended(id: string): Promise<AttemptRecord> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { attempts } = await this.control<{ attempts: AttemptRecord[] }>(`attempts?ids=${id}`);
      const found = attempts[0];
      if (found !== undefined && found.outcome !== 'open') {
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`attempt ${id} did not end`);
  }

  async violations(): Promise<Record<string, number>> {
    const report = await this.control<{ byKind: Record<string, number> }>('violations');
    return report.byKind;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exit = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await exit;
    }
  }
}

/** A chat body with one user message and whatever else is given. */
export function ask(extra: object = {}): { model: string; messages: object[] } {
  return { model: 'sim-chat', messages: [{ role: 'user', content: 'Hello there' }], ...extra };
}

/** Starts a simulator on a free port. */
export async function startSimulator(env: Record<string, string> = {}): Promise<RunningSimulator> {
  const child = spawn(process.execPath, [mainPath], {
    env: { PATH: process.env.PATH ?? '', TOLLGATE_SIMULATOR_KEY: simulatorKey, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const event = JSON.parse(line) as { event: string; port: number };
  if (event.event !== 'listening') {
    throw new Error(`the simulator did not start: ${line}`);
  }
  return new RunningSimulator(event.port, child);
}
