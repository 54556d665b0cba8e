// A test call on one time axis: waiting, then every chunk as a tick, the first one taller.
import { useTranslation } from 'react-i18next';
import { printDuration } from '../../format/time.ts';
import styles from './channels.module.css';
import type { TestResult } from './TestDrawer.tsx';

interface TestTimelineProps {
  readonly result: TestResult;
  readonly stream: boolean;
}

const STEPS_MS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000] as const;
const MOST_TICKS = 5;

export function TestTimeline({ result, stream }: TestTimelineProps) {
  const { t } = useTranslation('channels');
  const { durationMs, eventsMs, ttftMs } = result;
  const step = STEPS_MS.find((size) => durationMs / size <= MOST_TICKS) ?? 60_000;
  const endMs = Math.max(1, Math.ceil(durationMs / step)) * step;
  const failed = result.state === 'failed';
  const waitMs = eventsMs[0] ?? ttftMs ?? durationMs;
  const at = (ms: number): string => `${(Math.min(ms, endMs) / endMs) * 100}%`;
  const fill = failed ? 'var(--bad-mark)' : 'var(--accent-line)';
  const ticks = Array.from({ length: endMs / step + 1 }, (_, index) => index * step);
  return (
    <div role="img" aria-label={t('test.timeline', { count: eventsMs.length })}>
      <svg className={styles.timeline} height="26" aria-hidden="true">
        <line x1="0" x2={at(durationMs)} y1="13" y2="13" stroke="var(--line)" strokeWidth="2" />
        <rect x="0" y="5" height="16" rx="2" width={at(waitMs)} fill={fill} />
        {eventsMs.map((ms, index) => (
          <line
            // biome-ignore lint/suspicious/noArrayIndexKey: two chunks may come in one millisecond
            key={index}
            x1={at(ms)}
            x2={at(ms)}
            y1={index === 0 ? 0 : 7}
            y2={index === 0 ? 26 : 19}
            stroke="var(--series-1)"
            strokeWidth="2"
          />
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        {ticks.map((ms) => (
          <span key={ms} style={{ left: at(ms) }}>
            {ms === endMs ? printDuration(ms) : step >= 1_000 ? ms / 1_000 : ms}
          </span>
        ))}
      </div>
      <div className={styles.legend} aria-hidden="true">
        <span>
          <i style={{ background: fill }} />
          {t(failed ? 'test.until' : 'test.wait', { time: printDuration(waitMs) })}
        </span>
        {stream && eventsMs.length > 0 ? (
          <span>
            <i style={{ background: 'var(--series-1)' }} />
            {t('test.chunkCount', { count: eventsMs.length })}
          </span>
        ) : null}
      </div>
    </div>
  );
}
