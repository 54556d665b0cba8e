// The columns of the provider table, and its row on a phone.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { printPercent } from '../../format/count.ts';
import type { ProviderPartsFragment } from '../../generated/providers/graphql.ts';
import { Badge } from '../../marks/Badge.tsx';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { StatusMark } from '../../marks/StatusMark.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import styles from './providers.module.css';

/** Below this the share of successes is coloured, as on the channels. */
const POOR_SUCCESS_PPM = 950_000;

export type Provider = ProviderPartsFragment;

interface ProviderProps {
  readonly provider: Provider;
}

export function useProviderColumns(): readonly Column<Provider>[] {
  const { t } = useTranslation('providers');
  return useMemo(
    () => [
      {
        id: 'name',
        head: t('column.name'),
        minWidth: 160,
        cell: (row) => <NameCell name={row.name} note={row.vendor} />,
      },
      { id: 'mode', head: t('column.mode'), width: 76, cell: (row) => <ModeOf provider={row} /> },
      {
        id: 'url',
        head: t('column.baseUrl'),
        width: 290,
        hideBelow: 860,
        cell: (row) => (
          <span className="secondary" title={row.baseUrl}>
            {row.baseUrl}
          </span>
        ),
      },
      {
        id: 'credentials',
        head: t('column.credentials'),
        width: 130,
        cell: (row) => <CredentialsOf provider={row} />,
      },
      {
        id: 'channels',
        head: t('column.channels'),
        width: 88,
        align: 'right',
        hideBelow: 560,
        cell: (row) => <Count value={row.channelCount} />,
      },
      {
        id: 'attempts',
        head: t('column.attempts'),
        width: 110,
        align: 'right',
        hideBelow: 720,
        cell: (row) => <Count value={row.activity.attempts} />,
      },
      {
        id: 'success',
        head: t('column.success'),
        width: 100,
        align: 'right',
        hideBelow: 640,
        cell: (row) => <SuccessOf provider={row} />,
      },
      {
        id: 'state',
        head: t('column.state'),
        width: 90,
        cell: (row) => <StateOf provider={row} />,
      },
    ],
    [t],
  );
}

export function ProviderPhoneRow({ provider }: ProviderProps) {
  const { t } = useTranslation('providers');
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{provider.name}</span>
          <ModeOf provider={provider} />
          <StateOf provider={provider} />
        </>
      }
      second={
        <>
          <CredentialsOf provider={provider} />
          <span>{t('channels', { count: provider.channelCount })}</span>
          <SuccessOf provider={provider} />
        </>
      }
    />
  );
}

export function StateOf({ provider }: ProviderProps) {
  const { t } = useTranslation('providers');
  return (
    <StatusMark tone={provider.enabled ? 'ok' : 'off'}>
      {t(provider.enabled ? 'state.on' : 'state.off')}
    </StatusMark>
  );
}

function ModeOf({ provider }: ProviderProps) {
  const { t } = useTranslation('providers');
  return provider.mode === 'test' ? (
    <Badge tone="warn">{t('mode.test')}</Badge>
  ) : (
    <span>{t('mode.live')}</span>
  );
}

function CredentialsOf({ provider }: ProviderProps) {
  const { t } = useTranslation('providers');
  const [first, ...rest] = provider.credentials;
  if (first === undefined) {
    return <span className="muted">{t('credential.none')}</span>;
  }
  return (
    <span>
      {first.lastFour === '' ? t('credential.set') : `····${first.lastFour}`}
      {rest.length === 0 ? null : <span className="muted"> +{rest.length}</span>}
    </span>
  );
}

export function SuccessOf({ provider }: ProviderProps) {
  const { successPpm } = provider.activity;
  return typeof successPpm === 'number' ? (
    <span className={successPpm < POOR_SUCCESS_PPM ? styles.poor : undefined}>
      {printPercent(successPpm / 1e6, 2)}
    </span>
  ) : (
    <Dash />
  );
}
