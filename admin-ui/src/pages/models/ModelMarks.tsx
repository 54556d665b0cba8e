// The cells of a model: how many channels can serve it, and whether it is published.
import { useTranslation } from 'react-i18next';
import type { ModelPartsFragment } from '../../generated/models/graphql.ts';
import { StatusMark, type Tone } from '../../marks/StatusMark.tsx';

export type Model = ModelPartsFragment;

const TONES = {
  ok: 'ok',
  degraded: 'warn',
  none: 'bad',
  no_channel: 'off',
} as const satisfies Record<Model['servable']['state'], Tone>;

interface ServableProps {
  readonly servable: Model['servable'];
}

export function ServableOf({ servable }: ServableProps) {
  const { t } = useTranslation('models');
  return (
    <StatusMark tone={TONES[servable.state]} note={servable.testOnly ? t('testOnly') : undefined}>
      {servable.total === 0
        ? t('noChannel')
        : t('servable', { healthy: servable.healthy, total: servable.total })}
    </StatusMark>
  );
}

export function PublishedOf({ enabled }: { readonly enabled: boolean }) {
  const { t } = useTranslation('models');
  return (
    <StatusMark tone={enabled ? 'ok' : 'off'}>{t(enabled ? 'status.on' : 'status.off')}</StatusMark>
  );
}
