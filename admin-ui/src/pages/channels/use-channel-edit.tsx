// Changes made in a row: saved at once with a way back, never over somebody else's change.
import { useApolloClient } from '@apollo/client/react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { useProblemText } from '../../data/use-problem-text.ts';
import { showNotice } from '../../states/show-notice.ts';
import { CHANNEL, UPDATE_CHANNEL } from './channel-documents.ts';
import type { Channel } from './channel-view.ts';

// Conflicts are rare; the dialog is fetched when there is one.
const ConflictDialog = lazy(async () => ({
  default: (await import('../../dialogs/ConflictDialog.tsx')).ConflictDialog,
}));

export type ChannelChange = Partial<Pick<Channel, 'priority' | 'weight' | 'enabled'>>;

interface Pending {
  readonly channel: Channel;
  readonly change: ChannelChange;
}

export interface ChannelEdit {
  readonly apply: (channel: Channel, change: ChannelChange) => Promise<void>;
  /** What is on its way; the row shows it beside the saved value. */
  readonly pending: Pending | undefined;
  readonly dialog: ReactNode;
}

const KEYS = ['priority', 'weight', 'enabled'] as const;

export function useChannelEdit(refetch: readonly string[]): ChannelEdit {
  const { t } = useTranslation(['channels', 'common']);
  const client = useApolloClient();
  const { forProblem } = useProblemText();
  const update = useAction(UPDATE_CHANNEL, (data) => data.updateChannel, { refetch });
  const conflict = useConflict<Channel>();
  const [pending, setPending] = useState<Pending>();

  const words = useChangeWords();

  const save = async (channel: Channel, change: ChannelChange, way: 'do' | 'undo') => {
    setPending({ channel, change });
    const outcome = await update.run({
      input: { id: channel.id, expectedVersion: channel.version, ...change },
    });
    if (outcome.ok) {
      const undo = {
        label: t('common:action.undo'),
        run: () => void save(outcome.value, reverse(channel, change), 'undo'),
      };
      showNotice(words.describe(channel, change), way === 'do' ? undo : undefined);
      setPending(undefined);
      conflict.close();
      return;
    }
    const read = async () =>
      (
        await client.query({
          query: CHANNEL,
          variables: { id: channel.id },
          fetchPolicy: 'network-only',
        })
      ).data?.channel;
    if (!(await conflict.meet(outcome.problem, read))) {
      setPending(undefined);
      showNotice(forProblem(outcome.problem));
    }
  };

  const { theirs } = conflict;
  const leave = (): void => {
    conflict.close();
    setPending(undefined);
  };
  const dialog =
    theirs === undefined || pending === undefined ? null : (
      <Suspense fallback={null}>
        <ConflictDialog
          opened
          name={theirs.name}
          fields={KEYS.map((key) => ({
            label: t(`field.${key}`),
            base: words.print(pending.channel, key),
            mine: words.print({ ...pending.channel, ...pending.change }, key),
            theirs: words.print(theirs, key),
          }))}
          busy={update.busy}
          onTakeTheirs={leave}
          onClose={leave}
          onKeepMine={() => void save(theirs, pending.change, 'do')}
        />
      </Suspense>
    );
  return { apply: (channel, change) => save(channel, change, 'do'), pending, dialog };
}

/** The change that takes another one back. */
function reverse(channel: Channel, change: ChannelChange): ChannelChange {
  return Object.fromEntries(
    KEYS.filter((key) => change[key] !== undefined).map((key) => [key, channel[key]]),
  );
}

function useChangeWords() {
  const { t } = useTranslation('channels');
  const print = (change: ChannelChange, key: (typeof KEYS)[number]): string =>
    key === 'enabled'
      ? t(change.enabled === true ? 'state.on' : 'state.off')
      : String(change[key] ?? '');
  const describe = (before: Channel, change: ChannelChange): string =>
    KEYS.filter((key) => change[key] !== undefined)
      .map((key) =>
        t('edit.changed', {
          name: before.name,
          field: t(`field.${key}`),
          from: print(before, key),
          to: print(change, key),
        }),
      )
      .join(' ');
  return { print, describe };
}
