// Making, changing and deleting a family.
import { useApolloClient } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { checkText, checkWhole, readWhole } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { DrawerFoot } from './DrawerFoot.tsx';
import type { Family } from './FamiliesPart.tsx';
import { CREATE_FAMILY, DELETE_FAMILY, FAMILIES, UPDATE_FAMILY } from './list-documents.ts';

interface FamilyDrawerProps {
  /** Absent makes a new one. */
  readonly family: Family | undefined;
  readonly onClose: () => void;
}

const FORM_ID = 'family-form';
const AGAIN = { refetch: ['Families'] };
const MAX_ROWS = 200;

export function FamilyDrawer({ family, onClose }: FamilyDrawerProps) {
  const { t } = useTranslation(['settings', 'common']);
  const client = useApolloClient();
  const create = useAction(CREATE_FAMILY, (data) => data.createFamily, AGAIN);
  const update = useAction(UPDATE_FAMILY, (data) => data.updateFamily, AGAIN);
  const conflict = useConflict<Family>();
  const [base, setBase] = useState(family);
  const [deleting, setDeleting] = useState(false);
  const { form, applyProblem, submit } = useAppForm({
    initial: valuesOf(base),
    check: ({ name, slug, position }) => ({
      name: checkText(name, { max: 100 }),
      slug: checkText(slug, { max: 63 }),
      position: checkWhole(position, { min: 0, max: 10_000 }),
    }),
  });
  const save = async (version: number | undefined): Promise<void> => {
    const { name, slug, position } = form.getValues();
    const values = { name: name.trim(), position: readWhole(position) };
    const outcome =
      base === undefined || version === undefined
        ? await create.run({ input: { ...values, slug: slug.trim() } })
        : await update.run({ input: { slug: base.slug, expectedVersion: version, ...values } });
    if (outcome.ok) {
      showNotice(t('common:form.saved'));
      onClose();
      return;
    }
    const read = async () => {
      const query = { query: FAMILIES, variables: { first: MAX_ROWS } };
      const { data } = await client.query({ ...query, fetchPolicy: 'network-only' });
      return data?.families.nodes.find(({ slug: one }) => one === base?.slug);
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
      title={t(family === undefined ? 'family.new' : 'family.edit')}
      note={family?.slug}
      onClose={onClose}
      foot={
        <>
          {family === undefined ? null : (
            <Button onClick={() => setDeleting(true)} style={{ marginRight: 'auto' }}>
              {t('common:action.delete')}
            </Button>
          )}
          <DrawerFoot formId={FORM_ID} isNew={family === undefined} busy={busy} onClose={onClose} />
        </>
      }
    >
      <Form id={FORM_ID} onSubmit={submit(() => save(base?.version))}>
        <TextInput label={t('family.name')} data-autofocus {...form.getInputProps('name')} />
        {family === undefined ? (
          <TextInput
            label={t('family.slug')}
            description={t('family.slugHelp')}
            {...form.getInputProps('slug')}
          />
        ) : null}
        <TextInput
          label={t('family.position')}
          description={t('family.positionHelp')}
          inputMode="numeric"
          {...form.getInputProps('position')}
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
              label: t('family.name'),
              base: base.name,
              mine: form.values.name,
              theirs: theirs.name,
            },
            {
              label: t('family.position'),
              base: String(base.position),
              mine: form.values.position,
              theirs: String(theirs.position),
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
        <DeleteFamily
          family={base}
          opened={deleting}
          onClose={() => setDeleting(false)}
          onDeleted={onClose}
        />
      )}
    </TaskDrawer>
  );
}

function valuesOf(family: Family | undefined) {
  return {
    name: family?.name ?? '',
    slug: family?.slug ?? '',
    position: String(family?.position ?? 0),
  };
}

interface DeleteFamilyProps {
  readonly family: Family;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

function DeleteFamily({ family, opened, onClose, onDeleted }: DeleteFamilyProps) {
  const { t } = useTranslation(['settings', 'common']);
  const remove = useAction(DELETE_FAMILY, (data) => data.deleteFamily, AGAIN);
  const confirm = async (): Promise<void> => {
    const input = { slug: family.slug, expectedVersion: family.version };
    if ((await remove.run({ input })).ok) {
      showNotice(t('deleted', { name: family.name }));
      onDeleted();
    }
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('deleteTitle', { name: family.name })}
      effect={t('family.deleteEffect')}
      confirmLabel={t('common:action.delete')}
      danger
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}
