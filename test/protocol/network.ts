// Links between nodes and the control plane: delay, loss, duplicates, reordering, one-way partitions.
import type { Prng } from './prng.ts';
import type { Timeline } from './timeline.ts';

export type Direction = 'up' | 'down';

export interface Weather {
  readonly loss: number;
  readonly duplicate: number;
  readonly minMs: number;
  readonly maxMs: number;
}

export const CALM: Weather = { loss: 0, duplicate: 0, minMs: 1, maxMs: 25 };

/** Copies of a duplicated message arrive up to this much later. */
const DUPLICATE_LAG_MS = 4000;

export class Network {
  weather: Weather = CALM;
  private readonly cut = new Set<string>();
  private readonly lastArrival = new Map<string, number>();
  private readonly timeline: Timeline;
  private readonly prng: Prng;

  constructor(timeline: Timeline, prng: Prng) {
    this.timeline = timeline;
    this.prng = prng;
  }

  partition(nodeId: string, direction: Direction): void {
    this.cut.add(`${nodeId} ${direction}`);
  }

  mend(nodeId: string): void {
    this.cut.delete(`${nodeId} up`);
    this.cut.delete(`${nodeId} down`);
  }

  heal(): void {
    this.cut.clear();
    this.weather = CALM;
  }

  get whole(): boolean {
    return this.cut.size === 0 && this.weather === CALM;
  }

  /** Sends one message; in calm weather it arrives once and in order, as on one TCP connection. */
  send(nodeId: string, direction: Direction, deliver: () => void): void {
    const link = `${nodeId} ${direction}`;
    const { loss, duplicate, minMs, maxMs } = this.weather;
    if (this.cut.has(link) || this.prng.chance(loss)) return;
    const delay = this.prng.between(minMs, maxMs);
    const arrive = () => {
      if (!this.cut.has(link)) deliver();
    };
    if (this.weather === CALM) {
      const atMs = Math.max(this.timeline.nowMs + delay, this.lastArrival.get(link) ?? 0);
      this.lastArrival.set(link, atMs);
      this.timeline.after(atMs - this.timeline.nowMs, arrive);
      return;
    }
    this.timeline.after(delay, arrive);
    if (this.prng.chance(duplicate)) {
      this.timeline.after(delay + this.prng.between(0, DUPLICATE_LAG_MS), arrive);
    }
  }
}
