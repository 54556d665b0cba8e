// Stands in the content's place when a query failed: what happened, the request id to
// give to someone, and a way to try again.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeFailure, type Failure } from '../data/describe-failure.ts';
import { IdText } from '../marks/IdText.tsx';
import { Mark } from '../marks/StatusMark.tsx';
import styles from './states.module.css';

interface FailureStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Inside a section, which has its own padding. */
  readonly inset?: boolean;
}

/** What trying again can help against. */
const PASSING: readonly Failure['kind'][] = ['busy', 'offline', 'failed'];

const TEXTS = {
  'not-allowed': ['state.notAllowed', 'state.notAllowedHelp'],
  'signed-out': ['state.notAllowed', 'state.notAllowedHelp'],
  'step-up': ['state.notAllowed', 'state.notAllowedHelp'],
  'replace-password': ['state.notAllowed', 'state.notAllowedHelp'],
  busy: ['state.busy', 'state.busyHelp'],
  offline: ['state.offline', 'state.offlineHelp'],
  failed: ['state.failed', 'state.failedHelp'],
} as const satisfies Record<Failure['kind'], readonly [string, string]>;

export function FailureState({ error, onRetry, inset = false }: FailureStateProps) {
  const { t } = useTranslation();
  const failure = describeFailure(error);
  const [title, help] = TEXTS[failure.kind];
  const refused = !PASSING.includes(failure.kind);
  return (
    <div className={styles.state} data-inset={inset || undefined} role="alert">
      <div className={styles.titleRow}>
        <Mark tone={refused ? 'off' : 'bad'} />
        <h2 className={styles.title}>{t(title)}</h2>
      </div>
      <p className={styles.text}>{t(help)}</p>
      {failure.requestId === undefined ? null : (
        <div className={styles.request}>
          {t('state.requestId')} <IdText id={failure.requestId} />
        </div>
      )}
      {onRetry === undefined || refused ? null : (
        <div className={styles.actions}>
          <Button onClick={onRetry}>{t('action.retry')}</Button>
        </div>
      )}
    </div>
  );
}
