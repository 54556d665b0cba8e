// The bar while prices are edited: what each edit makes of the billable price, the fault of
// the last try, and the two ways out.
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyToField } from '../../format/money.ts';
import { SaveBar } from '../../frame/SaveBar.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import {
  BUCKETS,
  billableUsd,
  changeText,
  isWrong,
  NO_DRAFT,
  printUsdRate,
  readNextPrice,
} from './price-draft.ts';
import styles from './prices.module.css';
import type { EditedPrice, PriceDrafts } from './use-price-drafts.ts';
import { usePriceFault } from './use-price-fault.ts';

// Conflicts are rare; the dialog is fetched when there is one.
const ConflictDialog = lazy(async () => ({
  default: (await import('../../dialogs/ConflictDialog.tsx')).ConflictDialog,
}));

interface PriceSaveBarProps {
  readonly drafts: PriceDrafts;
  readonly feePpm: number;
}

const MOST_SHOWN = 3;

export function PriceSaveBar({ drafts, feePpm }: PriceSaveBarProps) {
  const { t } = useTranslation('prices');
  const edits = [...drafts.edited.values()];
  const rest = edits.length - MOST_SHOWN;
  const { clash } = drafts;
  if (edits.length === 0) {
    return null;
  }
  return (
    <>
      <SaveBar
        effect={
          <span className={styles.effects}>
            {edits.slice(0, MOST_SHOWN).map((one) => (
              <PriceEffect key={one.model.id} edited={one} feePpm={feePpm} />
            ))}
            {rest > 0 ? <span className="muted">{t('effect.more', { count: rest })}</span> : null}
            <ProblemNote problem={drafts.problem} />
          </span>
        }
        saveLabel={t('save', { count: edits.length })}
        busy={drafts.busy}
        disabled={edits.some(({ draft }) => isWrong(draft))}
        onDiscard={drafts.discard}
        onSave={() => void drafts.saveAll()}
      />
      {clash === undefined ? null : (
        <Suspense fallback={null}>
          <ConflictDialog
            opened
            name={clash.model.slug}
            fields={BUCKETS.map((bucket) => ({
              label: t(`bucket.${bucket}`),
              base: moneyToField(clash.model.price?.[bucket]),
              mine: moneyToField(readNextPrice(clash.model.price, clash.draft)[bucket]),
              theirs: moneyToField(readNextPrice(clash.theirs.price, NO_DRAFT)[bucket]),
            }))}
            busy={drafts.busy}
            onTakeTheirs={drafts.takeTheirs}
            onKeepMine={drafts.keepMine}
            onClose={drafts.leaveClash}
          />
        </Suspense>
      )}
    </>
  );
}

interface PriceEffectProps {
  readonly edited: EditedPrice;
  readonly feePpm: number;
}

function PriceEffect({ edited, feePpm }: PriceEffectProps) {
  const { t } = useTranslation('prices');
  const { model, draft } = edited;
  const before = readNextPrice(model.price, NO_DRAFT);
  const after = readNextPrice(model.price, draft);
  const faultOf = usePriceFault();
  const factors = { feePpm, modelPpm: model.multiplierPpm };
  const faults = [
    ...BUCKETS.map((bucket) => [t(`bucket.${bucket}`), faultOf(draft.texts[bucket])] as const),
    ...Object.entries(draft.perSecond).map(([name, text]) => [name, faultOf(text)] as const),
  ].filter(([, why]) => why !== undefined);
  const print = (nano: string | null): string =>
    nano === null ? t('effect.nothing') : printUsdRate(billableUsd(nano, factors));
  return (
    <span>
      <span className="strong">{model.slug}</span>{' '}
      {BUCKETS.filter(
        (bucket) => before[bucket] !== after[bucket] && faultOf(draft.texts[bucket]) === undefined,
      ).map((bucket) => (
        <span key={bucket}>
          {t('effect.change', {
            bucket: t(`bucket.${bucket}`),
            from: print(before[bucket]),
            to: print(after[bucket]),
          })}{' '}
          <span className="muted">{changeText(before[bucket], after[bucket])}</span>{' '}
        </span>
      ))}
      {faults.map(([bucket, why]) => (
        <span key={bucket} className={styles.fault}>
          {t('wrong', { bucket, why })}{' '}
        </span>
      ))}
      {JSON.stringify(before.perSecond) === JSON.stringify(after.perSecond)
        ? null
        : t('effect.seconds')}
    </span>
  );
}
