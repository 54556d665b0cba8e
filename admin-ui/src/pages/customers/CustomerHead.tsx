// The head of a customer: who it is, in what state, and what can be done.
import { ActionIcon, Button, Menu } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { printFactor } from '../../format/factor.ts';
import { DetailHead } from '../../frame/Section.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { IconDots } from '../../icons/icons.ts';
import { iconProps } from '../../marks/icon-props.ts';
import { type Customer, CustomerState } from './CustomerState.tsx';
import { ModeBadge } from './customer-columns.tsx';
import styles from './customers.module.css';
import type { UserTask } from './UserDialogs.tsx';

const FreezeDialog = lazy(async () => ({
  default: (await import('./FreezeDialog.tsx')).FreezeDialog,
}));

const UserDialogs = lazy(async () => ({
  default: (await import('./UserDialogs.tsx')).UserDialogs,
}));

const route = getRouteApi('/frame/admin/customers/$userId');

export function CustomerHead({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const canAdjust = useRight('adjustWallets');
  const canWrite = useRight('writeUsers');
  const [task, setTask] = useState<UserTask | 'freeze'>();
  const { account } = customer;
  const isFrozen = account.state === 'frozen';
  // Stays once a dialog was opened, so that it leaves with its transition.
  const [opened, setOpened] = useState(false);
  const start = (next: UserTask | 'freeze'): void => {
    setOpened(true);
    setTask(next);
  };
  const close = (): void => setTask(undefined);
  const open = (next: 'adjust' | 'edit'): void =>
    void navigate({ search: { ...search, task: next } });
  return (
    <DetailHead
      title={customer.email}
      actions={
        <>
          {canWrite ? (
            <MoreMenu customer={customer} onTask={start} onEdit={() => open('edit')} />
          ) : null}
          {canWrite ? (
            <Button onClick={() => start('freeze')}>
              {t(isFrozen ? 'freeze.undoButton' : 'freeze.button')}
            </Button>
          ) : null}
          {canAdjust && account.wallet !== null ? (
            <Button variant="filled" onClick={() => open('adjust')}>
              {t('adjust.button')}
            </Button>
          ) : null}
        </>
      }
    >
      <CustomerState customer={customer} withNote={false} />
      <span className={styles.headFacts}>
        <span>{t('detail.since', { day: format.day(customer.createdAt) })}</span>
        <span>
          {t('detail.group', {
            group: account.group.name,
            factor: printFactor(account.group.multiplierPpm),
          })}
        </span>
        {account.mode === 'test' ? <ModeBadge mode="test" /> : null}
      </span>
      <Suspense fallback={null}>
        {opened ? (
          <>
            <UserDialogs
              user={customer}
              task={task === 'freeze' ? undefined : task}
              onClose={close}
              refetch={['Customer', 'Customers']}
            />
            <FreezeDialog account={account} opened={task === 'freeze'} onClose={close} />
          </>
        ) : null}
      </Suspense>
    </DetailHead>
  );
}

interface MoreMenuProps {
  readonly customer: Customer;
  readonly onTask: (task: UserTask) => void;
  readonly onEdit: () => void;
}

function MoreMenu({ customer, onTask, onEdit }: MoreMenuProps) {
  const { t } = useTranslation('customers');
  const canAssign = useRight('assignRoles');
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('detail.more')}>
          <IconDots {...iconProps} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('edit.button')}</Menu.Item>
        <Menu.Item onClick={() => onTask('reset')}>{t('user.reset.button')}</Menu.Item>
        {canAssign ? (
          <Menu.Item onClick={() => onTask('role')}>{t('user.role.button')}</Menu.Item>
        ) : null}
        <Menu.Divider />
        {customer.state === 'active' ? (
          <Menu.Item onClick={() => onTask('disable')}>{t('user.disable.button')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => onTask('enable')}>{t('user.enable.button')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
