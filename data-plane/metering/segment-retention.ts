// Which closed segments are still kept: all that are not wholly acknowledged, and of the others
// the newest within a size and an age, so that a rewound watermark can be served.
import { unlink } from 'node:fs';
import type { Position } from './segment-record.ts';
import type { ClosedSegment } from './segment-replay.ts';

export interface RetentionOptions {
  readonly retainBytes: number;
  readonly retainMs: number;
  readonly clockMs: () => number;
}

export class SegmentRetention {
  private readonly options: RetentionOptions;
  private kept: ClosedSegment[];
  private acknowledged: Position = { segment: 0, offset: 0 };

  constructor(options: RetentionOptions, found: readonly ClosedSegment[]) {
    this.options = options;
    this.kept = [...found];
  }

  /** The closed segments, oldest first. */
  get segments(): readonly ClosedSegment[] {
    return this.kept;
  }

  add(segment: ClosedSegment): void {
    this.kept.push(segment);
    this.prune();
  }

  /** Moves the watermark; an older one than before changes nothing. */
  acknowledge(position: Position): void {
    const { segment, offset } = this.acknowledged;
    if (position.segment < segment) return;
    if (position.segment === segment && position.offset <= offset) return;
    this.acknowledged = position;
    if (position.segment > segment || this.isAcknowledged(this.kept[0])) this.prune();
  }

  private prune(): void {
    const { retainBytes, retainMs, clockMs } = this.options;
    let bytes = 0;
    for (const segment of this.kept) if (this.isAcknowledged(segment)) bytes += segment.size;
    const oldest = clockMs() - retainMs;
    // Only from the front: a gap in the log would be harder to explain than a late deletion.
    let count = 0;
    for (const segment of this.kept) {
      if (!this.isAcknowledged(segment)) break;
      if (bytes <= retainBytes && segment.closedAtMs >= oldest) break;
      bytes -= segment.size;
      count += 1;
    }
    for (const segment of this.kept.splice(0, count)) {
      // A file that stays behind is found at the next start and goes then.
      unlink(segment.path, () => undefined);
    }
  }

  private isAcknowledged(segment: ClosedSegment | undefined): boolean {
    if (segment === undefined) return false;
    const { segment: last, offset } = this.acknowledged;
    return segment.sequence < last || (segment.sequence === last && segment.size <= offset);
  }
}
