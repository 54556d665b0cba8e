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
        title={t('installation.site')}
        note={
          updatedAt === null ? undefined : (
            <>
              {t('installation.updated')} <Instant at={updatedAt} />
            </>
          )
        }
      >
        <div className={styles.fields}>
          {disabled ? <p className="muted">{t('installation.readOnly')}</p> : null}
          <TextInput {...field('siteName')} />
          <TextInput {...field('topUpUrl')} />
        </div>
      </Section>
      <Section title={t('installation.money')}>
        <div className={styles.fields}>
          <TextInput
            {...field('platformFee')}
            className={styles.short ?? ''}
            inputMode="decimal"
            rightSection={<span className="muted">%</span>}
          />
          <MoneyField {...field('operatorAdjustLimit')} className={styles.short ?? ''} />
        </div>
      </Section>
      <Section title={t('installation.calls')}>
        <div className={styles.fields}>
          <TextInput {...field('keyPrefix')} className={styles.short ?? ''} />
          <Select {...field('unknownModelStatus')} data={STATUSES} className={styles.short ?? ''} />
          <TextInput
            {...field('defaultOutputTokens')}
            className={styles.short ?? ''}
            inputMode="numeric"
          />
          <TextInput
            {...field('maxDisconnectedSeconds')}
            className={styles.short ?? ''}
            inputMode="numeric"
            rightSection={<span className="muted">{t('installation.seconds')}</span>}
          />
        </div>
      </Section>
    </>
  );
}
