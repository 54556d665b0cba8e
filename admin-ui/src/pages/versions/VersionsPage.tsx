// The published versions: what caused each, what it changed, and which nodes took it.
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCauseText } from '../../data/use-cause-text.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { printDuration } from '../../format/time.ts';
import { Page } from '../../frame/Page.tsx';
import type { VersionsQuery } from '../../generated/versions/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { Mark } from '../../marks/StatusMark.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { StaleRibbon } from '../../states/StaleRibbon.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import styles from './versions.module.css';
import { VERSIONS } from './versions-documents.ts';

const POLL_MS = 10_000;

const VersionPeek = lazy(async () => ({
  default: (await import('./VersionPeek.tsx')).VersionPeek,
}));

const route = getRouteApi('/frame/admin/versions');

type VersionRow = VersionsQuery['publishedVersions']['nodes'][number];

export function VersionsPage() {
  const { t } = useTranslation(['versions', 'common']);
  const { sel } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useVersionColumns();
  const sayCause = useCauseText();
  const list = usePages(
    VERSIONS,
    { first: PAGE_SIZE },
    { pick: (data) => data.publishedVersions, pollMs: POLL_MS },
  );
  const open = (number: number | undefined): void => void navigate({ search: { sel: number } });
  const index = list.rows.findIndex(({ number }) => number === sel);
  const newest = list.rows[0];
  return (
    <Page
      title={t('common:nav.versions')}
      facts={newest === undefined ? null : t('facts', { number: `v${newest.number}` })}
      head={<StaleRibbon error={list.staleError} />}
      peek={
        sel === undefined ? null : (
          <VersionPeek
            number={sel}
            previous={index === -1 ? undefined : list.rows[index - 1]?.number}
            next={index === -1 ? undefined : list.rows[index + 1]?.number}
            onOpen={open}
          />
        )
      }
    >
      <DataTable
        label={t('table.label')}
        columns={columns}
        rows={list.rows}
        rowKey={({ number }) => `${number}`}
        phoneRow={(row) => (
          <PhoneCell
            first={
              <>
                <span className="strong">v{row.number}</span>
                <span>{sayCause(row.cause)}</span>
              </>
            }
            second={
              <>
                <Instant at={row.createdAt} />
                <Acks row={row} />
              </>
            }
          />
        )}
        onOpen={({ number }) => open(number)}
        openKey={sel === undefined ? undefined : `${sel}`}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      />
    </Page>
  );
}

const COUNT = { width: 84, align: 'right' } as const;
const WIDE_COUNT = { ...COUNT, hideBelow: 760 } as const;

function useVersionColumns(): readonly Column<VersionRow>[] {
  const { t } = useTranslation('versions');
  const sayCause = useCauseText();
  return useMemo(
    () => [
      {
        id: 'version',
        head: t('table.version'),
        width: 92,
        cell: ({ number }) => <span className="strong">v{number}</span>,
      },
      {
        id: 'time',
        head: t('table.time'),
        width: 132,
        cell: ({ createdAt }) => <Instant at={createdAt} />,
      },
      {
        id: 'cause',
        head: t('table.cause'),
        minWidth: 180,
        cell: ({ cause }) => <span title={sayCause(cause)}>{sayCause(cause)}</span>,
      },
      {
        ...COUNT,
        id: 'changes',
        head: t('table.changes'),
        cell: (row) => <Count value={row.changeCount} />,
      },
      {
        ...WIDE_COUNT,
        id: 'models',
        head: t('table.models'),
        cell: (row) => <Count value={row.models} />,
      },
      {
        ...WIDE_COUNT,
        id: 'channels',
        head: t('table.channels'),
        cell: (row) => <Count value={row.channels} />,
      },
      {
        ...WIDE_COUNT,
        id: 'routes',
        head: t('table.routes'),
        cell: (row) => <Count value={row.routes} />,
      },
      { id: 'acks', head: t('table.acks'), width: 92, cell: (row) => <Acks row={row} /> },
      {
        id: 'slowest',
        head: t('table.slowest'),
        width: 92,
        hideBelow: 640,
        align: 'right',
        cell: ({ acks }) =>
          acks.length === 0 ? <Dash /> : printDuration(Math.max(...acks.map(({ lagMs }) => lagMs))),
      },
    ],
    [t, sayCause],
  );
}

function Acks({ row }: { readonly row: VersionRow }) {
  const { t } = useTranslation('versions');
  const all = row.acks.length;
  const accepted = row.acks.filter((ack) => ack.accepted).length;
  return all === 0 ? (
    <span className="muted">{t('table.noAcks')}</span>
  ) : (
    <span className={styles.acks}>
      <Mark tone={accepted === all ? 'ok' : 'warn'} />
      {t('table.acksValue', { accepted, all })}
    </span>
  );
}
