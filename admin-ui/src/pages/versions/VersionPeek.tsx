// One version: its facts, what it changed, and each node's word on it.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useCauseText } from '../../data/use-cause-text.ts';
import { printDuration } from '../../format/time.ts';
import { Peek } from '../../frame/Peek.tsx';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type { VersionQuery } from '../../generated/versions/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { IdText } from '../../marks/IdText.tsx';
import { StatusMark } from '../../marks/StatusMark.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import styles from './versions.module.css';
import { VERSION } from './versions-documents.ts';

type Version = NonNullable<VersionQuery['publishedVersion']>;

interface VersionPeekProps {
  readonly number: number;
  readonly previous: number | undefined;
  readonly next: number | undefined;
  readonly onOpen: (number: number | undefined) => void;
}

export function VersionPeek({ number, previous, next, onOpen }: VersionPeekProps) {
  const { t } = useTranslation('versions');
  const { data, error, refetch } = useQuery(VERSION, { variables: { number } });
  return (
    <Peek
      title={t('peek.title', { number })}
      onClose={() => onOpen(undefined)}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ publishedVersion }) =>
          publishedVersion === null ? (
            <EmptyState title={t('peek.gone', { number })}>{t('peek.goneText')}</EmptyState>
          ) : (
            <>
              <VersionFacts version={publishedVersion} />
              <Changes version={publishedVersion} />
              <NodeAcks version={publishedVersion} />
            </>
          )
        }
      </QueryView>
    </Peek>
  );
}

interface VersionProps {
  readonly version: Version;
}

function VersionFacts({ version }: VersionProps) {
  const { t } = useTranslation('versions');
  const sayCause = useCauseText();
  return (
    <Section>
      <p className={styles.cause}>{sayCause(version.cause)}</p>
      <Facts>
        <Fact label={t('peek.published')}>
          <Instant at={version.createdAt} />
        </Fact>
        <Fact label={t('peek.models')}>
          <Count value={version.models} />
        </Fact>
        <Fact label={t('peek.channels')}>
          <Count value={version.channels} />
        </Fact>
        <Fact label={t('peek.routes')}>
          <Count value={version.routes} />
        </Fact>
        <Fact label={t('peek.revision')}>
          <Count value={version.revision} />
        </Fact>
        <Fact label={t('peek.contract')}>{version.contractVersion}</Fact>
        <Fact label={t('peek.checksum')}>
          <IdText id={version.checksum} />
        </Fact>
      </Facts>
    </Section>
  );
}

function Changes({ version }: VersionProps) {
  const { t } = useTranslation('versions');
  const { changes, changeCount } = version;
  const kinds = new Map(Object.entries(t('kind', { returnObjects: true })));
  const signs = new Map(Object.entries(t('change', { returnObjects: true })));
  return (
    <Section title={t('peek.changes')} note={t('peek.changesNote')}>
      {changeCount === null ? <p className="muted">{t('peek.changesUnknown')}</p> : null}
      {changeCount === 0 ? <p className="muted">{t('peek.changesNone')}</p> : null}
      <ul className={styles.list}>
        {changes.map(({ kind, name, change }) => (
          <li key={`${kind} ${name}`} className={styles.change}>
            <span className={styles[change]}>{signs.get(change) ?? change}</span>
            <span className="secondary">{kinds.get(kind) ?? kind}</span>
            <span className={styles.name}>{name}</span>
          </li>
        ))}
      </ul>
      {changeCount !== null && changeCount > changes.length ? (
        <p className={styles.more}>
          {t('peek.changesMore', { shown: changes.length, all: changeCount })}
        </p>
      ) : null}
    </Section>
  );
}

function NodeAcks({ version }: VersionProps) {
  const { t } = useTranslation('versions');
  return (
    <Section title={t('peek.acks')}>
      {version.acks.length === 0 ? <p className="muted">{t('peek.acksNone')}</p> : null}
      {version.acks.map(({ nodeId, nodeName, accepted, lagMs, finding }) => (
        <div key={nodeId} className={styles.ack}>
          <span className="strong">{nodeName}</span>
          <StatusMark tone={accepted ? 'ok' : 'warn'}>
            {t(accepted ? 'peek.accepted' : 'peek.refused')}
          </StatusMark>
          <span className={styles.right}>{printDuration(lagMs)}</span>
          {finding === null ? null : (
            <div className={styles.finding} lang="en">
              <span className={styles.path}>{finding.path}</span> {finding.message}
            </div>
          )}
        </div>
      ))}
    </Section>
  );
}
