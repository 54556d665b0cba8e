// The attempts of one request on one time axis: failed red, waiting pale, streaming in
// the first series colour, the first token a tick.
import type { ReactNode } from 'react';
import { printDuration } from '../format/time.ts';
import styles from './Waterfall.module.css';

export interface WaterfallAttempt {
  readonly id: string;
  readonly name: string;
  /** Status or cause in mono, such as `429` or `reset`. */
  readonly code: string;
  readonly reason: ReactNode;
  readonly failed: boolean;
  readonly startMs: number;
  readonly endMs: number;
  /** Absolute on the same axis; absent when no token came. */
  readonly firstTokenMs?: number | undefined;
}

interface WaterfallProps {
  readonly attempts: readonly WaterfallAttempt[];
  readonly label: string;
}

export function Waterfall({ attempts, label }: WaterfallProps) {
  const lastMs = Math.max(1, ...attempts.map((attempt) => attempt.endMs));
  const ticks = axisTicks(lastMs);
  const endMs = ticks.at(-1) ?? lastMs;
  const place = (ms: number): string => `${(ms / endMs) * 100}%`;
  return (
    <figure className={styles.figure} aria-label={label}>
      {attempts.map((attempt) => (
        <div key={attempt.id} className={styles.row}>
          <div className={styles.name}>
            <span className="strong">{attempt.name}</span>{' '}
            <span className={styles.code} data-failed={attempt.failed}>
              {attempt.code}
            </span>
            <div className={styles.reason}>{attempt.reason}</div>
          </div>
          <div className={styles.lane}>
            {ticks.slice(1, -1).map((tick) => (
              <b key={tick} style={{ left: place(tick) }} />
            ))}
            <AttemptBar attempt={attempt} place={place} endMs={endMs} />
          </div>
        </div>
      ))}
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: place(tick) }} data-last={tick === endMs || undefined}>
            {tick === endMs ? `${tick / 1000}\u00a0s` : tick / 1000}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** Beyond this part of the axis a label has no room behind its bar. */
const LABEL_ROOM = 0.8;

interface AttemptBarProps {
  readonly attempt: WaterfallAttempt;
  readonly endMs: number;
  readonly place: (ms: number) => string;
}

function AttemptBar({ attempt, place, endMs: axisMs }: AttemptBarProps) {
  const { startMs, endMs, firstTokenMs, failed } = attempt;
  const isInside = endMs / axisMs > LABEL_ROOM;
  const streamFrom = firstTokenMs ?? endMs;
  return (
    <>
      {failed ? (
        <i data-part="failed" style={{ left: place(startMs), width: place(endMs - startMs) }} />
      ) : (
        <>
          <i
            data-part="wait"
            style={{ left: place(startMs), width: place(streamFrom - startMs) }}
          />
          <i
            data-part="stream"
            style={{ left: place(streamFrom), width: place(endMs - streamFrom) }}
          />
        </>
      )}
      {firstTokenMs === undefined ? null : (
        <i data-part="token" style={{ left: place(firstTokenMs) }} />
      )}
      <span
        className={styles.length}
        data-inside={isInside || undefined}
        style={isInside ? { right: place(axisMs - endMs) } : { left: place(endMs) }}
      >
        {printDuration(endMs - startMs)}
      </span>
    </>
  );
}

/** Three or four round values from zero to just beyond the end. */
export function axisTicks(lastMs: number): number[] {
  const rough = lastMs / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const count = Math.ceil(lastMs / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
