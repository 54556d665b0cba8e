// A price on a phone: the name and whether it can be served; then what callers pay.
import { useTranslation } from 'react-i18next';
import { PhoneCell } from '../../table/cells.tsx';
import { ServableOf } from './price-columns.tsx';
import { UsdRate } from './UsdRate.tsx';
import type { PricedModel } from './use-price-drafts.ts';

export function PricePhoneRow({ model }: { readonly model: PricedModel }) {
  const { t } = useTranslation('prices');
  const pays = model.price?.billable;
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{model.slug}</span>
          <ServableOf model={model} />
        </>
      }
      second={
        model.modelType === 'text2image' ? (
          <>
            <span>{t('unit.image')}</span>
            <UsdRate usd={pays?.perImageUsd} />
          </>
        ) : model.modelType === 'text2video' ? (
          <>
            <span>{pays?.perSecond[0]?.resolution ?? t('unit.second')}</span>
            <UsdRate usd={pays?.perSecond[0]?.usd} />
          </>
        ) : (
          <>
            <span className="muted">{t('group.billable')}</span>
            <Bucket name={t('column.input')} usd={pays?.inputUsd} />
            <Bucket name={t('column.output')} usd={pays?.outputUsd} />
            {typeof pays?.cacheReadUsd === 'string' ? (
              <Bucket name={t('column.cached')} usd={pays.cacheReadUsd} />
            ) : (
              <span />
            )}
          </>
        )
      }
    />
  );
}

interface BucketProps {
  readonly name: string;
  readonly usd: string | null | undefined;
}

/** A rate with its name: without a heading above, figures alone say nothing. */
function Bucket({ name, usd }: BucketProps) {
  return (
    <span>
      <span className="muted">{name}</span> <UsdRate usd={usd} />
    </span>
  );
}
