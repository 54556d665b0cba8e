// Making or changing a key. The drawer loads what the form chooses from and the saved key
// first; a new key's secret is shown once.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { WaitingDrawer } from '../../frame/WaitingDrawer.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { KeyForm } from './KeyForm.tsx';
import { API_KEY, KEY_CHOICES } from './key-documents.ts';

interface KeyDrawerProps {
  readonly accountId: string;
  /** Absent makes a new key. */
  readonly keyId: string | undefined;
  readonly onClose: () => void;
}

export function KeyDrawer({ accountId, keyId, onClose }: KeyDrawerProps) {
  const { t } = useTranslation('customers');
  const choices = useQuery(KEY_CHOICES);
  const saved = useQuery(API_KEY, {
    variables: { id: keyId ?? '' },
    skip: keyId === undefined,
    fetchPolicy: 'network-only',
  });
  const apiKey = saved.data?.apiKey ?? undefined;
  const isReady = keyId === undefined || apiKey !== undefined;
  return choices.data !== undefined && isReady ? (
    <KeyForm accountId={accountId} apiKey={apiKey} choices={choices.data} onClose={onClose} />
  ) : (
    <WaitingDrawer
      title={t(keyId === undefined ? 'key.new' : 'key.edit')}
      isGone={saved.data !== undefined && apiKey === undefined}
      gone={<EmptyState title={t('key.missing')} />}
      error={choices.error ?? saved.error}
      refetch={choices.refetch}
      onClose={onClose}
    />
  );
}
