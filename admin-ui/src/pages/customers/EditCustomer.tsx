// The name and group of a customer's account. Somebody else's change meanwhile is shown
// beside one's own.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { Customer } from './CustomerState.tsx';
import { ACCOUNT, CUSTOMER_GROUPS } from './customer-documents.ts';
import { UPDATE_ACCOUNT } from './customer-mutations.ts';

type Account = Pick<Customer['account'], 'id' | 'version' | 'name' | 'group'>;

const FORM_ID = 'edit-customer';

interface EditCustomerProps {
  readonly account: Account;
  readonly onClose: () => void;
}

export function EditCustomer({ account, onClose }: EditCustomerProps) {
  const { t } = useTranslation(['customers', 'common']);
  const client = useApolloClient();
  const groups = useQuery(CUSTOMER_GROUPS).data?.userGroups.nodes ?? [account.group];
  const update = useAction(UPDATE_ACCOUNT, (data) => data.updateAccount, { refetch: ['Customer'] });
  const conflict = useConflict<Account>();
  const [base, setBase] = useState(account);
  const { form, applyProblem, submit } = useAppForm({
    initial: valuesOf(account),
    check: ({ name }) => ({ name: checkText(name, { max: 100 }) }),
  });
  const save = async (expectedVersion: number): Promise<void> => {
    const { name, groupId } = form.getValues();
    const outcome = await update.run({
      input: {
        id: base.id,
        expectedVersion,
        ...(name.trim() === base.name ? {} : { name: name.trim() }),
        ...(groupId === base.group.id ? {} : { groupId }),
      },
    });
    if (outcome.ok) {
      showNotice(t('edit.done', { name: name.trim() }));
      onClose();
      return;
    }
    const read = async () =>
      (
        await client.query({
          query: ACCOUNT,
          variables: { id: base.id },
          fetchPolicy: 'network-only',
        })
      ).data?.account;
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(outcome.problem);
    }
  };
  const { theirs } = conflict;
  const groupName = (id: string): string => groups.find((one) => one.id === id)?.name ?? id;
  return (
    <TaskDrawer
      opened
      title={t('edit.title')}
      note={account.name}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" form={FORM_ID} variant="filled" loading={update.busy}>
            {t('common:action.save')}
          </Button>
        </>
      }
    >
      <Form id={FORM_ID} onSubmit={submit(() => save(base.version))}>
        <TextInput label={t('field.account')} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('field.group')}
          description={t('field.groupHelp')}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('groupId')}
        />
        <ProblemNote problem={theirs === undefined ? update.problem : undefined} />
      </Form>
      {theirs === undefined ? null : (
        <ConflictDialog
          opened
          name={theirs.name}
          fields={[
            {
              label: t('field.account'),
              base: base.name,
              mine: form.values.name,
              theirs: theirs.name,
            },
            {
              label: t('field.group'),
              base: base.group.name,
              mine: groupName(form.values.groupId),
              theirs: theirs.group.name,
            },
          ]}
          busy={update.busy}
          onClose={conflict.close}
          onTakeTheirs={() => {
            setBase(theirs);
            form.setValues(valuesOf(theirs));
            conflict.close();
          }}
          onKeepMine={() => {
            conflict.close();
            void save(theirs.version);
          }}
        />
      )}
    </TaskDrawer>
  );
}

function valuesOf({ name, group }: Account) {
  return { name, groupId: group.id };
}
