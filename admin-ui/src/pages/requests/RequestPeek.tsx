// One request: who asked, which channels were tried when, and how its price came about.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Peek } from '../../frame/Peek.tsx';
import { StatusCodeBadge } from '../../marks/Badge.tsx';
import { Kbd } from '../../marks/Kbd.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { RequestAttempts } from './RequestAttempts.tsx';
import { RequestFacts } from './RequestFacts.tsx';
import { RequestPrice } from './RequestPrice.tsx';
import styles from './requests.module.css';
import { REQUEST } from './requests-documents.ts';

interface RequestPeekProps {
  readonly id: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

export function RequestPeek({ id, previous, next, onOpen }: RequestPeekProps) {
  const { t } = useTranslation('requests');
  const { data, error, refetch } = useQuery(REQUEST, { variables: { id } });
  const status = data?.usageRecord?.status;
  return (
    <Peek
      title={id}
      titleIsId
      status={status === undefined ? null : <StatusCodeBadge status={status} />}
      actions={
        <span className={styles.keys}>
          <StepKey label={t('peek.previous')} sign="[" to={previous} onOpen={onOpen} />
          <StepKey label={t('peek.next')} sign="]" to={next} onOpen={onOpen} />
        </span>
      }
      onClose={() => onOpen(undefined)}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ usageRecord: request }) =>
          request === null ? (
            <EmptyState title={t('peek.gone', { id })}>{t('peek.goneText')}</EmptyState>
          ) : (
            <>
              <RequestFacts request={request} />
              <RequestAttempts request={request} />
              <RequestPrice request={request} />
            </>
          )
        }
      </QueryView>
    </Peek>
  );
}

interface StepKeyProps {
  readonly label: string;
  readonly sign: string;
  readonly to: string | undefined;
  readonly onOpen: (id: string) => void;
}

function StepKey({ label, sign, to, onOpen }: StepKeyProps) {
  return (
    <button
      type="button"
      className={styles.key}
      aria-label={label}
      title={label}
      disabled={to === undefined}
      onClick={() => (to === undefined ? undefined : onOpen(to))}
    >
      <Kbd>{sign}</Kbd>
    </button>
  );
}
