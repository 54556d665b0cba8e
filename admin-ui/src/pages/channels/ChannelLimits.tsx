// The seldom changed part of a channel: what its upstream does, how long it may take, and
// which sizes it takes. Folded until it is needed or wrong.
import { Checkbox, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChipsField, errorsUnder } from '../../fields/ChipsField.tsx';
import type { ChannelFormState } from './ChannelFields.tsx';
import { ABORT_CHOICES, LIMIT_PARAMETERS, TIMEOUTS } from './channel-form.ts';
import styles from './channels.module.css';

interface FormProps {
  readonly form: ChannelFormState;
}

export function ChannelLimits({ form }: FormProps) {
  const { t } = useTranslation('channels');
  const hasTimeoutError = Object.keys(form.errors).some((path) => path.startsWith('timeouts'));
  return (
    <>
      <Fold title={t('form.behaviour')} note={t('form.behaviourNote')}>
        <Behaviour form={form} />
      </Fold>
      <Fold title={t('form.timeouts')} note={t('form.timeoutsNote')} opened={hasTimeoutError}>
        <div className={styles.pair}>
          {TIMEOUTS.map((key) => (
            <TextInput
              key={key}
              label={t(`timeout.${key}`)}
              description={t(`timeoutHelp.${key}`)}
              placeholder={t('form.default')}
              inputMode="numeric"
              {...form.getInputProps(`timeouts.${key}`)}
            />
          ))}
        </div>
      </Fold>
      <Fold title={t('form.sizes')} note={t('form.sizesNote')}>
        <ChipsField
          label={t('form.sizesLabel')}
          help={t('form.sizesHelp')}
          values={form.getValues().allowedSizes}
          errors={errorsUnder(form.errors, 'allowedSizes')}
          onChange={(sizes) => form.setFieldValue('allowedSizes', sizes)}
        />
      </Fold>
    </>
  );
}

function Behaviour({ form }: FormProps) {
  const { t } = useTranslation('channels');
  const check = { type: 'checkbox' } as const;
  return (
    <div className={styles.group}>
      <div className={styles.pair}>
        <Select
          label={t('form.billsOnAbort')}
          description={t('form.billsOnAbortHelp')}
          data={ABORT_CHOICES.map((value) => ({ value, label: t(`choice.${value}`) }))}
          {...form.getInputProps('billsOnAbort')}
        />
        <Select
          label={t('form.limitParameter')}
          description={t('form.limitParameterHelp')}
          data={[...LIMIT_PARAMETERS]}
          {...form.getInputProps('limitParameter')}
        />
      </div>
      <div className={styles.checks}>
        <Checkbox label={t('form.acceptsLimit')} {...form.getInputProps('acceptsLimit', check)} />
        <Checkbox
          label={t('form.acceptsStreamOptions')}
          {...form.getInputProps('acceptsStreamOptions', check)}
        />
        <Checkbox label={t('form.billsOnAccept')} {...form.getInputProps('billsOnAccept', check)} />
      </div>
    </div>
  );
}

interface FoldProps {
  readonly title: string;
  readonly note: string;
  readonly opened?: boolean;
  readonly children: ReactNode;
}

function Fold({ title, note, opened = false, children }: FoldProps) {
  return (
    <details className={styles.fold} open={opened || undefined}>
      <summary>
        <span className={styles.foldTitle}>{title}</span> <span className="muted">{note}</span>
      </summary>
      <div className={styles.foldBody}>{children}</div>
    </details>
  );
}
