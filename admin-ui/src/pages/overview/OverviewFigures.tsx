// The strip of figures of the range, each against the range of equal length before it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { printPercent } from '../../format/count.ts';
import { printDuration } from '../../format/time.ts';
import { Figure, Figures } from '../../frame/Figures.tsx';
import type { TotalsFragment } from '../../generated/overview/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { Money } from '../../marks/Money.tsx';
import styles from './overview.module.css';
import { printChange, printMoneyChange, printPoints } from './overview-math.ts';

const PPM = 1_000_000;

interface OverviewFiguresProps {
  readonly totals: TotalsFragment;
  readonly previous: TotalsFragment;
}

export function OverviewFigures({ totals, previous }: OverviewFiguresProps) {
  const { t } = useTranslation('overview');
  const { money } = totals;
  const tokens = totals.inputTokens + totals.outputTokens;
  const versus = (change: string | undefined): ReactNode =>
    change === undefined ? '\u00a0' : t('figure.versusPrevious', { change });
  return (
    <Figures>
      <Figure
        label={t('figure.requests')}
        note={
          previous.requests === 0
            ? t('figure.none')
            : versus(printChange(totals.requests, previous.requests))
        }
      >
        <Count value={totals.requests} />
      </Figure>
      <Figure
        label={t('figure.errorRate')}
        note={
          <Points
            change={printPoints(totals.errorPpm, previous.errorPpm)}
            isBetter={(totals.errorPpm ?? 0) <= (previous.errorPpm ?? 0)}
          />
        }
      >
        {totals.errorPpm === null ? <Dash /> : printPercent(totals.errorPpm / PPM, 2)}
      </Figure>
      <Figure
        label={t('figure.ttft')}
        note={
          totals.ttftP50Ms === null
            ? '\u00a0'
            : t('figure.ttftNote', { value: printDuration(totals.ttftP50Ms) })
        }
      >
        {totals.ttftP95Ms === null ? <Dash /> : printDuration(totals.ttftP95Ms)}
      </Figure>
      <Figure
        label={t('figure.tokens')}
        note={
          totals.inputTokens === 0
            ? '\u00a0'
            : t('figure.tokensNote', {
                share: printPercent(totals.cacheReadTokens / totals.inputTokens, 0),
              })
        }
      >
        <Count value={tokens} compact />
      </Figure>
      <Figure
        label={t('figure.revenue')}
        note={versus(printMoneyChange(money.revenueNanoUsd, previous.money.revenueNanoUsd))}
      >
        <Money amount={money.revenueNanoUsd} />
      </Figure>
      <Figure
        label={t('figure.cost')}
        note={versus(printMoneyChange(money.costNanoUsd, previous.money.costNanoUsd))}
      >
        <Money amount={money.costNanoUsd} />
      </Figure>
      <Figure
        label={t('figure.margin')}
        note={
          <Points
            change={printPoints(money.marginPpm, previous.money.marginPpm)}
            isBetter={(money.marginPpm ?? 0) >= (previous.money.marginPpm ?? 0)}
          />
        }
      >
        {money.marginPpm === null ? <Dash /> : printPercent(money.marginPpm / PPM)}
      </Figure>
    </Figures>
  );
}

interface PointsProps {
  readonly change: string | undefined;
  readonly isBetter: boolean;
}

function Points({ change, isBetter }: PointsProps) {
  const { t } = useTranslation('overview');
  return change === undefined ? (
    '\u00a0'
  ) : (
    <span className={isBetter ? styles.better : styles.worse}>
      {t('figure.points', { change })}
    </span>
  );
}
