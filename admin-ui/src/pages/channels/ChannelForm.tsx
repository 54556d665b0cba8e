// The form of a channel in its drawer: sending it, and what happens when somebody else
// was faster.
import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { useAppForm } from '../../fields/use-app-form.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import type { ChannelChoicesQuery } from '../../generated/channels/graphql.ts';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { FullChannel } from './ChannelFacts.tsx';
import { ChannelFields } from './ChannelFields.tsx';
import { CHANNEL, UPDATE_CHANNEL } from './channel-documents.ts';
import {
  type ChannelValues,
  checkChannel,
  NEW_CHANNEL,
  readChange,
  readSettings,
  valuesOf,
} from './channel-form.ts';
import { CREATE_CHANNEL } from './channel-task-documents.ts';
import styles from './channels.module.css';
import { useComparedChannel } from './use-compared-channel.ts';

interface ChannelFormProps {
  readonly choices: ChannelChoicesQuery;
  readonly channel: FullChannel | undefined;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

const FORM_ID = 'channel-form';
const REFETCH = { refetch: ['Channels'] };

export function ChannelForm({ choices, channel, onSaved, onClose }: ChannelFormProps) {
  const { t } = useTranslation(['channels', 'common']);
  const client = useApolloClient();
  const [base, setBase] = useState(channel);
  const start = base === undefined ? NEW_CHANNEL : valuesOf(base);
  const { form, applyProblem, submit } = useAppForm({ initial: start, check: checkChannel });
  const create = useAction(CREATE_CHANNEL, (data) => data.createChannel, REFETCH);
  const update = useAction(UPDATE_CHANNEL, (data) => data.updateChannel, REFETCH);
  const conflict = useConflict<FullChannel>();
  const compare = useComparedChannel(choices);

  const save = async (values: ChannelValues, version = base?.version): Promise<void> => {
    const outcome =
      base === undefined || version === undefined
        ? await create.run({
            input: {
              ...readSettings(values),
              providerId: values.providerId,
              enableModels: values.enableModels,
            },
          })
        : await update.run({
            input: { id: base.id, expectedVersion: version, ...readChange(start, values) },
          });
    if (outcome.ok) {
      showNotice(t(base === undefined ? 'create.done' : 'edit.done', { name: values.name.trim() }));
      onSaved(outcome.value.id);
      return;
    }
    const read = async () => {
      const query = { query: CHANNEL, variables: { id: base?.id ?? '' } };
      return (await client.query({ ...query, fetchPolicy: 'network-only' })).data?.channel;
    };
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(outcome.problem);
    }
  };
  const { theirs } = conflict;
  const takeTheirs = (saved: FullChannel): void => {
    setBase(saved);
    form.setValues(valuesOf(saved));
    conflict.close();
  };
  const shown = conflict.theirs === undefined ? (create.problem ?? update.problem) : undefined;
  return (
    <TaskDrawer
      opened
      title={t(channel === undefined ? 'create.title' : 'edit.title')}
      note={channel?.name}
      onClose={onClose}
      foot={
        <>
          <ProblemNote problem={shown} />
          <span style={{ flex: 1 }} />
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            type="submit"
            form={FORM_ID}
            variant="filled"
            loading={create.busy || update.busy}
          >
            {t(channel === undefined ? 'common:action.create' : 'common:action.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        className={styles.formBody}
        noValidate
        onSubmit={submit((values) => save(values))}
      >
        <ChannelFields form={form} choices={choices} isNew={channel === undefined} />
      </form>
      {theirs === undefined || base === undefined ? null : (
        <ConflictDialog
          opened
          name={theirs.name}
          fields={compare(start, form.getValues(), valuesOf(theirs))}
          busy={update.busy}
          onClose={conflict.close}
          onTakeTheirs={() => takeTheirs(theirs)}
          onKeepMine={() => {
            conflict.close();
            void save(form.getValues(), theirs.version);
          }}
        />
      )}
    </TaskDrawer>
  );
}
