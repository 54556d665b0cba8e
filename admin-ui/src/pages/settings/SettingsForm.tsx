// The form of the settings. While something is changed the save bar says so; somebody
// else's change meanwhile is shown beside one's own.
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../data/problem.ts';
import { useRight } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { useAppForm } from '../../fields/use-app-form.ts';
import { SaveBar } from '../../frame/SaveBar.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { SettingsFields } from './SettingsFields.tsx';
import styles from './settings.module.css';
import { SETTINGS, UPDATE_SETTINGS } from './settings-documents.ts';
import {
  checkSettings,
  FIELD_OF_INPUT,
  isChanged,
  readChange,
  type SavedSettings,
  SETTING_KEYS,
  type SettingsValues,
  valuesOf,
} from './settings-values.ts';

export function SettingsForm({ settings }: { readonly settings: SavedSettings }) {
  const { t } = useTranslation(['settings', 'common']);
  const client = useApolloClient();
  const canWrite = useRight('writeSettings');
  const update = useAction(UPDATE_SETTINGS, (data) => data.updateSettings);
  const conflict = useConflict<SavedSettings>();
  const [base, setBase] = useState(settings);
  const start = valuesOf(base);
  const { form, applyProblem, submit } = useAppForm<SettingsValues>({
    initial: start,
    check: checkSettings,
  });
  const values = form.getValues();
  const changed = isChanged(start, values);

  const take = (saved: SavedSettings): void => {
    setBase(saved);
    form.setValues(valuesOf(saved));
    update.clear();
  };
  const save = async (expectedVersion: number): Promise<void> => {
    const outcome = await update.run({
      input: { expectedVersion, ...readChange(start, form.getValues()) },
    });
    if (outcome.ok) {
      take(outcome.value);
      showNotice(t('installation.saved'));
      return;
    }
    const read = async () =>
      (await client.query({ query: SETTINGS, fetchPolicy: 'network-only' })).data?.settings;
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(onFields(outcome.problem));
    }
  };
  const { theirs } = conflict;
  const send = submit(() => save(base.version));
  return (
    <>
      <form
        className={styles.scroll}
        // Where no field takes the focus, the keyboard scrolls the form itself.
        {...(canWrite ? {} : { tabIndex: 0, 'aria-label': t('part.installation') })}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(event);
        }}
      >
        <SettingsFields form={form} disabled={!canWrite} updatedAt={base.updatedAt} />
        {/* Lets Enter in a field save, while the button is in the bar below. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      {changed && canWrite ? (
        <SaveBar
          effect={
            theirs === undefined && update.problem !== undefined ? (
              <ProblemNote problem={update.problem} />
            ) : (
              t('installation.effect')
            )
          }
          busy={update.busy}
          onDiscard={() => {
            form.reset();
            take(base);
          }}
          onSave={() => send()}
        />
      ) : null}
      {theirs === undefined ? null : (
        <ConflictDialog
          opened
          name={t('common:nav.settings')}
          fields={SETTING_KEYS.map((key) => ({
            label: t(`installation.${key}`),
            base: start[key],
            mine: values[key],
            theirs: valuesOf(theirs)[key],
          }))}
          busy={update.busy}
          onClose={conflict.close}
          onTakeTheirs={() => {
            take(theirs);
            conflict.close();
          }}
          onKeepMine={() => {
            conflict.close();
            void save(theirs.version);
          }}
        />
      )}
    </>
  );
}

function onFields(problem: Problem): Problem {
  const fields = (problem.fields ?? []).map((field) => ({
    ...field,
    path: FIELD_OF_INPUT[field.path] ?? field.path,
  }));
  return { ...problem, fields };
}
