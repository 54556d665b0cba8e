// Tests one channel with a real call and shows it in time. The form stays while the
// answer is looked at, so that it can be run again.
import { useQuery } from '@apollo/client/react';
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Success } from '../../data/problem.ts';
import { useAction } from '../../data/use-action.ts';
import { checkText } from '../../fields/read-fields.ts';
import { Section } from '../../frame/Section.tsx';
import { Segments } from '../../frame/Segments.tsx';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { WaitingDrawer } from '../../frame/WaitingDrawer.tsx';
import type { TestChannelMutation } from '../../generated/channels/graphql.ts';
import { IconPlayerPlay } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { CHANNEL } from './channel-documents.ts';
import { TEST_CHANNEL } from './channel-task-documents.ts';
import type { Channel } from './channel-view.ts';
import styles from './channels.module.css';
import { TestReport } from './TestReport.tsx';

export type TestResult = Success<TestChannelMutation['testChannel']>;

interface TestDrawerProps {
  readonly id: string;
  readonly modelId: string | undefined;
  readonly onClose: () => void;
}

export function TestDrawer({ id, modelId, onClose }: TestDrawerProps) {
  const { t } = useTranslation('channels');
  const { data, error, refetch } = useQuery(CHANNEL, { variables: { id } });
  const channel = data?.channel ?? undefined;
  return channel === undefined ? (
    <WaitingDrawer
      title={t('test.title')}
      isGone={data !== undefined}
      gone={<EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>}
      error={error}
      refetch={refetch}
      onClose={onClose}
    />
  ) : (
    <TaskDrawer opened title={t('test.title')} note={channel.name} onClose={onClose}>
      <TestForm channel={channel} modelId={modelId} />
    </TaskDrawer>
  );
}

interface TestFormProps {
  readonly channel: Channel;
  readonly modelId: string | undefined;
}

interface Run {
  readonly result: TestResult;
  readonly at: string;
  readonly stream: boolean;
}

function TestForm({ channel, modelId }: TestFormProps) {
  const { t } = useTranslation('channels');
  const [model, setModel] = useState(modelId ?? channel.models[0]?.model.id ?? null);
  const [prompt, setPrompt] = useState(t('test.prompt'));
  const [mode, setMode] = useState<'stream' | 'json'>('stream');
  const [last, setLast] = useState<Run>();
  const test = useAction(TEST_CHANNEL, (data) => data.testChannel, {
    refetch: ['Channels', 'Channel'],
  });
  const isReady = model !== null && checkText(prompt, { max: 2_000 }) === undefined;
  const run = async (): Promise<void> => {
    if (!isReady) {
      return;
    }
    const stream = mode === 'stream';
    const outcome = await test.run({
      input: { channelId: channel.id, modelId: model, prompt: prompt.trim(), stream },
    });
    setLast(
      outcome.ok ? { result: outcome.value, at: new Date().toISOString(), stream } : undefined,
    );
  };
  return (
    <>
      <Section>
        <form
          className={styles.group}
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <div className={styles.runRow}>
            <Select
              label={t('column.model')}
              data={channel.models.map(({ model: { id, slug } }) => ({ value: id, label: slug }))}
              value={model}
              onChange={setModel}
            />
            <Segments
              label={t('test.mode')}
              options={[
                { key: 'stream', label: t('test.stream') },
                { key: 'json', label: t('test.json') },
              ]}
              value={mode}
              onChange={setMode}
            />
          </div>
          <div className={styles.runRow}>
            <TextInput
              label={t('test.promptLabel')}
              value={prompt}
              onChange={(event) => setPrompt(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant="filled"
              leftSection={<IconPlayerPlay {...smallIconProps} />}
              loading={test.busy}
              disabled={!isReady}
              data-autofocus
            >
              {t(last === undefined ? 'test.run' : 'test.again')}
            </Button>
          </div>
          <ProblemNote problem={test.problem} />
        </form>
      </Section>
      {last === undefined ? (
        <Section>
          <p className="muted">{t(test.busy ? 'test.running' : 'test.help')}</p>
        </Section>
      ) : (
        <TestReport {...last} />
      )}
    </>
  );
}
