// How a request's price came about, to the nano-dollar, and what it cost us.
import { useTranslation } from 'react-i18next';
import { printPartsPerMillion, printPercent } from '../../format/count.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import { Count } from '../../marks/Count.tsx';
import { joinClasses } from '../../marks/join-classes.ts';
import { Money } from '../../marks/Money.tsx';
import { splitDecimals, widenRate } from './print-decimals.ts';
import type { RequestDetail } from './RequestFacts.tsx';
import styles from './requests.module.css';

const PPM = 1_000_000;

interface RequestPriceProps {
  readonly request: RequestDetail;
}

export function RequestPrice({ request }: RequestPriceProps) {
  const { t } = useTranslation('requests');
  const { receipt, outcome } = request;
  if (outcome === 'refused') {
    return null;
  }
  return (
    <Section
      title={t('price.title')}
      {...(receipt.priceNumber === null
        ? {}
        : {
            note: t(receipt.rounded ? 'price.rounded' : 'price.exact', {
              number: receipt.priceNumber,
            }),
          })}
    >
      {receipt.lines.length === 0 ? (
        <p className="muted">{t('price.none')}</p>
      ) : (
        <PriceTable request={request} />
      )}
      <div className={styles.below}>
        <HoldFacts request={request} />
      </div>
      <div className={styles.cost}>
        <CostFacts request={request} />
      </div>
    </Section>
  );
}

function PriceTable({ request }: RequestPriceProps) {
  const { t } = useTranslation('requests');
  const { receipt, reasoningTokens } = request;
  const buckets = new Map(Object.entries(t('bucket', { returnObjects: true })));
  return (
    <table className={styles.price}>
      <thead>
        <tr>
          <th scope="col">{t('price.bucket')}</th>
          <th scope="col">{t('price.tokens')}</th>
          <th scope="col">{t('price.rate')}</th>
          <th scope="col">{t('price.usd')}</th>
        </tr>
      </thead>
      <tbody>
        {receipt.lines.map((line) => (
          <tr key={line.bucket}>
            <th scope="row">{buckets.get(line.bucket) ?? line.bucket}</th>
            <td>
              <Count value={line.tokens} />
            </td>
            <td className={styles.rate}>{widenRate(line.rateUsd)}</td>
            <td>
              <Decimals value={line.amountUsd} />
            </td>
          </tr>
        ))}
        {reasoningTokens > 0 ? (
          <tr className={styles.part}>
            <th scope="row">{t('bucket.reasoning')}</th>
            <td>
              <Count value={reasoningTokens} />
            </td>
            <td />
            <td />
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('price.charged')}
          </th>
          <td>
            <Money amount={receipt.chargeNanoUsd} style="nano" symbol={false} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function HoldFacts({ request }: RequestPriceProps) {
  const { t } = useTranslation('requests');
  const { receipt } = request;
  const { platformFeePpm, modelMultiplierPpm, groupMultiplierPpm, paidFrom } = receipt;
  const isPlain = modelMultiplierPpm === PPM && groupMultiplierPpm === PPM;
  return (
    <Facts>
      {platformFeePpm === null || receipt.lines.length === 0 ? null : (
        <Fact label={t('price.fee', { share: printPercent(platformFeePpm / PPM, 0) })}>
          <Money amount={receipt.feeNanoUsd} style="nano" symbol={false} />
        </Fact>
      )}
      {isPlain || modelMultiplierPpm === null || groupMultiplierPpm === null ? null : (
        <Fact label={t('price.factors')}>
          {t('price.factorsValue', {
            model: printPartsPerMillion(modelMultiplierPpm),
            group: printPartsPerMillion(groupMultiplierPpm),
          })}
        </Fact>
      )}
      <Fact label={t('price.held')}>
        <Money amount={receipt.holdNanoUsd} style="nano" symbol={false} />
      </Fact>
      <Fact label={t('price.released')}>
        <Money amount={receipt.releasedNanoUsd} style="nano" symbol={false} />
      </Fact>
      {paidFrom === null ? null : (
        <Fact label={t('price.paidFrom')}>
          {paidFrom === 'general' ? t('price.general') : paidFrom}
        </Fact>
      )}
    </Facts>
  );
}

function CostFacts({ request }: RequestPriceProps) {
  const { t } = useTranslation('requests');
  const { channelName, marginPpm } = request;
  return (
    <Facts>
      <Fact
        label={channelName === null ? t('price.cost') : t('price.costOf', { channel: channelName })}
      >
        <Money amount={request.costNanoUsd} style="nano" symbol={false} />
      </Fact>
      <Fact label={t('price.margin')}>
        {marginPpm === null ? null : (
          <span className={styles.share}>{printPercent(marginPpm / PPM)}</span>
        )}
        <Money amount={request.marginNanoUsd} style="nano" symbol={false} />
      </Fact>
    </Facts>
  );
}

/** An exact decimal in groups of three, set apart by margin so that a copy has no gaps. */
function Decimals({ value }: { readonly value: string }) {
  return splitDecimals(value).map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups are places, not things
    <span key={index} className={joinClasses(styles.gap)}>
      {group}
    </span>
  ));
}
