// The lots of a wallet, in the order in which they are spent.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseExactStyle, printUsd } from '../../format/money.ts';
import { Section } from '../../frame/Section.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { Meter } from '../../marks/Meter.tsx';
import { Money } from '../../marks/Money.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import styles from './customers.module.css';
import { useOriginText } from './use-origin-text.ts';
import type { WalletDetail } from './WalletTab.tsx';

type Lot = WalletDetail['lots'][number];

export function LotTable({ lots }: { readonly lots: readonly Lot[] }) {
  const { t } = useTranslation('customers');
  const columns = useLotColumns(lots);
  const originText = useOriginText();
  return (
    <Section title={t('lot.title')} note={lots.length === 0 ? undefined : t('lot.note')}>
      <DataTable
        label={t('lot.title')}
        columns={columns}
        rows={lots}
        rowKey={({ id }) => id}
        density="compact"
        fill={false}
        inset
        phoneRow={(lot) => (
          <PhoneCell
            first={
              <>
                <strong>{originText(lot.origin)}</strong>
                <Money amount={lot.remainingNanoUsd} balance />
              </>
            }
            second={<LeftOf lot={lot} />}
          />
        )}
        empty={<p className="muted">{t('lot.none')}</p>}
      />
    </Section>
  );
}

function useLotColumns(lots: readonly Lot[]): readonly Column<Lot>[] {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const originText = useOriginText();
  return useMemo(() => {
    const places = new Map(lots.map(({ id }, index) => [id, index + 1]));
    const style = chooseExactStyle(lots.map(({ remainingNanoUsd }) => remainingNanoUsd));
    return [
      {
        id: 'place',
        head: t('lot.place'),
        width: 40,
        hideBelow: 520,
        cell: ({ id }) => <span className="muted">{places.get(id)}</span>,
      },
      {
        id: 'origin',
        head: t('lot.origin'),
        minWidth: 120,
        cell: ({ origin }) => <strong className={styles.strong}>{originText(origin)}</strong>,
      },
      {
        id: 'scope',
        head: t('lot.scope'),
        width: 130,
        hideBelow: 560,
        cell: ({ scopeKey }) => (
          <span className="secondary">
            {scopeKey === 'general' ? t('lot.everything') : scopeKey}
          </span>
        ),
      },
      {
        id: 'left',
        head: t('lot.left'),
        width: 190,
        hideBelow: 480,
        cell: (lot) => <LeftOf lot={lot} />,
      },
      {
        id: 'usd',
        head: 'USD',
        width: 110,
        align: 'right',
        cell: ({ remainingNanoUsd }) => (
          <Money amount={remainingNanoUsd} style={style} symbol={false} balance />
        ),
      },
      {
        id: 'expires',
        head: t('lot.expires'),
        width: 112,
        align: 'right',
        cell: ({ expiresAt }) =>
          expiresAt === null ? (
            <span className="secondary">{t('lot.never')}</span>
          ) : (
            format.day(expiresAt)
          ),
      },
    ];
  }, [lots, t, format, originText]);
}

function LeftOf({ lot }: { readonly lot: Lot }) {
  const { t } = useTranslation('customers');
  return (
    <span className={styles.left}>
      <Meter
        value={Number(lot.remainingNanoUsd) / Number(lot.amountNanoUsd)}
        width={96}
        height={4}
      />
      <span className="secondary">
        {t('lot.of', { amount: printUsd(lot.amountNanoUsd, 'short').replace('$', '') })}
      </span>
    </span>
  );
}
