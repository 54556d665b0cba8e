// The people who run the installation: admins, operators and viewers.
import { ActionIcon, Menu } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight, useSession } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import type { StaffQuery } from '../../generated/settings/graphql.ts';
import { IconDots } from '../../icons/icons.ts';
import { iconProps } from '../../marks/icon-props.ts';
import { StatusMark } from '../../marks/StatusMark.tsx';
import { Age } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import type { UserTask } from '../customers/UserDialogs.tsx';
import { STAFF } from './list-documents.ts';
import { PartHead } from './PartHead.tsx';
import { usePart } from './use-part.ts';

const CreateStaff = lazy(async () => ({
  default: (await import('./CreateStaff.tsx')).CreateStaff,
}));

const UserDialogs = lazy(async () => ({
  default: (await import('../customers/UserDialogs.tsx')).UserDialogs,
}));

type Person = StaffQuery['users']['nodes'][number];

export function StaffPart() {
  const { t } = useTranslation('settings');
  const part = usePart('staff');
  const canAssign = useRight('assignRoles');
  const [open, setOpen] = useState<{ readonly user: Person; readonly task: UserTask }>();
  const list = usePages(STAFF, { first: PAGE_SIZE }, { pick: (data) => data.users });
  const columns = useStaffColumns(canAssign, setOpen);
  return (
    <>
      <PartHead
        help={t('staff.help')}
        button={t('staff.new')}
        onNew={canAssign ? part.openNew : undefined}
      />
      <DataTable
        label={t('part.staff')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        rowName={({ email }) => email}
        isOff={({ state }) => state === 'disabled'}
        density="double"
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(user) => (
          <PhoneCell
            first={
              <>
                <strong>{user.email}</strong>
                {canAssign ? (
                  <PersonMenu user={user} onTask={(task) => setOpen({ user, task })} />
                ) : null}
              </>
            }
            second={
              <>
                <PersonState user={user} />
                <Role user={user} />
              </>
            }
          />
        )}
        empty={<EmptyState title={t('staff.empty')} />}
      />
      <Suspense fallback={null}>
        {open === undefined ? null : (
          <UserDialogs
            key={open.user.id}
            user={open.user}
            task={open.task}
            onClose={() => setOpen(undefined)}
            refetch={['Staff']}
          />
        )}
        {part.task === 'new' && canAssign ? <CreateStaff onClose={part.close} /> : null}
      </Suspense>
    </>
  );
}

function useStaffColumns(
  canAssign: boolean,
  start: (open: { readonly user: Person; readonly task: UserTask }) => void,
): readonly Column<Person>[] {
  const { t } = useTranslation('settings');
  return useMemo<readonly Column<Person>[]>(
    () => [
      {
        id: 'email',
        head: t('staff.email'),
        minWidth: 200,
        cell: (user) => <NameCell name={user.email} note={user.name} />,
      },
      { id: 'role', head: t('staff.role'), width: 130, cell: (user) => <Role user={user} /> },
      {
        id: 'state',
        head: t('staff.state'),
        width: 190,
        cell: (user) => <PersonState user={user} />,
      },
      {
        id: 'seen',
        head: t('staff.lastSeen'),
        width: 110,
        align: 'right',
        hideBelow: 620,
        cell: ({ lastSeenAt }) => <Age at={lastSeenAt} />,
      },
      ...(canAssign
        ? [
            {
              id: 'actions',
              head: t('staff.actionsHead'),
              width: 84,
              align: 'right' as const,
              cell: (user: Person) => (
                <PersonMenu user={user} onTask={(task) => start({ user, task })} />
              ),
            },
          ]
        : []),
    ],
    [t, canAssign, start],
  );
}

function Role({ user }: { readonly user: Person }) {
  const { t } = useTranslation();
  return t(`role.${user.role}`);
}

function PersonState({ user }: { readonly user: Person }) {
  const { t } = useTranslation('settings');
  if (user.state === 'disabled') {
    return <StatusMark tone="off">{t('staff.disabled')}</StatusMark>;
  }
  return (
    <StatusMark tone="ok" {...(user.mustReplacePassword ? { note: t('staff.invited') } : {})}>
      {t('staff.active')}
    </StatusMark>
  );
}

interface PersonMenuProps {
  readonly user: Person;
  readonly onTask: (task: UserTask) => void;
}

/** Nobody disables or demotes themselves. */
function PersonMenu({ user, onTask }: PersonMenuProps) {
  const { t } = useTranslation(['customers', 'settings']);
  const { userId } = useSession();
  if (user.id === userId) {
    return <span className="muted">{t('settings:staff.you')}</span>;
  }
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={t('settings:staff.actions', { email: user.email })}>
          <IconDots {...iconProps} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onTask('role')}>{t('user.role.button')}</Menu.Item>
        <Menu.Item onClick={() => onTask('reset')}>{t('user.reset.button')}</Menu.Item>
        <Menu.Divider />
        {user.state === 'active' ? (
          <Menu.Item onClick={() => onTask('disable')}>{t('user.disable.button')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onTask('enable')}>{t('user.enable.button')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
