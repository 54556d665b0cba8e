// All keys of a customer and what can be done to each.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { IconDots, IconPlus } from '../../icons/icons.ts';
import { Dash } from '../../marks/Dash.tsx';
import { iconProps, smallIconProps } from '../../marks/icon-props.ts';
import { Age } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import type { CustomerDetail } from './CustomerPage.tsx';
import type { KeyTask } from './KeyDialogs.tsx';
import { type ApiKey, KeyState, KeyToken } from './KeyMarks.tsx';
import { KeyScope } from './KeyScope.tsx';
import { CUSTOMER_KEYS } from './key-documents.ts';

const KeyDialogs = lazy(async () => ({
  default: (await import('./KeyDialogs.tsx')).KeyDialogs,
}));

const route = getRouteApi('/frame/admin/customers/$userId');

export function KeysTab({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const canWrite = useRight('writeApiKeys');
  const navigate = route.useNavigate();
  const [task, setTask] = useState<{ readonly key: ApiKey; readonly task: KeyTask }>();
  const list = usePages(
    CUSTOMER_KEYS,
    { first: PAGE_SIZE, filter: { accountId: customer.account.id } },
    { pick: (data) => data.apiKeys },
  );
  const actions = useMemo(
    () => ({
      edit: (key: ApiKey) =>
        void navigate({ search: { tab: 'keys', task: 'edit-key', key: key.id } }),
      start: (key: ApiKey, next: KeyTask) => setTask({ key, task: next }),
    }),
    [navigate],
  );
  const columns = useKeyColumns(canWrite ? actions : undefined);
  const create = (
    <Button
      variant="filled"
      leftSection={<IconPlus {...smallIconProps} />}
      onClick={() => void navigate({ search: { tab: 'keys', task: 'new-key' } })}
    >
      {t('key.new')}
    </Button>
  );
  return (
    <>
      <ToolRow actions={canWrite ? create : undefined}>
        <span className="muted">{t('key.help')}</span>
      </ToolRow>
      <DataTable
        label={t('tab.keys')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        isOff={({ state }) => state !== 'active'}
        density="double"
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(key) => (
          <PhoneCell
            first={
              <>
                <strong>{key.name}</strong>
                <KeyState apiKey={key} withNote={false} />
                {canWrite ? <KeyMenu apiKey={key} {...actions} /> : null}
              </>
            }
            second={
              <>
                <KeyToken apiKey={key} />
                <KeyScope apiKey={key} />
              </>
            }
          />
        )}
        empty={<EmptyState title={t('key.none')}>{t('key.noneHelp')}</EmptyState>}
      />
      <Suspense fallback={null}>
        {task === undefined ? null : (
          <KeyDialogs key={task.key.id} task={task} onClose={() => setTask(undefined)} />
        )}
      </Suspense>
    </>
  );
}

interface KeyActions {
  readonly edit: (key: ApiKey) => void;
  readonly start: (key: ApiKey, task: KeyTask) => void;
}

function useKeyColumns(actions: KeyActions | undefined): readonly Column<ApiKey>[] {
  const { t } = useTranslation('customers');
  return useMemo<readonly Column<ApiKey>[]>(
    () => [
      {
        id: 'name',
        head: t('key.name'),
        minWidth: 150,
        cell: (key) => <NameCell name={key.name} note={<KeyToken apiKey={key} />} />,
      },
      {
        id: 'state',
        head: t('column.state'),
        width: 190,
        cell: (key) => <KeyState apiKey={key} />,
      },
      {
        id: 'scope',
        head: t('key.scope'),
        minWidth: 150,
        hideBelow: 640,
        cell: (key) => <KeyScope apiKey={key} />,
      },
      {
        id: 'pin',
        head: t('key.pin'),
        width: 118,
        hideBelow: 860,
        cell: ({ mayPin }) => (mayPin ? t('key.pinYes') : <Dash />),
      },
      {
        id: 'created',
        head: t('column.created'),
        width: 100,
        align: 'right',
        hideBelow: 760,
        cell: ({ createdAt }) => <Age at={createdAt} />,
      },
      ...(actions === undefined
        ? []
        : [
            {
              id: 'actions',
              head: t('column.actions'),
              width: 84,
              align: 'right' as const,
              cell: (key: ApiKey) => <KeyMenu apiKey={key} {...actions} />,
            },
          ]),
    ],
    [t, actions],
  );
}

function KeyMenu({ apiKey, edit, start }: KeyActions & { readonly apiKey: ApiKey }) {
  const { t } = useTranslation(['customers', 'common']);
  if (apiKey.state === 'revoked') {
    return null;
  }
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={t('key.actions', { name: apiKey.name })}>
          <IconDots {...iconProps} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => edit(apiKey)}>{t('common:action.edit')}</Menu.Item>
        <Menu.Item onClick={() => start(apiKey, 'rotate')}>{t('key.rotate.button')}</Menu.Item>
        {apiKey.state === 'active' ? (
          <Menu.Item onClick={() => start(apiKey, 'disable')}>{t('key.disable.button')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => start(apiKey, 'enable')}>{t('key.enable.button')}</Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => start(apiKey, 'revoke')}>{t('key.revoke.button')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
