// One model's price in full: every bucket to edit, and the versions before.
import { useQuery } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../fields/MoneyField.tsx';
import { moneyToField, printRate } from '../../format/money.ts';
import { Peek } from '../../frame/Peek.tsx';
import { Section } from '../../frame/Section.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { PRICE_HISTORY, PRICED_MODEL } from './price-documents.ts';
import type { Bucket } from './price-draft.ts';
import styles from './prices.module.css';
import type { PriceDrafts, PricedModel } from './use-price-drafts.ts';
import { usePriceFault } from './use-price-fault.ts';

interface PricePeekProps {
  readonly id: string;
  readonly drafts: PriceDrafts;
  readonly canWrite: boolean;
  readonly onClose: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

export function PricePeek({ id, drafts, canWrite, onClose, onPrevious, onNext }: PricePeekProps) {
  const { t } = useTranslation(['prices', 'common']);
  const { data, error, refetch } = useQuery(PRICED_MODEL, { variables: { id } });
  return (
    <Peek
      title={data?.model?.slug ?? t('common:nav.prices')}
      onClose={onClose}
      onPrevious={onPrevious}
      onNext={onNext}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ model }) =>
          model === null || model === undefined ? (
            <EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>
          ) : (
            <>
              <Amounts model={model} drafts={drafts} canWrite={canWrite} />
              <History model={model} />
            </>
          )
        }
      </QueryView>
    </Peek>
  );
}

function bucketsOf({ modelType }: PricedModel): readonly Bucket[] {
  switch (modelType) {
    case 'text2image':
      return ['perImageNanoUsd'];
    case 'text2video':
      return [];
    case 'llm':
      return ['inputNanoUsd', 'outputNanoUsd', 'cacheReadNanoUsd', 'cacheWriteNanoUsd'];
    default:
      return ['inputNanoUsd', 'outputNanoUsd'];
  }
}

interface AmountsProps {
  readonly model: PricedModel;
  readonly drafts: PriceDrafts;
  readonly canWrite: boolean;
}

function Amounts({ model, drafts, canWrite }: AmountsProps) {
  const { t } = useTranslation('prices');
  const errorOf = usePriceFault();
  const [resolution, setResolution] = useState('');
  const draft = drafts.edited.get(model.id)?.draft;
  const seconds = new Map(
    (model.price?.catalogue.perSecond ?? []).map((row) => [row.resolution, row.usd]),
  );
  for (const [name, text] of Object.entries(draft?.perSecond ?? {})) {
    seconds.set(name, text);
  }
  const addResolution = (): void => {
    if (/^[0-9A-Za-z*x]{1,20}$/.test(resolution.trim())) {
      drafts.edit(model, { perSecond: { [resolution.trim()]: '0' } });
      setResolution('');
    }
  };
  return (
    <Section title={t('group.catalogue')} note={t('peek.note')}>
      <div className={styles.grid}>
        {bucketsOf(model).map((bucket) => {
          const text = draft?.texts[bucket] ?? moneyToField(model.price?.[bucket]);
          return (
            <MoneyField
              key={bucket}
              label={t(`bucket.${bucket}`)}
              disabled={!canWrite}
              value={text}
              error={errorOf(text)}
              {...(bucket === 'cacheReadNanoUsd' ? { description: t('peek.cacheHelp') } : {})}
              onChange={(event) =>
                drafts.edit(model, { texts: { [bucket]: event.currentTarget.value } })
              }
            />
          );
        })}
        {[...seconds].map(([name, text]) => (
          <MoneyField
            key={name}
            label={t('peek.second', { resolution: name })}
            disabled={!canWrite}
            value={text}
            error={errorOf(text)}
            onChange={(event) =>
              drafts.edit(model, { perSecond: { [name]: event.currentTarget.value } })
            }
          />
        ))}
        {model.modelType === 'text2video' && canWrite ? (
          <TextInput
            label={t('peek.addResolution')}
            description={t('peek.addResolutionHelp')}
            value={resolution}
            onChange={(event) => setResolution(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                addResolution();
              }
            }}
          />
        ) : null}
      </div>
    </Section>
  );
}

function History({ model }: { readonly model: PricedModel }) {
  const { t } = useTranslation('prices');
  const { data, error, refetch } = useQuery(PRICE_HISTORY, { variables: { modelId: model.id } });
  const buckets = bucketsOf(model).slice(0, 3);
  return (
    <Section title={t('peek.history')} note={t('peek.historyNote')}>
      <QueryView data={data} error={error} refetch={refetch}>
        {({ prices }) =>
          prices.nodes.length === 0 ? (
            <span className="muted">{t('peek.none')}</span>
          ) : (
            <table className={styles.history}>
              <thead>
                <tr>
                  <th scope="col">{t('peek.version')}</th>
                  {buckets.map((bucket) => (
                    <th key={bucket} scope="col">
                      {t(`bucket.${bucket}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {prices.nodes.map((price) => (
                  <tr key={price.id}>
                    <td>
                      <span className="strong">{price.number}</span>
                      <span className={styles.by}>
                        <Instant at={price.createdAt} /> · {price.createdBy}
                      </span>
                    </td>
                    {buckets.map((bucket) => (
                      <td key={bucket}>{price[bucket] ? printRate(price[bucket]) : <Dash />}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </QueryView>
    </Section>
  );
}
