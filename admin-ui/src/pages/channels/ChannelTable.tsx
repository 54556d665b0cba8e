// The channel table with the changes that are made in its rows.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { ChannelPhoneRow } from './ChannelPhoneRow.tsx';
import { useChannelColumns } from './channel-columns.tsx';
import { shareRoutes } from './channel-routes.ts';
import type { Channel } from './channel-view.ts';
import { useChannelEdit } from './use-channel-edit.tsx';
import type { ChannelList } from './use-channel-list.ts';
import { useChannelToggle } from './use-channel-toggle.tsx';
import { groupOfChannel, useTierHeads } from './use-tier-heads.tsx';

interface ChannelTableProps {
  readonly list: ChannelList;
  readonly modelId: string | undefined;
  readonly openKey: string | undefined;
  readonly empty: ReactNode;
  readonly onOpen: (channel: Channel) => void;
  readonly onTest: (channel: Channel) => void;
}

export function ChannelTable(props: ChannelTableProps) {
  const { list, modelId, openKey, empty, onOpen, onTest } = props;
  const { t } = useTranslation('common');
  const { rows } = list;
  // A long list is not fetched anew for one row; the row itself comes with the answer.
  const edit = useChannelEdit(list.isLong ? [] : ['Channels']);
  const switching = useChannelToggle(edit);
  const shares = useMemo(() => shareRoutes(rows, modelId), [rows, modelId]);
  const groupHead = useTierHeads({ rows, shares });
  const columns = useChannelColumns({
    edit,
    shares,
    modelId,
    canWrite: useRight('writeChannels'),
    canTest: useRight('testChannels'),
    onToggle: switching.toggle,
    onTest,
  });
  return (
    <>
      <DataTable
        label={t('nav.channels')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        density="double"
        isOff={(row) => row.health.state === 'off'}
        groupOf={groupOfChannel}
        groupHead={groupHead}
        onOpen={onOpen}
        openKey={openKey}
        phoneRow={(row) => <ChannelPhoneRow channel={row} share={shares.ofChannel.get(row.id)} />}
        empty={empty}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
      />
      {edit.dialog}
      {switching.dialog}
    </>
  );
}
