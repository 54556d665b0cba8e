// The columns of the usage log; the first to go when room is short are at the right.
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { printDuration } from '../../format/time.ts';
import type { RequestsQuery } from '../../generated/requests/graphql.ts';
import { StatusCodeBadge } from '../../marks/Badge.tsx';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { joinClasses } from '../../marks/join-classes.ts';
import { Money } from '../../marks/Money.tsx';
import { ClockTime, Instant } from '../../marks/Time.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import styles from './requests.module.css';

export type RequestRow = RequestsQuery['usageRecords']['nodes'][number];

/** Clock times are enough while the range is a day at most. */
const CLOCK_RANGE_MS = 24 * 3_600_000;

export function useRequestColumns(lengthMs: number): readonly Column<RequestRow>[] {
  const { t } = useTranslation('requests');
  return useMemo(
    () => [...subjectColumns(t, lengthMs), ...courseColumns(t), ...amountColumns(t)],
    [t, lengthMs],
  );
}

/** Whose request it was, for what, and who answered it. */
function subjectColumns(t: TFunction<'requests'>, lengthMs: number): readonly Column<RequestRow>[] {
  return [
    {
      id: 'time',
      head: t('table.time'),
      width: 114,
      cell: (row) => <RowTime row={row} lengthMs={lengthMs} />,
    },
    {
      id: 'model',
      head: t('table.model'),
      minWidth: 92,
      cell: (row) => <span className="strong">{row.modelSlug ?? row.askedModel}</span>,
    },
    {
      id: 'customer',
      head: t('table.customer'),
      minWidth: 110,
      hideBelow: 900,
      cell: (row) => <span className="secondary">{row.accountName ?? '–'}</span>,
    },
    {
      id: 'channel',
      head: t('table.channel'),
      minWidth: 128,
      cell: (row) => <ChannelCell row={row} />,
    },
  ];
}

/** How it went and how long it took. */
function courseColumns(t: TFunction<'requests'>): readonly Column<RequestRow>[] {
  return [
    {
      id: 'status',
      head: t('table.status'),
      width: 66,
      cell: (row) => <StatusCodeBadge status={row.status} />,
    },
    {
      id: 'ttft',
      head: t('table.ttft'),
      width: 76,
      align: 'right',
      cell: (row) => <Seconds ms={row.ttftMs} />,
    },
    {
      id: 'duration',
      head: t('table.duration'),
      width: 84,
      align: 'right',
      hideBelow: 720,
      cell: (row) => <Seconds ms={row.durationMs} />,
    },
  ];
}

/** How much it was, and what it cost. */
function amountColumns(t: TFunction<'requests'>): readonly Column<RequestRow>[] {
  return [
    {
      id: 'input',
      head: t('table.tokens'),
      width: 90,
      align: 'right',
      hideBelow: 900,
      cell: (row) => <Tokens row={row} value={row.inputTokens} />,
    },
    {
      id: 'output',
      head: t('table.output'),
      width: 64,
      align: 'right',
      hideBelow: 900,
      cell: (row) => <Tokens row={row} value={row.outputTokens} />,
    },
    {
      id: 'cost',
      head: t('table.cost'),
      width: 100,
      align: 'right',
      hideBelow: 1180,
      cell: (row) => <Amount row={row} amount={row.costNanoUsd} />,
    },
    {
      id: 'price',
      head: t('table.price'),
      width: 110,
      align: 'right',
      cell: (row) => <Amount row={row} amount={row.chargeNanoUsd} />,
    },
  ];
}

interface RowProps {
  readonly row: RequestRow;
}

function RowTime({ row, lengthMs }: RowProps & { readonly lengthMs: number }) {
  return lengthMs > CLOCK_RANGE_MS ? (
    <Instant at={row.startedAt} />
  ) : (
    <ClockTime at={row.startedAt} />
  );
}

/** The channel that answered, or the last that was tried, and how many came before it. */
function ChannelCell({ row }: RowProps) {
  const { t } = useTranslation('requests');
  const before = row.attemptCount - 1;
  return (
    <span className={joinClasses('secondary', styles.tried)}>
      <span>
        {row.channelName ?? (row.attemptCount === 0 ? <Dash /> : t('peek.deletedChannel'))}
      </span>
      {before > 0 ? (
        <span className={styles.more} title={t('table.moreAttempts', { count: before })}>
          +{before}
        </span>
      ) : null}
    </span>
  );
}

function Seconds({ ms }: { readonly ms: number | null }) {
  return ms === null ? <Dash /> : printDuration(ms);
}

function Tokens({ row, value }: RowProps & { readonly value: number }) {
  return row.outcome === 'refused' ? <Dash /> : <Count value={value} />;
}

function Amount({ row, amount }: RowProps & { readonly amount: string }) {
  return row.outcome === 'refused' ? (
    <Dash />
  ) : (
    <Money amount={amount} style="micro" symbol={false} />
  );
}

export function RequestPhoneRow({ row }: RowProps) {
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{row.modelSlug ?? row.askedModel}</span>
          <StatusCodeBadge status={row.status} />
        </>
      }
      second={
        <>
          <ClockTime at={row.startedAt} />
          <ChannelCell row={row} />
          <Amount row={row} amount={row.chargeNanoUsd} />
        </>
      }
    />
  );
}
