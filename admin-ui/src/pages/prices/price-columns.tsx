// The columns of the price table: catalogue and billable side by side.
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineNumber } from '../../fields/InlineNumber.tsx';
import { printContext, printPercent } from '../../format/count.ts';
import { moneyToField, printRate } from '../../format/money.ts';
import { Dash } from '../../marks/Dash.tsx';
import { MeasuredValue } from '../../marks/Meter.tsx';
import { Mark, StatusMark } from '../../marks/StatusMark.tsx';
import { NameCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { type Bucket, billableUsd, checkPrice, readNextPrice } from './price-draft.ts';
import styles from './prices.module.css';
import { UsdRate } from './UsdRate.tsx';
import type { PriceDrafts, PricedModel } from './use-price-drafts.ts';
import { usePriceFault } from './use-price-fault.ts';

const LOW_MARGIN_PPM = 150_000;
const TONES = { ok: 'ok', degraded: 'warn', none: 'bad', no_channel: 'off' } as const;

interface PriceColumnOptions {
  readonly drafts: PriceDrafts;
  readonly feePpm: number;
  readonly canWrite: boolean;
}

const TOKEN_BUCKETS = [
  ['inputNanoUsd', 'inputUsd', 'column.input'],
  ['outputNanoUsd', 'outputUsd', 'column.output'],
  ['cacheReadNanoUsd', 'cacheReadUsd', 'column.cached'],
] as const;

/** Images and videos have one price, which stands in the last column of its group. */
function bucketAt(model: PricedModel, bucket: Bucket): Bucket | undefined {
  if (model.modelType === 'text2image') {
    return bucket === 'cacheReadNanoUsd' ? 'perImageNanoUsd' : undefined;
  }
  return model.modelType === 'text2video' ? undefined : bucket;
}

export function usePriceColumns(options: PriceColumnOptions): readonly Column<PricedModel>[] {
  const { t } = useTranslation('prices');
  const { drafts, feePpm, canWrite } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edits act the same until one changes
  return useMemo(
    () => [
      ...identityColumns(t),
      ...bucketColumns(t, { drafts, feePpm, canWrite }),
      ...outcomeColumns(t),
    ],
    [t, drafts.edited, feePpm, canWrite],
  );
}

function identityColumns(t: TFunction<'prices'>): readonly Column<PricedModel>[] {
  return [
    {
      id: 'name',
      head: t('column.model'),
      minWidth: 132,
      cell: (row) => <NameCell name={row.slug} />,
    },
    {
      id: 'vendor',
      head: t('column.vendor'),
      width: 110,
      hideBelow: 900,
      cell: (row) => <span className="secondary">{row.vendor}</span>,
    },
    {
      id: 'context',
      head: t('column.context'),
      width: 72,
      align: 'right',
      hideBelow: 1000,
      cell: (row) => (row.modelType === 'llm' ? printContext(row.contextTokens) : <Dash />),
    },
  ];
}

/** Catalogue and billable, a column for each bucket of tokens. */
function bucketColumns(
  t: TFunction<'prices'>,
  { drafts, feePpm, canWrite }: PriceColumnOptions,
): readonly Column<PricedModel>[] {
  return [
    ...TOKEN_BUCKETS.map(
      ([bucket, , head]): Column<PricedModel> => ({
        id: `catalogue-${bucket}`,
        head: t(head),
        group: t('group.catalogue'),
        width: 78,
        align: 'right',
        cell: (row) => (
          <CatalogueCell model={row} bucket={bucket} drafts={drafts} canWrite={canWrite} />
        ),
      }),
    ),
    ...TOKEN_BUCKETS.map(
      ([bucket, usd, head]): Column<PricedModel> => ({
        id: `billable-${bucket}`,
        head: t(head),
        group: t('group.billable'),
        width: 80,
        align: 'right',
        hideBelow: 606,
        cell: (row) => (
          <BillableCell model={row} bucket={bucket} usd={usd} drafts={drafts} feePpm={feePpm} />
        ),
      }),
    ),
  ];
}

/** What is left, and whether the model can be served. */
function outcomeColumns(t: TFunction<'prices'>): readonly Column<PricedModel>[] {
  return [
    {
      id: 'margin',
      head: t('column.margin'),
      width: 116,
      align: 'right',
      hideBelow: 1000,
      cell: (row) => <MarginOf model={row} />,
    },
    {
      id: 'servable',
      head: t('column.servable'),
      width: 130,
      hideBelow: 760,
      cell: (row) => <ServableOf model={row} />,
    },
  ];
}

interface CellProps {
  readonly model: PricedModel;
  readonly bucket: (typeof TOKEN_BUCKETS)[number][0];
  readonly drafts: PriceDrafts;
}

function CatalogueCell({ model, bucket, drafts, canWrite }: CellProps & { canWrite: boolean }) {
  const { t } = useTranslation('prices');
  const faultOf = usePriceFault();
  const shown = bucketAt(model, bucket);
  if (shown === undefined) {
    return bucket === 'inputNanoUsd' ? (
      <Unit model={model} />
    ) : (
      <Seconds model={model} bucket={bucket} />
    );
  }
  const saved = moneyToField(model.price?.[shown]);
  const text = drafts.edited.get(model.id)?.draft.texts[shown] ?? saved;
  const print = (value: string): string =>
    value === saved && saved !== '' ? printRate(model.price?.[shown] ?? '0') : value;
  return canWrite ? (
    <span
      className={styles.quiet}
      data-edited={text !== saved || undefined}
      data-empty={text === '' || undefined}
    >
      <InlineNumber
        label={t('priceOf', { bucket: t(`bucket.${shown}`), name: model.slug })}
        value={print(text)}
        width={64}
        check={checkPrice}
        rule={faultOf}
        onCommit={(typed) => drafts.edit(model, { texts: { [shown]: typed } })}
      />
    </span>
  ) : saved === '' ? (
    <Dash />
  ) : (
    print(saved)
  );
}

interface BillableProps extends CellProps {
  readonly usd: (typeof TOKEN_BUCKETS)[number][1];
  readonly feePpm: number;
}

function BillableCell({ model, bucket, usd, drafts, feePpm }: BillableProps) {
  const shown = bucketAt(model, bucket);
  if (shown === undefined) {
    return bucket === 'inputNanoUsd' ? (
      <Unit model={model} />
    ) : (
      <Seconds model={model} bucket={bucket} billable />
    );
  }
  const edited = drafts.edited.get(model.id);
  const typed = edited?.draft.texts[shown];
  if (edited !== undefined && typed !== undefined) {
    if (checkPrice(typed) !== undefined) {
      return <Dash />;
    }
    const next = readNextPrice(edited.model.price, edited.draft)[shown];
    const factors = { feePpm, modelPpm: model.multiplierPpm };
    return (
      <span className={styles.next}>
        <Mark tone="draft" />
        <UsdRate usd={next === null ? null : billableUsd(next, factors)} />
      </span>
    );
  }
  const key = shown === 'perImageNanoUsd' ? 'perImageUsd' : usd;
  return (
    <span className="strong">
      <UsdRate usd={model.price?.billable[key]} />
    </span>
  );
}

function Unit({ model }: { readonly model: PricedModel }) {
  const { t } = useTranslation('prices');
  const [first] = model.price?.billable.perSecond ?? [];
  return (
    <span className="muted">
      {model.modelType === 'text2video' ? (first?.resolution ?? t('unit.second')) : t('unit.image')}
    </span>
  );
}

interface SecondsProps {
  readonly model: PricedModel;
  readonly bucket: Bucket;
  readonly billable?: boolean;
}

/** The first resolution; all of them are in the peek. */
function Seconds({ model, bucket, billable = false }: SecondsProps) {
  const rows = model.price?.[billable ? 'billable' : 'catalogue'].perSecond ?? [];
  if (model.modelType !== 'text2video' || bucket !== 'cacheReadNanoUsd') {
    return null;
  }
  return (
    <>
      <UsdRate usd={rows[0]?.usd} />
      {rows.length > 1 ? <span className="muted"> +{rows.length - 1}</span> : null}
    </>
  );
}

function MarginOf({ model }: { readonly model: PricedModel }) {
  const { marginPpm } = model.margin;
  if (typeof marginPpm !== 'number') {
    return <Dash />;
  }
  const isLow = marginPpm < LOW_MARGIN_PPM;
  return (
    <MeasuredValue value={marginPpm / 1e6} tone={isLow ? 'warn' : 'neutral'} width={36} height={4}>
      <span className={isLow ? styles.low : undefined}>{printPercent(marginPpm / 1e6)}</span>
    </MeasuredValue>
  );
}

export function ServableOf({ model }: { readonly model: PricedModel }) {
  const { t } = useTranslation('prices');
  const { state, healthy, total } = model.servable;
  return (
    <StatusMark tone={TONES[state]}>
      {total === 0 ? t('noChannel') : t('servable', { healthy, total })}
    </StatusMark>
  );
}
