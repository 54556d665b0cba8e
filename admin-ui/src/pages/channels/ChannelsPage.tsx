// The channels page: filters, the tiers, and the detail or task that the address opens.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { FilterChips } from '../../fields/FilterChips.tsx';
import { Page } from '../../frame/Page.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { useWhileShown } from '../../frame/use-while-shown.ts';
import { IconPlus } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';
import { Ribbon } from '../../states/Ribbon.tsx';
import { ChannelsEmpty } from './ChannelsEmpty.tsx';
import { ChannelTable } from './ChannelTable.tsx';
import type { Channel } from './channel-view.ts';
import { useChannelFilters } from './use-channel-filters.ts';
import { useChannelList } from './use-channel-list.ts';

const ChannelPeek = lazy(async () => ({
  default: (await import('./ChannelPeek.tsx')).ChannelPeek,
}));
const ChannelDrawer = lazy(async () => ({
  default: (await import('./ChannelDrawer.tsx')).ChannelDrawer,
}));
const TestDrawer = lazy(async () => ({ default: (await import('./TestDrawer.tsx')).TestDrawer }));

const route = getRouteApi('/frame/admin/channels');

export function ChannelsPage() {
  const { t } = useTranslation(['channels', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useRight('writeChannels');
  const whileShown = useWhileShown();
  const set = (next: Partial<typeof search>): void =>
    whileShown(() => void navigate({ search: { ...search, ...next } }));
  const { sel, task, ...filtering } = search;
  const choice = useChannelFilters(filtering);
  const list = useChannelList(choice);
  const place = list.rows.findIndex(({ id }) => id === sel);
  const goTo = (row: Channel | undefined) =>
    row === undefined ? undefined : () => set({ sel: row.id });
  const closeTask = (): void => set({ task: undefined });

  const empty = (
    <ChannelsEmpty
      isFiltered={choice.isFiltered}
      hasProviders={choice.hasProviders}
      onClear={() => void navigate({ search: {} })}
      onCreate={() => set({ task: 'new' })}
    />
  );
  return (
    <Page
      title={t('common:nav.channels')}
      facts={list.facts}
      head={
        <>
          {list.staleError === undefined ? null : <Ribbon tone="warn">{t('stale')}</Ribbon>}
          <ToolRow
            actions={
              canWrite ? (
                <Button
                  variant="filled"
                  leftSection={<IconPlus {...smallIconProps} />}
                  onClick={() => set({ task: 'new', sel: undefined })}
                >
                  {t('create.button')}
                </Button>
              ) : undefined
            }
          >
            <FilterChips
              filters={choice.filters}
              values={filtering}
              onChange={(key, value) => void navigate({ search: { ...search, [key]: value } })}
            />
          </ToolRow>
        </>
      }
      peek={
        sel === undefined ? null : (
          <Suspense fallback={null}>
            <ChannelPeek
              key={sel}
              id={sel}
              onTask={(next) => set({ task: next })}
              onClose={() => set({ sel: undefined, task: undefined })}
              onPrevious={place > 0 ? goTo(list.rows[place - 1]) : undefined}
              onNext={place < 0 ? undefined : goTo(list.rows[place + 1])}
            />
          </Suspense>
        )
      }
    >
      <ChannelTable
        list={list}
        modelId={choice.modelId}
        openKey={sel}
        empty={empty}
        onOpen={(row) => set({ sel: row.id, task: undefined })}
        onTest={(row) => set({ sel: row.id, task: 'test' })}
      />
      <Suspense fallback={null}>
        {task === 'test' && sel !== undefined ? (
          <TestDrawer key={sel} id={sel} modelId={choice.modelId} onClose={closeTask} />
        ) : null}
        {task === 'new' || (task === 'edit' && sel !== undefined) ? (
          <ChannelDrawer
            key={`${task} ${sel}`}
            id={task === 'edit' ? sel : undefined}
            onSaved={(id) => set({ sel: id, task: undefined })}
            onClose={closeTask}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}
