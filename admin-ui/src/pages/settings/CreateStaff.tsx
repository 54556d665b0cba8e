// Makes a member of staff; the one-time password is shown once.
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { SecretDialog } from '../../dialogs/SecretDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { checkEmail, checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { DrawerFoot } from './DrawerFoot.tsx';
import { CREATE_STAFF } from './list-documents.ts';

const ROLES = ['viewer', 'operator', 'admin'] as const;
const FORM_ID = 'create-staff';

export function CreateStaff({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'common', 'customers']);
  const create = useAction(CREATE_STAFF, (data) => data.createUser, { refetch: ['Staff'] });
  const [made, setMade] = useState<{ readonly email: string; readonly password: string }>();
  const { form, applyProblem, submit } = useAppForm({
    initial: { email: '', name: '', role: 'operator' },
    check: ({ email, name }) => ({
      email: checkEmail(email),
      name: checkText(name, { min: 0, max: 100 }),
    }),
  });
  const role = ROLES.find((one) => one === form.values.role) ?? 'viewer';
  const save = submit(async ({ email, name }) => {
    const outcome = await create.run({ input: { email: email.trim(), name: name.trim(), role } });
    if (!outcome.ok) {
      applyProblem(outcome.problem);
      return;
    }
    setMade({ email: outcome.value.user.email, password: outcome.value.oneTimePassword });
  });
  return (
    <>
      <TaskDrawer
        opened={made === undefined}
        title={t('staff.new')}
        onClose={onClose}
        foot={<DrawerFoot formId={FORM_ID} isNew busy={create.busy} onClose={onClose} />}
      >
        <Form id={FORM_ID} onSubmit={save}>
          <TextInput
            label={t('staff.email')}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <TextInput
            label={t('staff.name')}
            description={t('common:form.optional')}
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <Select
            label={t('staff.role')}
            description={t(`staff.${role}Help`)}
            data={ROLES.map((value) => ({ value, label: t(`common:role.${value}`) }))}
            {...form.getInputProps('role')}
          />
          <ProblemNote problem={create.problem} />
        </Form>
      </TaskDrawer>
      <SecretDialog
        secret={made?.password}
        title={t('customers:create.password', { email: made?.email ?? '' })}
        onSaved={onClose}
      >
        <p className="secondary">{t('staff.passwordHelp')}</p>
      </SecretDialog>
    </>
  );
}
