// Making, changing and deleting a user group.
import { useApolloClient } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { checkFactor, checkText, readFactor } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { printFactor } from '../../format/factor.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { DrawerFoot } from './DrawerFoot.tsx';
import type { Group } from './GroupsPart.tsx';
import { CREATE_GROUP, DELETE_GROUP, GROUPS, UPDATE_GROUP } from './list-documents.ts';

interface GroupDrawerProps {
  /** Absent makes a new one. */
  readonly group: Group | undefined;
  readonly onClose: () => void;
}

const FORM_ID = 'group-form';
const AGAIN = { refetch: ['Groups'] };
const MAX_ROWS = 200;

export function GroupDrawer({ group, onClose }: GroupDrawerProps) {
  const { t } = useTranslation(['settings', 'common']);
  const client = useApolloClient();
  const create = useAction(CREATE_GROUP, (data) => data.createUserGroup, AGAIN);
  const update = useAction(UPDATE_GROUP, (data) => data.updateUserGroup, AGAIN);
  const conflict = useConflict<Group>();
  const [base, setBase] = useState(group);
  const [deleting, setDeleting] = useState(false);
  const { form, applyProblem, submit } = useAppForm({
    initial: valuesOf(base),
    check: ({ name, slug, multiplierPpm }) => ({
      name: checkText(name, { max: 100 }),
      slug: checkText(slug, { max: 63 }),
      multiplierPpm: checkFactor(multiplierPpm, { max: 1000 }),
    }),
  });
  const save = async (version: number | undefined): Promise<void> => {
    const { name, slug, multiplierPpm } = form.getValues();
    const values = { name: name.trim(), multiplierPpm: readFactor(multiplierPpm) };
    const outcome =
      base === undefined || version === undefined
        ? await create.run({ input: { ...values, slug: slug.trim() } })
        : await update.run({ input: { id: base.id, expectedVersion: version, ...values } });
    if (outcome.ok) {
      showNotice(t('common:form.saved'));
      onClose();
      return;
    }
    const read = async () => {
      const query = { query: GROUPS, variables: { first: MAX_ROWS } };
      const { data } = await client.query({ ...query, fetchPolicy: 'network-only' });
      return data?.userGroups.nodes.find(({ id }) => id === base?.id);
    };
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(outcome.problem);
    }
  };
  const { theirs } = conflict;
  const busy = create.busy || update.busy;
  return (
    <TaskDrawer
      opened
      title={t(group === undefined ? 'group.new' : 'group.edit')}
      note={group?.slug}
      onClose={onClose}
      foot={
        <>
          {group === undefined ? null : (
            <Button onClick={() => setDeleting(true)} style={{ marginRight: 'auto' }}>
              {t('common:action.delete')}
            </Button>
          )}
          <DrawerFoot formId={FORM_ID} isNew={group === undefined} busy={busy} onClose={onClose} />
        </>
      }
    >
      <Form id={FORM_ID} onSubmit={submit(() => save(base?.version))}>
        <TextInput label={t('group.name')} data-autofocus {...form.getInputProps('name')} />
        {group === undefined ? (
          <TextInput
            label={t('group.slug')}
            description={t('group.slugHelp')}
            {...form.getInputProps('slug')}
          />
        ) : null}
        <TextInput
          label={t('group.factor')}
          description={t('group.factorHelp')}
          inputMode="decimal"
          {...form.getInputProps('multiplierPpm')}
        />
        <ProblemNote
          problem={theirs === undefined ? (create.problem ?? update.problem) : undefined}
        />
      </Form>
      {theirs === undefined || base === undefined ? null : (
        <ConflictDialog
          opened
          name={theirs.name}
          fields={[
            {
              label: t('group.name'),
              base: base.name,
              mine: form.values.name,
              theirs: theirs.name,
            },
            {
              label: t('group.factor'),
              base: printFactor(base.multiplierPpm),
              mine: form.values.multiplierPpm,
              theirs: printFactor(theirs.multiplierPpm),
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
      {base === undefined ? null : (
        <DeleteGroup
          group={base}
          opened={deleting}
          onClose={() => setDeleting(false)}
          onDeleted={onClose}
        />
      )}
    </TaskDrawer>
  );
}

function valuesOf(group: Group | undefined) {
  return {
    name: group?.name ?? '',
    slug: group?.slug ?? '',
    multiplierPpm: printFactor(group?.multiplierPpm ?? 1_000_000),
  };
}

interface DeleteGroupProps {
  readonly group: Group;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

function DeleteGroup({ group, opened, onClose, onDeleted }: DeleteGroupProps) {
  const { t } = useTranslation(['settings', 'common']);
  const remove = useAction(DELETE_GROUP, (data) => data.deleteUserGroup, AGAIN);
  const confirm = async (): Promise<void> => {
    const input = { id: group.id, expectedVersion: group.version };
    if ((await remove.run({ input })).ok) {
      showNotice(t('deleted', { name: group.name }));
      onDeleted();
    }
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('deleteTitle', { name: group.name })}
      effect={t('group.deleteEffect')}
      confirmLabel={t('common:action.delete')}
      danger
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
