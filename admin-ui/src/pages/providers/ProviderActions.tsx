// Turning a provider on or off and deleting it: each says first what it stops.
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useProblemText } from '../../data/use-problem-text.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { showNotice } from '../../states/show-notice.ts';
import type { Provider } from './provider-columns.tsx';
import { DELETE_PROVIDER, PROVIDER_EFFECT, UPDATE_PROVIDER } from './provider-documents.ts';

interface ProviderActionsProps {
  readonly provider: Provider;
  readonly onDeleted: () => void;
}

export function ProviderActions({ provider, onDeleted }: ProviderActionsProps) {
  const { t } = useTranslation(['providers', 'common']);
  const { forProblem } = useProblemText();
  const [asking, setAsking] = useState<'off' | 'delete'>();
  const effect = useQuery(PROVIDER_EFFECT, {
    variables: { id: provider.id },
    fetchPolicy: 'network-only',
  });
  const found = effect.data?.providerDeletionEffect ?? undefined;
  const refetch = ['Providers', 'ProviderEffect'];
  const update = useAction(UPDATE_PROVIDER, (data) => data.updateProvider, { refetch });
  const remove = useAction(DELETE_PROVIDER, (data) => data.deleteProvider, {
    refetch: ['Providers'],
  });
  const close = (): void => setAsking(undefined);
  const input = { id: provider.id, expectedVersion: provider.version };
  const turn = async (enabled: boolean): Promise<void> => {
    const outcome = await update.run({ input: { ...input, enabled } });
    if (outcome.ok) {
      close();
      showNotice(t(enabled ? 'on.done' : 'off.done', { name: provider.name }));
    } else if (enabled) {
      showNotice(forProblem(outcome.problem));
    }
  };
  const erase = async (): Promise<void> => {
    if ((await remove.run({ input })).ok) {
      showNotice(t('delete.done', { name: provider.name }));
      onDeleted();
    }
  };
  return (
    <>
      {found?.deletable === true ? (
        <Button onClick={() => setAsking('delete')}>{t('common:action.delete')}</Button>
      ) : (
        <span className="muted">{t('delete.channelsFirst')}</span>
      )}
      <span style={{ flex: 1 }} />
      <Button
        loading={update.busy && asking === undefined}
        onClick={() => (provider.enabled ? setAsking('off') : void turn(true))}
      >
        {t(provider.enabled ? 'off.button' : 'on.button')}
      </Button>
      <ConfirmDialog
        opened={asking === 'off'}
        danger
        title={t('off.title', { name: provider.name })}
        effect={found === undefined ? t('off.unknown') : <OffEffect effect={found} />}
        confirmLabel={t('off.button')}
        busy={update.busy}
        problem={update.problem}
        onConfirm={() => void turn(false)}
        onClose={close}
      />
      <ConfirmDialog
        opened={asking === 'delete'}
        danger
        title={t('delete.title', { name: provider.name })}
        effect={t('delete.effect', { count: found?.credentials ?? 0 })}
        confirmLabel={t('common:action.delete')}
        busy={remove.busy}
        problem={remove.problem}
        onConfirm={() => void erase()}
        onClose={close}
      />
    </>
  );
}

interface Effect {
  readonly enabledChannels: number;
  readonly requestsLastHour: number;
  readonly modelsLeftWithoutChannel: readonly string[];
}

function OffEffect({ effect }: { readonly effect: Effect }) {
  const { t } = useTranslation('providers');
  const format = useFormat();
  return (
    <>
      <p>{t('off.channels', { count: effect.enabledChannels })}</p>
      <p>{t('off.requests', { count: effect.requestsLastHour })}</p>
      <p className={effect.modelsLeftWithoutChannel.length === 0 ? undefined : 'strong'}>
        {effect.modelsLeftWithoutChannel.length === 0
          ? t('off.covered')
          : t('off.left', { models: format.list(effect.modelsLeftWithoutChannel) })}
      </p>
    </>
  );
}
