// Instants in the reader's zone and language, the exact one on hover.
import { useNow } from '../data/use-now.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Dash } from './Dash.tsx';
import styles from './marks.module.css';

interface TimeProps {
  readonly at: string | null | undefined;
}

/** `Nov 21, 14:02`. */
export function Instant({ at }: TimeProps) {
  const format = useFormat();
  if (at === null || at === undefined) {
    return <Dash />;
  }
  return (
    <time dateTime={at} title={format.exactInstant(at)}>
      {format.instant(at)}
    </time>
  );
}

/** `14:02:31.482` with receding milliseconds, for logs of one day. */
export function ClockTime({ at }: TimeProps) {
  const format = useFormat();
  if (at === null || at === undefined) {
    return <Dash />;
  }
  const { time, fraction } = format.clockTime(at);
  return (
    <time dateTime={at} title={format.exactInstant(at)}>
      {time}
      <span className={styles.lead}>{fraction}</span>
    </time>
  );
}

/** `4 min`, or `4 min ago` in a sentence; it moves with the clock. */
export function Age({ at, sentence = false }: TimeProps & { readonly sentence?: boolean }) {
  const format = useFormat();
  const now = useNow();
  if (at === null || at === undefined) {
    return <Dash />;
  }
  return (
    <time dateTime={at} title={format.exactInstant(at)}>
      {sentence ? format.ago(at, now) : format.age(now.getTime() - new Date(at).getTime())}
    </time>
  );
}
