// User groups: sets of accounts that pay the same factor.
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { printFactor } from '../../format/factor.ts';
import { WaitingDrawer } from '../../frame/WaitingDrawer.tsx';
import type { GroupsQuery } from '../../generated/settings/graphql.ts';
import { Age } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { GROUPS } from './list-documents.ts';
import { PartHead } from './PartHead.tsx';
import { useEdited } from './use-edited.ts';
import { usePart } from './use-part.ts';

const GroupDrawer = lazy(async () => ({
  default: (await import('./GroupDrawer.tsx')).GroupDrawer,
}));

export type Group = GroupsQuery['userGroups']['nodes'][number];

export function GroupsPart() {
  const { t } = useTranslation('settings');
  const part = usePart('groups');
  const canWrite = useRight('writeCatalog');
  const list = usePages(GROUPS, { first: PAGE_SIZE }, { pick: (data) => data.userGroups });
  const columns = useMemo<readonly Column<Group>[]>(
    () => [
      {
        id: 'name',
        head: t('group.name'),
        minWidth: 180,
        cell: ({ name, slug }) => (
          <NameCell name={name} note={<span className="mono">{slug}</span>} />
        ),
      },
      {
        id: 'factor',
        head: t('group.factor'),
        width: 130,
        align: 'right',
        cell: ({ multiplierPpm }) => printFactor(multiplierPpm),
      },
      {
        id: 'updated',
        head: t('group.updated'),
        width: 130,
        align: 'right',
        hideBelow: 560,
        cell: ({ updatedAt }) => <Age at={updatedAt} />,
      },
    ],
    [t],
  );
  const edited = useEdited(part, list, ({ id }) => id);
  return (
    <>
      <PartHead
        help={t('group.help')}
        button={t('group.new')}
        onNew={canWrite ? part.openNew : undefined}
      />
      <DataTable
        label={t('part.groups')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        density="double"
        {...(canWrite ? { onOpen: ({ id }: Group) => part.openRow(id) } : {})}
        openKey={part.sel}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(group) => (
          <PhoneCell
            first={
              <>
                <strong>{group.name}</strong>
                <span>{printFactor(group.multiplierPpm)}</span>
              </>
            }
            second={<span className="mono muted">{group.slug}</span>}
          />
        )}
        empty={<EmptyState title={t('group.empty')} />}
      />
      <Suspense fallback={null}>
        {canWrite && (part.task === 'new' || edited.row !== undefined) ? (
          <GroupDrawer key={part.sel ?? 'new'} group={edited.row} onClose={part.close} />
        ) : null}
      </Suspense>
      {canWrite && edited.isGone ? (
        <WaitingDrawer
          title={t('group.edit')}
          isGone
          gone={<EmptyState title={t('group.gone')} />}
          onClose={part.close}
        />
      ) : null}
    </>
  );
}
