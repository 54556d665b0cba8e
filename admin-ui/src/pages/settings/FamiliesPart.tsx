// Families: named sets of models, which key scopes refer to.
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { WaitingDrawer } from '../../frame/WaitingDrawer.tsx';
import type { FamiliesQuery } from '../../generated/settings/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { FAMILIES } from './list-documents.ts';
import { PartHead } from './PartHead.tsx';
import { useEdited } from './use-edited.ts';
import { usePart } from './use-part.ts';

const FamilyDrawer = lazy(async () => ({
  default: (await import('./FamilyDrawer.tsx')).FamilyDrawer,
}));

export type Family = FamiliesQuery['families']['nodes'][number];

export function FamiliesPart() {
  const { t } = useTranslation('settings');
  const part = usePart('families');
  const canWrite = useRight('writeCatalog');
  const list = usePages(FAMILIES, { first: PAGE_SIZE }, { pick: (data) => data.families });
  const columns = useMemo<readonly Column<Family>[]>(
    () => [
      {
        id: 'name',
        head: t('family.name'),
        minWidth: 180,
        cell: ({ name, slug }) => (
          <NameCell name={name} note={<span className="mono">{slug}</span>} />
        ),
      },
      {
        id: 'models',
        head: t('family.models'),
        width: 110,
        align: 'right',
        cell: ({ modelCount }) => <Count value={modelCount} />,
      },
      {
        id: 'position',
        head: t('family.position'),
        width: 110,
        align: 'right',
        hideBelow: 560,
        cell: ({ position }) => position,
      },
    ],
    [t],
  );
  const edited = useEdited(part, list, ({ slug }) => slug);
  return (
    <>
      <PartHead
        help={t('family.help')}
        button={t('family.new')}
        onNew={canWrite ? part.openNew : undefined}
      />
      <DataTable
        label={t('part.families')}
        columns={columns}
        rows={list.rows}
        rowKey={({ slug }) => slug}
        rowName={({ name }) => name}
        density="double"
        {...(canWrite ? { onOpen: ({ slug }: Family) => part.openRow(slug) } : {})}
        openKey={part.sel}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(family) => (
          <PhoneCell
            first={
              <>
                <strong>{family.name}</strong>
                <Count value={family.modelCount} />
              </>
            }
            second={<span className="mono muted">{family.slug}</span>}
          />
        )}
        empty={<EmptyState title={t('family.empty')} />}
      />
      <Suspense fallback={null}>
        {canWrite && (part.task === 'new' || edited.row !== undefined) ? (
          <FamilyDrawer key={part.sel ?? 'new'} family={edited.row} onClose={part.close} />
        ) : null}
      </Suspense>
      {canWrite && edited.isGone ? (
        <WaitingDrawer
          title={t('family.edit')}
          isGone
          gone={<EmptyState title={t('family.gone')} />}
          onClose={part.close}
        />
      ) : null}
    </>
  );
}
