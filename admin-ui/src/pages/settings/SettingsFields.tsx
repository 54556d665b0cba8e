// The fields of the settings form, by subject.
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MoneyField } from '../../fields/MoneyField.tsx';
import type { useAppForm } from '../../fields/use-app-form.ts';
import { Section } from '../../frame/Section.tsx';
import { Instant } from '../../marks/Time.tsx';
import styles from './settings.module.css';
import type { SettingKey, SettingsValues } from './settings-values.ts';

interface SettingsFieldsProps {
  readonly form: ReturnType<typeof useAppForm<SettingsValues>>['form'];
  readonly disabled: boolean;
  readonly updatedAt: string | null;
}

const STATUSES = ['404', '400'];
// Only the field is short: its help keeps the width of the column.
const SHORT = { wrapper: styles.short ?? '' };

export function SettingsFields({ form, disabled, updatedAt }: SettingsFieldsProps) {
  const { t } = useTranslation('settings');
  const field = (key: SettingKey) => ({
    label: t(`installation.${key}`),
    description: t(`installation.${key}Help`),
    disabled,
    autoComplete: 'off',
    ...form.getInputProps(key),
  });
  return (
    <>
      <Section
        beside
        title={t('installation.site')}
        note={
          updatedAt === null ? undefined : (
            <>
              {t('installation.updated')} <Instant at={updatedAt} />
            </>
          )
        }
      >
        <div className={styles.pairs}>
          {disabled ? <p className={styles.readOnly}>{t('installation.readOnly')}</p> : null}
          <TextInput {...field('siteName')} />
          <TextInput {...field('topUpUrl')} />
        </div>
      </Section>
      <Section beside title={t('installation.money')} note={t('installation.moneyNote')}>
        <div className={styles.pairs}>
          <TextInput
            {...field('platformFee')}
            classNames={SHORT}
            inputMode="decimal"
            rightSection={<span className="muted">%</span>}
          />
          <MoneyField {...field('operatorAdjustLimit')} classNames={SHORT} />
        </div>
      </Section>
      <Section beside title={t('installation.calls')} note={t('installation.callsNote')}>
        <div className={styles.pairs}>
          <TextInput {...field('keyPrefix')} classNames={SHORT} />
          <Select {...field('unknownModelStatus')} data={STATUSES} classNames={SHORT} />
          <TextInput {...field('defaultOutputTokens')} classNames={SHORT} inputMode="numeric" />
          <TextInput
            {...field('maxDisconnectedSeconds')}
            classNames={SHORT}
            inputMode="numeric"
            rightSection={<span className="muted">{t('installation.seconds')}</span>}
          />
        </div>
      </Section>
    </>
  );
}
