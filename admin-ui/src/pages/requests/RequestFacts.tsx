// The facts of one request, label left and value right.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { printUsd } from '../../format/money.ts';
import { printDuration } from '../../format/time.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type { RequestQuery } from '../../generated/requests/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Dash } from '../../marks/Dash.tsx';
import { joinClasses } from '../../marks/join-classes.ts';
import { ClockTime } from '../../marks/Time.tsx';
import styles from './requests.module.css';

export type RequestDetail = NonNullable<RequestQuery['usageRecord']>;

export function RequestFacts({ request }: { readonly request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const { modelSlug, askedModel, tableVersion, mode, errorCode } = request;
  const notes = useNotes(request);
  return (
    <Section>
      <Facts paired>
        <Fact label={t('peek.customer')}>
          <CustomerLink request={request} />
        </Fact>
        <Fact label={t('peek.model')}>{modelSlug ?? <Dash />}</Fact>
        <Fact label={t('peek.key')}>{request.apiKeyName ?? <Dash />}</Fact>
        <Fact label={t('peek.version')}>
          {tableVersion === null ? (
            <Dash />
          ) : (
            <Link to="/admin/versions" search={{ sel: tableVersion }}>
              v{tableVersion}
            </Link>
          )}
        </Fact>
        <Fact label={t('peek.endpoint')}>
          <span className="mono">{request.wireApi}</span>
        </Fact>
        <Fact label={t('peek.node')}>
          <Link to="/admin/fleet" search={{ sel: request.nodeId }}>
            {request.nodeName ?? request.nodeId}
          </Link>
        </Fact>
        <Fact label={t('peek.started')}>
          <ClockTime at={request.startedAt} />
        </Fact>
        <Fact label={t('peek.delivery')}>
          {t(request.stream ? 'peek.streamed' : 'peek.whole', {
            time: printDuration(request.durationMs),
          })}
        </Fact>
        {askedModel === modelSlug ? null : (
          <Fact label={t('peek.asked')}>
            <span className="mono">{askedModel}</span>
          </Fact>
        )}
        {mode === 'live' ? null : <Fact label={t('peek.account')}>{t(`mode.${mode}`)}</Fact>}
        {errorCode === null ? null : (
          <Fact label={t('peek.error')}>
            <span className="mono">{errorCode}</span>
          </Fact>
        )}
      </Facts>
      {notes.length === 0 ? null : (
        <p className={joinClasses('muted', styles.notes)}>
          {t('peek.notes')}: {notes}
        </p>
      )}
    </Section>
  );
}

function CustomerLink({ request }: { readonly request: RequestDetail }) {
  const { accountId, accountName } = request;
  if (accountId === null) {
    return <Dash />;
  }
  return (
    <Link
      to="/admin/requests"
      search={{ customer: accountName ?? accountId }}
      className={styles.customer ?? ''}
      title={accountName ?? accountId}
    >
      {accountName ?? accountId}
    </Link>
  );
}

/** What is out of the ordinary, in one sentence. */
function useNotes(request: RequestDetail): string {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const notes = [
    request.forced ? t('peek.pinned') : undefined,
    request.clientGone ? t('peek.clientGone') : undefined,
    request.estimated
      ? t('peek.estimated', { bound: printUsd(request.errorBoundNanoUsd) })
      : undefined,
    ...request.flags,
  ].filter((note) => note !== undefined);
  return format.list(notes);
}
