// The columns of the audit trail.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntriesQuery } from '../../generated/audit/graphql.ts';
import { Dash } from '../../marks/Dash.tsx';
import { StatusMark } from '../../marks/StatusMark.tsx';
import { Instant } from '../../marks/Time.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';

export type AuditRow = AuditEntriesQuery['auditEntries']['nodes'][number];

export function useAuditColumns(): readonly Column<AuditRow>[] {
  const { t } = useTranslation('audit');
  return useMemo(
    () => [
      {
        id: 'time',
        head: t('table.time'),
        width: 140,
        cell: (entry) => <Instant at={entry.at} />,
      },
      {
        id: 'actor',
        head: t('table.actor'),
        minWidth: 150,
        cell: (entry) => <span className="strong">{entry.actorName}</span>,
      },
      {
        id: 'action',
        head: t('table.action'),
        width: 190,
        cell: (entry) => <span className="mono">{entry.action}</span>,
      },
      {
        id: 'object',
        head: t('table.object'),
        minWidth: 160,
        hideBelow: 700,
        cell: (entry) => <AuditObject entry={entry} />,
      },
      {
        id: 'outcome',
        head: t('table.outcome'),
        width: 110,
        cell: (entry) => <AuditOutcome outcome={entry.outcome} />,
      },
      {
        id: 'address',
        head: t('table.address'),
        width: 130,
        hideBelow: 840,
        cell: (entry) =>
          entry.address === null ? <Dash /> : <span className="secondary">{entry.address}</span>,
      },
    ],
    [t],
  );
}

interface EntryProps {
  readonly entry: Pick<AuditRow, 'objectKind' | 'objectName'>;
}

/** The kind in words, and the name that the object had. */
export function AuditObject({ entry }: EntryProps) {
  const { t } = useTranslation('audit');
  const kinds = new Map(Object.entries(t('kind', { returnObjects: true })));
  const { objectKind, objectName } = entry;
  return (
    <>
      <span className="muted">{kinds.get(objectKind) ?? objectKind}</span>{' '}
      {objectName === null ? null : <span>{objectName}</span>}
    </>
  );
}

export function AuditOutcome({ outcome }: { readonly outcome: AuditRow['outcome'] }) {
  const { t } = useTranslation('audit');
  return (
    <StatusMark tone={outcome === 'done' ? 'ok' : 'warn'}>{t(`outcome.${outcome}`)}</StatusMark>
  );
}

export function AuditPhoneRow({ entry }: { readonly entry: AuditRow }) {
  return (
    <PhoneCell
      first={
        <>
          <span className="mono">{entry.action}</span>
          <AuditOutcome outcome={entry.outcome} />
        </>
      }
      second={
        <>
          <span>{entry.actorName}</span>
          <Instant at={entry.at} />
        </>
      }
    />
  );
}
