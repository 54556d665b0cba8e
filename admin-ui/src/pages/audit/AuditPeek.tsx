// One entry of the trail: who, from where, and each field before and after.
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Peek } from '../../frame/Peek.tsx';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type { AuditEntryQuery } from '../../generated/audit/graphql.ts';
import { Dash } from '../../marks/Dash.tsx';
import { IdText } from '../../marks/IdText.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import styles from './audit.module.css';
import { AuditObject, AuditOutcome } from './audit-columns.tsx';
import { AUDIT_ENTRY } from './audit-documents.ts';
import { ValueChanges } from './ValueChanges.tsx';

export type AuditDetail = NonNullable<AuditEntryQuery['auditEntry']>;

interface AuditPeekProps {
  readonly id: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

export function AuditPeek({ id, previous, next, onOpen }: AuditPeekProps) {
  const { t } = useTranslation('audit');
  const { data, error, refetch } = useQuery(AUDIT_ENTRY, { variables: { id } });
  const found = data?.auditEntry;
  return (
    <Peek
      title={found?.action ?? '…'}
      status={
        found === undefined || found === null ? null : <AuditOutcome outcome={found.outcome} />
      }
      onClose={() => onOpen(undefined)}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ auditEntry }) =>
          auditEntry === null ? (
            <EmptyState title={t('peek.gone')}>{t('peek.goneText')}</EmptyState>
          ) : (
            <>
              <AuditFacts entry={auditEntry} />
              <ValueChanges key={auditEntry.id} entry={auditEntry} />
            </>
          )
        }
      </QueryView>
    </Peek>
  );
}

function AuditFacts({ entry }: { readonly entry: AuditDetail }) {
  const { t } = useTranslation('audit');
  const { actorName, actorKind, objectId, requestId, problemCode } = entry;
  const kinds = new Map(Object.entries(t('actor', { returnObjects: true })));
  return (
    <Section>
      <Facts>
        <Fact label={t('peek.time')}>
          <Instant at={entry.at} />
        </Fact>
        <Fact label={t('peek.actor')}>
          {actorName} <span className="muted">{kinds.get(actorKind) ?? actorKind}</span>
        </Fact>
        <Fact label={t('peek.address')}>{entry.address ?? <Dash />}</Fact>
        <Fact label={t('peek.object')}>
          <AuditObject entry={entry} />
        </Fact>
        {objectId === null ? null : (
          <Fact label={t('peek.objectId')}>
            <IdText id={objectId} />
          </Fact>
        )}
        {requestId === null ? null : (
          <Fact label={t('peek.requestId')}>
            <IdText id={requestId} />
          </Fact>
        )}
        {problemCode === null ? null : (
          <Fact label={t('peek.problem')}>
            <span className="mono">{problemCode}</span>
          </Fact>
        )}
      </Facts>
      {objectId === null ? null : (
        <p className={styles.of}>
          <Link to="/admin/audit" search={{ object: objectId }}>
            {t('peek.ofObject')}
          </Link>
        </p>
      )}
    </Section>
  );
}
