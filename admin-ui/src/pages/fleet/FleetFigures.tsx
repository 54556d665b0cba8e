// The fleet in figures: traffic, the version in force and who has it, money that is out.
import { useTranslation } from 'react-i18next';
import { useNow } from '../../data/use-now.ts';
import { printPercent } from '../../format/count.ts';
import { readNano } from '../../format/money.ts';
import { printDuration } from '../../format/time.ts';
import { Figure, Figures } from '../../frame/Figures.tsx';
import type { FleetQuery } from '../../generated/fleet/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { Money } from '../../marks/Money.tsx';

/** Shares are compared in whole steps of this part, since amounts are integers. */
const PARTS = 10_000n;

export function FleetFigures({ summary }: { readonly summary: FleetQuery['fleetSummary'] }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const now = useNow();
  const { tableVersion, publishedAt, slowestAckMs } = summary;
  const wallet = readNano(summary.walletNanoUsd) ?? 0n;
  const leased = readNano(summary.leasedNanoUsd) ?? 0n;
  const share = wallet > 0n ? Number((leased * PARTS) / wallet) / Number(PARTS) : 0;
  return (
    <Figures>
      <Figure label={t('figure.requests')} note={t('figure.requestsNote')}>
        <Count value={summary.requestsPerMinute} />
      </Figure>
      <Figure
        label={t('figure.table')}
        note={
          publishedAt === null
            ? t('figure.tableNone')
            : t('figure.tableNote', { age: format.ago(publishedAt, now) })
        }
      >
        {tableVersion === null ? <Dash /> : `v${tableVersion}`}
      </Figure>
      <Figure
        label={t('figure.acked')}
        note={
          slowestAckMs === null
            ? '\u00a0'
            : t('figure.ackedNote', { lag: printDuration(slowestAckMs) })
        }
      >
        {t('figure.ackedValue', { acked: summary.acked, nodes: summary.nodes })}
      </Figure>
      <Figure label={t('figure.keyring')} note={t('figure.keyringNote')}>
        v<Count value={summary.keyringVersion} />
      </Figure>
      <Figure
        label={t('figure.leases')}
        note={t('figure.leasesNote', { share: printPercent(share) })}
      >
        <Money amount={summary.leasedNanoUsd} />
      </Figure>
    </Figures>
  );
}
