// Rotating, disabling, enabling and revoking a key; each says its effect first.
import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { SecretDialog } from '../../dialogs/SecretDialog.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { ApiKey } from './KeyMarks.tsx';
import { DISABLE_KEY, ENABLE_KEY, KEY_TRAFFIC, REVOKE_KEY, ROTATE_KEY } from './key-documents.ts';

export type KeyTask = 'rotate' | 'disable' | 'enable' | 'revoke';

/** Seconds for which the old secret goes on working. */
const OVERLAPS = ['0', '3600', '86400', '604800', '2592000'] as const;
const USUAL_OVERLAP = '86400';
const HOUR_MS = 3_600_000;

interface KeyDialogsProps {
  readonly task: { readonly key: ApiKey; readonly task: KeyTask } | undefined;
  readonly onClose: () => void;
}

export function KeyDialogs({ task: asked, onClose }: KeyDialogsProps) {
  const { t } = useTranslation('customers');
  const again = { refetch: ['CustomerKeys', 'Customer'] };
  const rotate = useAction(ROTATE_KEY, (data) => data.rotateApiKey, again);
  const disable = useAction(DISABLE_KEY, (data) => data.disableApiKey, again);
  const enable = useAction(ENABLE_KEY, (data) => data.enableApiKey, again);
  const revoke = useAction(REVOKE_KEY, (data) => data.revokeApiKey, again);
  const [overlap, setOverlap] = useState<string>(USUAL_OVERLAP);
  const [made, setMade] = useState<string>();
  const traffic = useTrafficText(asked?.key);
  if (asked === undefined) {
    return null;
  }
  const { key, task } = asked;
  const { name } = key;
  const input = { id: key.id, expectedVersion: key.version };
  const current = { rotate, disable, enable, revoke }[task];

  const confirm = async (): Promise<void> => {
    if (task === 'rotate') {
      const outcome = await rotate.run({ input: { ...input, overlapSeconds: Number(overlap) } });
      if (outcome.ok) {
        setMade(outcome.value.secret);
      }
      return;
    }
    const outcome = await { disable, enable, revoke }[task].run({ input });
    if (outcome.ok) {
      showNotice(t(`key.${task}.done`, { name }));
      onClose();
    }
  };
  return (
    <>
      <ConfirmDialog
        opened={made === undefined}
        title={t(`key.${task}.title`, { name })}
        effect={`${t(`key.${task}.effect`)} ${task === 'enable' ? '' : traffic}`}
        confirmLabel={t(`key.${task}.button`)}
        danger={task === 'disable' || task === 'revoke'}
        busy={current.busy}
        problem={current.problem}
        onConfirm={() => void confirm()}
        onClose={onClose}
      >
        {task === 'rotate' ? (
          <Select
            label={t('key.rotate.overlap')}
            data={OVERLAPS.map((value) => ({ value, label: t(`key.overlaps.${value}`) }))}
            value={overlap}
            onChange={(value) => setOverlap(value ?? USUAL_OVERLAP)}
          />
        ) : null}
      </ConfirmDialog>
      <SecretDialog secret={made} title={t('key.secret', { name })} onSaved={onClose} />
    </>
  );
}

/** Requests of the last hour, as a sentence; empty while it is not known. */
function useTrafficText(key: ApiKey | undefined): string {
  const { t } = useTranslation('customers');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hour ends when the dialog opens
  const from = useMemo(() => new Date(Date.now() - HOUR_MS).toISOString(), [key?.id]);
  const { data } = useQuery(KEY_TRAFFIC, {
    variables: { id: key?.id ?? '', from },
    skip: key === undefined,
  });
  return data === undefined ? '' : t('key.traffic', { count: data.usageRecords.totalCount });
}
