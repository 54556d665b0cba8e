// Many streams held open at once by our own load generator: events counted as they come, each
// stream begun anew when it has ended, until the load is told to finish.
import { setTimeout as sleep } from 'node:timers/promises';
import { RawConnection } from './raw-connection.ts';
import { makeRawRequest } from './requests.ts';
import type { Target } from './target.ts';

export interface StreamLoadOptions {
  readonly streams: number;
  readonly body: string;
  /** The time over which the streams are opened, evenly. */
  readonly openingMs: number;
  /** Whether a stream that has ended is followed by another one. */
  readonly renew: boolean;
}

const STEP_MS = 10;
const POLL_MS = 20;
const FINISH_LIMIT_MS = 30_000;

export class StreamLoad {
  events = 0;
  finished = 0;
  #open = 0;
  #isEnding = false;
  #fault: string | undefined;
  readonly #target: Target;
  readonly #options: StreamLoadOptions;
  readonly #request: Buffer;
  readonly #connections: RawConnection[] = [];

  constructor(target: Target, options: StreamLoadOptions) {
    this.#target = target;
    this.#options = options;
    this.#request = makeRawRequest(target.path, target.key, options.body);
  }

  async open(): Promise<void> {
    const { streams, openingMs } = this.#options;
    const startedAt = performance.now();
    while (this.#connections.length < streams) {
      const share = Math.min(1, (performance.now() - startedAt + STEP_MS) / openingMs);
      while (this.#connections.length < Math.ceil(streams * share)) this.#add();
      await sleep(STEP_MS);
    }
  }

  /** Lets every stream come to its end; throws when one did not end whole. */
  async finish(): Promise<void> {
    this.#isEnding = true;
    const deadline = performance.now() + FINISH_LIMIT_MS;
    while (this.#open > 0 && this.#fault === undefined && performance.now() < deadline) {
      await sleep(POLL_MS);
    }
    for (const connection of this.#connections) connection.close();
    if (this.#fault !== undefined) throw new Error(`${this.#target.name}: ${this.#fault}`);
    if (this.#open > 0) throw new Error(`${this.#target.name}: ${this.#open} streams hang.`);
  }

  #add(): void {
    const connection = new RawConnection(this.#target.port, {
      onDone: (ended) => this.#follow(ended),
      onEvents: (count) => {
        this.events += count;
      },
      onFault: (_connection, reason) => {
        this.#open -= 1;
        this.#fault ??= reason;
      },
    });
    this.#connections.push(connection);
    this.#open += 1;
    connection.send(this.#request);
  }

  #follow(connection: RawConnection): void {
    this.finished += 1;
    if (this.#options.renew && !this.#isEnding) connection.send(this.#request);
    else this.#open -= 1;
  }
}
