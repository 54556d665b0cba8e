// Making or changing a model in its drawer.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { WaitingDrawer } from '../../frame/WaitingDrawer.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { ModelFields } from './ModelFields.tsx';
import type { Model } from './ModelMarks.tsx';
import { CREATE_MODEL, MODEL, UPDATE_MODEL } from './model-documents.ts';
import {
  COMPARED,
  checkModel,
  type ModelValues,
  NEW_MODEL,
  readModel,
  readModelChange,
  valuesOf,
} from './model-form.ts';
import styles from './models.module.css';

interface ModelDrawerProps {
  /** Absent makes a new model. */
  readonly id: string | undefined;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

const FORM_ID = 'model-form';
const REFETCH = { refetch: ['Models'] };

export function ModelDrawer({ id, onSaved, onClose }: ModelDrawerProps) {
  const { t } = useTranslation('models');
  const saved = useQuery(MODEL, {
    variables: { id: id ?? '' },
    skip: id === undefined,
    fetchPolicy: 'network-only',
  });
  const model = saved.data?.model ?? undefined;
  return id === undefined || model !== undefined ? (
    <ModelForm model={model} onSaved={onSaved} onClose={onClose} />
  ) : (
    <WaitingDrawer
      title={t('edit.title')}
      isGone={saved.data !== undefined}
      gone={<EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>}
      error={saved.error}
      refetch={saved.refetch}
      onClose={onClose}
    />
  );
}

interface ModelFormProps extends Omit<ModelDrawerProps, 'id'> {
  readonly model: Model | undefined;
}

function ModelForm({ model, onSaved, onClose }: ModelFormProps) {
  const { t } = useTranslation(['models', 'common']);
  const client = useApolloClient();
  const [base, setBase] = useState(model);
  const start = base === undefined ? NEW_MODEL : valuesOf(base);
  const { form, applyProblem, submit } = useAppForm({ initial: start, check: checkModel });
  const create = useAction(CREATE_MODEL, (data) => data.createModel, REFETCH);
  const update = useAction(UPDATE_MODEL, (data) => data.updateModel, REFETCH);
  const conflict = useConflict<Model>();
  const save = async (values: ModelValues, version = base?.version): Promise<void> => {
    const outcome =
      base === undefined || version === undefined
        ? await create.run({ input: { ...readModel(values), modelType: values.modelType } })
        : await update.run({
            input: { id: base.id, expectedVersion: version, ...readModelChange(start, values) },
          });
    if (outcome.ok) {
      showNotice(t(base === undefined ? 'create.done' : 'edit.done', { name: values.slug.trim() }));
      onSaved(outcome.value.id);
      return;
    }
    const query = { query: MODEL, variables: { id: base?.id ?? '' } };
    const read = async () =>
      (await client.query({ ...query, fetchPolicy: 'network-only' })).data?.model;
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(outcome.problem);
    }
  };
  const { theirs } = conflict;
  const mine = form.getValues();
  return (
    <TaskDrawer
      opened
      title={t(model === undefined ? 'create.title' : 'edit.title')}
      note={model?.slug}
      onClose={onClose}
      foot={
        <>
          <ProblemNote
            problem={theirs === undefined ? (create.problem ?? update.problem) : undefined}
          />
          <span style={{ flex: 1 }} />
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            type="submit"
            form={FORM_ID}
            variant="filled"
            loading={create.busy || update.busy}
          >
            {t(model === undefined ? 'common:action.create' : 'common:action.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        className={styles.form}
        noValidate
        onSubmit={submit((values) => save(values))}
      >
        <ModelFields form={form} isNew={model === undefined} />
      </form>
      {theirs === undefined ? null : (
        <ConflictDialog
          opened
          name={theirs.slug}
          fields={COMPARED.map(([key, label]) => ({
            label: t(label),
            base: String(start[key]),
            mine: String(mine[key]),
            theirs: String(valuesOf(theirs)[key]),
          }))}
          busy={update.busy}
          onClose={conflict.close}
          onTakeTheirs={() => {
            setBase(theirs);
            form.setValues(valuesOf(theirs));
            conflict.close();
          }}
          onKeepMine={() => {
            conflict.close();
            void save(mine, theirs.version);
          }}
        />
      )}
    </TaskDrawer>
  );
}
