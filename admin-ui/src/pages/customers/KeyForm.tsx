// The form of a key: its name, what it may call, whether it may choose its channel.
import { useApolloClient } from '@apollo/client/react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { SecretDialog } from '../../dialogs/SecretDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import type { KeyChoicesQuery } from '../../generated/customers/graphql.ts';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { ApiKey } from './KeyMarks.tsx';
import { API_KEY, CREATE_KEY, UPDATE_KEY } from './key-documents.ts';
import { compareKeys, type KeyValues, NEW_KEY, valuesOf } from './key-values.ts';
import { ScopePicker } from './ScopePicker.tsx';

interface KeyFormProps {
  readonly accountId: string;
  readonly apiKey: ApiKey | undefined;
  readonly choices: KeyChoicesQuery;
  readonly onClose: () => void;
}

const FORM_ID = 'key-form';
const REFETCH = { refetch: ['CustomerKeys', 'Customer'] };

export function KeyForm({ accountId, apiKey, choices, onClose }: KeyFormProps) {
  const { t } = useTranslation(['customers', 'common']);
  const client = useApolloClient();
  const create = useAction(CREATE_KEY, (data) => data.createApiKey, REFETCH);
  const update = useAction(UPDATE_KEY, (data) => data.updateApiKey, REFETCH);
  const conflict = useConflict<ApiKey>();
  const [base, setBase] = useState(apiKey);
  const [made, setMade] = useState<{ readonly secret: string; readonly name: string }>();
  const { form, applyProblem, submit } = useAppForm<KeyValues>({
    initial: base === undefined ? NEW_KEY : valuesOf(base),
    check: ({ name }) => ({ name: checkText(name, { max: 100 }) }),
  });
  const makeKey = async (values: KeyValues): Promise<void> => {
    const outcome = await create.run({ input: { ...values, name: values.name.trim(), accountId } });
    if (outcome.ok) {
      setMade({ secret: outcome.value.secret, name: outcome.value.apiKey.name });
    } else {
      applyProblem(outcome.problem);
    }
  };
  const change = async (id: string, expectedVersion: number): Promise<void> => {
    const values = form.getValues();
    const input = { id, expectedVersion, ...values, name: values.name.trim() };
    const outcome = await update.run({ input });
    if (outcome.ok) {
      showNotice(t('key.saved', { name: outcome.value.name }));
      onClose();
      return;
    }
    const read = async () => {
      const query = { query: API_KEY, variables: { id } };
      return (await client.query({ ...query, fetchPolicy: 'network-only' })).data?.apiKey;
    };
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(outcome.problem);
    }
  };
  const { theirs } = conflict;
  const title = t(apiKey === undefined ? 'key.new' : 'key.edit');
  return (
    <>
      <TaskDrawer
        opened={made === undefined}
        title={title}
        note={apiKey?.name}
        onClose={onClose}
        foot={
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button
              type="submit"
              form={FORM_ID}
              variant="filled"
              loading={create.busy || update.busy}
            >
              {t(apiKey === undefined ? 'common:action.create' : 'common:action.save')}
            </Button>
          </>
        }
      >
        <Form
          id={FORM_ID}
          onSubmit={submit((values) =>
            base === undefined ? makeKey(values) : change(base.id, base.version),
          )}
        >
          <TextInput label={t('key.name')} data-autofocus {...form.getInputProps('name')} />
          <ScopePicker
            choices={choices}
            families={form.values.scopeFamilies}
            models={form.values.scopeModels}
            onFamilies={(next) => form.setFieldValue('scopeFamilies', [...next])}
            onModels={(next) => form.setFieldValue('scopeModels', [...next])}
          />
          <Checkbox
            label={t('key.mayPin')}
            description={t('key.mayPinHelp')}
            {...form.getInputProps('mayPin', { type: 'checkbox' })}
          />
          <ProblemNote
            problem={theirs === undefined ? (create.problem ?? update.problem) : undefined}
          />
        </Form>
        {theirs === undefined || base === undefined ? null : (
          <ConflictDialog
            opened
            name={theirs.name}
            fields={compareKeys(
              { base: valuesOf(base), mine: form.values, theirs: valuesOf(theirs) },
              {
                name: t('key.name'),
                scope: t('key.scope'),
                pin: t('key.mayPin'),
                models: new Map(choices.models.nodes.map(({ id, slug }) => [id, slug])),
              },
            )}
            busy={update.busy}
            onClose={conflict.close}
            onTakeTheirs={() => {
              setBase(theirs);
              form.setValues(valuesOf(theirs));
              conflict.close();
            }}
            onKeepMine={() => {
              conflict.close();
              void change(theirs.id, theirs.version);
            }}
          />
        )}
      </TaskDrawer>
      <SecretDialog
        secret={made?.secret}
        title={t('key.secret', { name: made?.name ?? '' })}
        onSaved={onClose}
      />
    </>
  );
}
