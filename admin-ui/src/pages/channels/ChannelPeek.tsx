// One channel in full: its last hour, its models and its settings, with what can be done
// to it.
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { Peek } from '../../frame/Peek.tsx';
import { IconPencil, IconPlayerPlay, IconTrash } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { ChannelFacts } from './ChannelFacts.tsx';
import { StateOf } from './ChannelMarks.tsx';
import { CHANNEL } from './channel-documents.ts';
import { DeleteChannel } from './DeleteChannel.tsx';

interface ChannelPeekProps {
  readonly id: string;
  readonly onTask: (task: 'test' | 'edit') => void;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function ChannelPeek({ id, onTask, onClose, onPrevious, onNext }: ChannelPeekProps) {
  const { t } = useTranslation(['channels', 'common']);
  const { data, error, refetch } = useQuery(CHANNEL, { variables: { id } });
  const [deleting, setDeleting] = useState(false);
  const canWrite = useRight('writeChannels');
  const canTest = useRight('testChannels');
  const channel = data?.channel;
  const hasChannel = channel !== undefined && channel !== null;
  return (
    <Peek
      title={channel?.name ?? t('common:nav.channels')}
      status={hasChannel ? <StateOf channel={channel} /> : undefined}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
      {...(hasChannel && (canWrite || canTest)
        ? {
            foot: (
              <>
                {canWrite ? (
                  <Button
                    leftSection={<IconTrash {...smallIconProps} />}
                    onClick={() => setDeleting(true)}
                  >
                    {t('common:action.delete')}
                  </Button>
                ) : null}
                <span style={{ flex: 1 }} />
                {canWrite ? (
                  <Button
                    leftSection={<IconPencil {...smallIconProps} />}
                    onClick={() => onTask('edit')}
                  >
                    {t('common:action.edit')}
                  </Button>
                ) : null}
                {canTest ? (
                  <Button
                    leftSection={<IconPlayerPlay {...smallIconProps} />}
                    onClick={() => onTask('test')}
                  >
                    {t('test.button')}
                  </Button>
                ) : null}
              </>
            ),
          }
        : {})}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ channel: found }) =>
          found === null || found === undefined ? (
            <EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>
          ) : (
            <ChannelFacts channel={found} />
          )
        }
      </QueryView>
      {hasChannel && deleting ? (
        <DeleteChannel channel={channel} onDone={onClose} onClose={() => setDeleting(false)} />
      ) : null}
    </Peek>
  );
}
