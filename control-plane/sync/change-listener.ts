// Hears what commits announce, on a connection past any pooler. After a gap it reports a change on
// every channel, because what was announced meanwhile is lost.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import { endClient } from './end-client.ts';

const AGAIN_MS = 1000;

/** What to do for each channel; the payload is empty after a gap. */
export type ChannelHandlers = Readonly<Record<string, (payload: string) => void>>;

export class ChangeListener {
  private readonly database: Database;
  private readonly handlers: ChannelHandlers;
  private readonly log: Logger;
  private readonly stopping = new AbortController();
  private client: Client | undefined;
  private endCurrent: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(database: Database, handlers: ChannelHandlers, log: Logger) {
    this.database = database;
    this.handlers = handlers;
    this.log = log;
  }

  /** Resolves once it listens; from then on it keeps itself connected. */
  async start(): Promise<void> {
    const { ended } = await this.listen();
    this.running = this.keepListening(ended);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.endCurrent();
    if (this.client) await endClient(this.client);
    await this.running;
  }

  private async keepListening(first: Promise<void>): Promise<void> {
    let ended = first;
    for (;;) {
      await ended;
      if (this.stopping.signal.aborted) return;
      await sleep(AGAIN_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      try {
        ({ ended } = await this.listen());
        for (const handle of Object.values(this.handlers)) handle('');
      } catch (error) {
        this.log.warn('listen.failed', { error });
        ended = Promise.resolve();
      }
    }
  }

  /** Opens a connection; `ended` resolves when it is gone. */
  private async listen(): Promise<{ readonly ended: Promise<void> }> {
    const client = await this.database.openClient('listen');
    this.client = client;
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    this.endCurrent = resolve;
    client.on('error', () => resolve());
    client.on('end', () => resolve());
    client.on('notification', ({ channel, payload }) => this.handlers[channel]?.(payload ?? ''));
    for (const channel of Object.keys(this.handlers)) await client.query(`listen ${channel}`);
    return { ended };
  }
}
