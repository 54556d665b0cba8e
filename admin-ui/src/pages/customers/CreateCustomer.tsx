// Makes a customer: the form in a drawer, then the one-time password, shown once.
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { SecretDialog } from '../../dialogs/SecretDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { checkEmail, checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import type { CustomerGroupsQuery } from '../../generated/customers/graphql.ts';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { CREATE_USER } from './customer-mutations.ts';
import { MODES } from './customers.route.ts';

export type GroupChoice = CustomerGroupsQuery['userGroups']['nodes'][number];

interface CreateCustomerProps {
  readonly groups: readonly GroupChoice[];
  readonly onClose: () => void;
  readonly onDone: (userId: string) => void;
}

const FORM_ID = 'create-customer';
const DEFAULT_SLUG = 'default';

export function CreateCustomer({ groups, onClose, onDone }: CreateCustomerProps) {
  const { t } = useTranslation(['customers', 'common']);
  const create = useAction(CREATE_USER, (data) => data.createUser, { refetch: ['Customers'] });
  const [made, setMade] = useState<{ id: string; email: string; password: string }>();
  const { form, applyProblem, submit } = useAppForm({
    initial: { email: '', name: '', accountMode: 'live', groupId: '' },
    check: ({ email, name }) => ({
      email: checkEmail(email),
      name: checkText(name, { min: 0, max: 100 }),
    }),
  });
  const usual = groups.find(({ slug }) => slug === DEFAULT_SLUG);

  const save = submit(async ({ email, name, accountMode, groupId }) => {
    const outcome = await create.run({
      input: {
        email: email.trim(),
        name: name.trim(),
        accountMode: accountMode === 'test' ? 'test' : 'live',
        ...(groupId === '' ? {} : { groupId }),
      },
    });
    if (!outcome.ok) {
      applyProblem(outcome.problem);
      return;
    }
    const { user, oneTimePassword } = outcome.value;
    setMade({ id: user.id, email: user.email, password: oneTimePassword });
  });
  return (
    <>
      <TaskDrawer
        opened={made === undefined}
        title={t('create.title')}
        onClose={onClose}
        foot={
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" form={FORM_ID} variant="filled" loading={create.busy}>
              {t('common:action.create')}
            </Button>
          </>
        }
      >
        <Form id={FORM_ID} onSubmit={save}>
          <TextInput
            label={t('field.email')}
            description={t('create.emailHelp')}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <TextInput
            label={t('field.name')}
            autoComplete="off"
            description={t('common:form.optional')}
            {...form.getInputProps('name')}
          />
          <Select
            label={t('field.mode')}
            description={t(`create.${form.values.accountMode === 'test' ? 'test' : 'live'}Help`)}
            data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
            {...form.getInputProps('accountMode')}
          />
          <Select
            label={t('field.group')}
            description={t('field.groupHelp')}
            data={groups.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('groupId')}
            value={form.values.groupId === '' ? (usual?.id ?? null) : form.values.groupId}
          />
          <ProblemNote problem={create.problem} />
        </Form>
      </TaskDrawer>
      <SecretDialog
        secret={made?.password}
        title={t('create.password', { email: made?.email ?? '' })}
        onSaved={() => onDone(made?.id ?? '')}
      >
        <p className="secondary">{t('create.passwordHelp')}</p>
      </SecretDialog>
    </>
  );
}
