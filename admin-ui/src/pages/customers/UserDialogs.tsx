// What can be done to a person who signs in: disable, enable, a new one-time password, and
// another role. Customers and staff share it.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../data/problem.ts';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { SecretDialog } from '../../dialogs/SecretDialog.tsx';
import type { UserRole, UserState } from '../../generated/customers/graphql.ts';
import { showNotice } from '../../states/show-notice.ts';
import { ASSIGN_ROLE, DISABLE_USER, ENABLE_USER, RESET_CREDENTIALS } from './customer-mutations.ts';

export type UserTask = 'disable' | 'enable' | 'reset' | 'role';
export const ROLES = [
  'customer',
  'viewer',
  'operator',
  'admin',
] as const satisfies readonly UserRole[];

export interface Person {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly role: UserRole;
  readonly state: UserState;
}

interface UserDialogsProps {
  readonly user: Person;
  readonly task: UserTask | undefined;
  readonly onClose: () => void;
  /** Names of the queries that show the person. */
  readonly refetch: readonly string[];
}

export function UserDialogs({ user, task, onClose, refetch }: UserDialogsProps) {
  const { t } = useTranslation(['customers', 'common']);
  const again = { refetch };
  const disable = useAction(DISABLE_USER, (data) => data.disableUser, again);
  const enable = useAction(ENABLE_USER, (data) => data.enableUser, again);
  const reset = useAction(RESET_CREDENTIALS, (data) => data.resetUserCredentials, again);
  const assign = useAction(ASSIGN_ROLE, (data) => data.assignUserRole, again);
  const [role, setRole] = useState<UserRole>(user.role);
  const [password, setPassword] = useState<string>();
  const { email } = user;
  const input = { id: user.id, expectedVersion: user.version };
  const actions = { disable, enable, reset, role: assign };
  const current = task === undefined ? undefined : actions[task];

  const close = (): void => {
    current?.clear();
    setRole(user.role);
    onClose();
  };
  const confirm = async (): Promise<void> => {
    if (task === 'reset') {
      const outcome = await reset.run({ input });
      if (outcome.ok) {
        setPassword(outcome.value.oneTimePassword);
      }
      return;
    }
    const outcome = await runPlain(task);
    if (outcome?.ok === true) {
      showNotice(t(`user.${task ?? 'role'}.done`, { email }));
      onClose();
    }
  };
  const runPlain = (plain: Exclude<UserTask, 'reset'> | undefined) => {
    switch (plain) {
      case 'disable':
        return disable.run({ input });
      case 'enable':
        return enable.run({ input });
      case 'role':
        return assign.run({ input: { ...input, role } });
      case undefined:
        return Promise.resolve(undefined);
    }
  };
  return (
    <>
      {task === undefined ? null : (
        <ConfirmDialog
          opened={password === undefined}
          title={t(`user.${task}.title`, { email })}
          effect={t(`user.${task}.effect`)}
          confirmLabel={t(`user.${task}.button`)}
          danger={task === 'disable'}
          busy={current?.busy ?? false}
          problem={readProblem(current?.problem)}
          onConfirm={() => void confirm()}
          onClose={close}
        >
          {task === 'role' ? (
            <Select
              label={t('user.role.label')}
              data={ROLES.map((value) => ({ value, label: t(`common:role.${value}`) }))}
              value={role}
              onChange={(value) => setRole(ROLES.find((one) => one === value) ?? user.role)}
            />
          ) : null}
        </ConfirmDialog>
      )}
      <SecretDialog
        secret={password}
        title={t('create.password', { email })}
        onSaved={() => {
          setPassword(undefined);
          close();
        }}
      >
        <p className="secondary">{t('create.passwordHelp')}</p>
      </SecretDialog>
    </>
  );
}

function readProblem(problem: Problem | undefined): Problem | undefined {
  return problem?.code === 'STEP_UP_REQUIRED' ? undefined : problem;
}
