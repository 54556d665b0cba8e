// Counters of a node for the fleet page: requests in flight, requests a minute, time added.
import type { ChannelId } from '../contract/ids.ts';

const MINUTE_MS = 60_000;
const SMOOTHING = 0.05;
/** Refusals recorded a second; a flood of bad requests must not fill the usage log. */
const REFUSALS_A_SECOND = 50;

export class NodeFigures {
  inFlight = 0;
  private count = 0;
  private windowStartMs = performance.now();
  private lastMinute = 0;
  private added = 0;
  private refusals = 0;
  private refusalSecond = 0;
  private cpuAt = process.cpuUsage();
  private cpuAtMs = performance.now();

  /** Answers being read to their end for clients that have gone. */
  private readonly drains = new Map<ChannelId, number>();

  /** Takes a place among a channel's drains; false when they are all taken. */
  beginDrain(channelId: ChannelId, limit: number): boolean {
    const count = this.drains.get(channelId) ?? 0;
    if (count >= limit) return false;
    this.drains.set(channelId, count + 1);
    return true;
  }

  endDrain(channelId: ChannelId): void {
    const count = this.drains.get(channelId) ?? 0;
    if (count <= 1) this.drains.delete(channelId);
    else this.drains.set(channelId, count - 1);
  }

  begin(): void {
    this.inFlight++;
    this.count++;
  }

  end(): void {
    this.inFlight--;
  }

  /** Whether one more refusal may be recorded now. */
  mayRecordRefusal(): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.refusalSecond) {
      this.refusalSecond = second;
      this.refusals = 0;
    }
    this.refusals++;
    return this.refusals <= REFUSALS_A_SECOND;
  }

  /** Time spent before the upstream was asked, in milliseconds. */
  noteAdded(ms: number): void {
    this.added += (ms - this.added) * SMOOTHING;
  }

  get addedMs(): number {
    return Math.round(this.added * 1000) / 1000;
  }

  get requestsPerMinute(): number {
    const now = performance.now();
    const elapsed = now - this.windowStartMs;
    if (elapsed >= MINUTE_MS) {
      this.lastMinute = Math.round((this.count * MINUTE_MS) / elapsed);
      this.count = 0;
      this.windowStartMs = now;
    }
    return this.lastMinute > 0
      ? this.lastMinute
      : Math.round((this.count * MINUTE_MS) / Math.max(elapsed, 1000));
  }

  /** Share of one core since the last look. */
  cpuPercent(): number {
    const now = performance.now();
    const used = process.cpuUsage(this.cpuAt);
    const percent = (used.user + used.system) / 10 / Math.max(1, now - this.cpuAtMs);
    this.cpuAt = process.cpuUsage();
    this.cpuAtMs = now;
    return Math.round(percent * 10) / 10;
  }
}
