// The provider's own facts as a form in its peek: saved with the version that was read.
import { useApolloClient } from '@apollo/client/react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useConflict } from '../../data/use-conflict.ts';
import { ConflictDialog } from '../../dialogs/ConflictDialog.tsx';
import { checkText, checkUrl } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { Section } from '../../frame/Section.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { Provider } from './provider-columns.tsx';
import { PROVIDER, UPDATE_PROVIDER } from './provider-documents.ts';
import styles from './providers.module.css';

interface ProviderFormProps {
  readonly provider: Provider;
  readonly canWrite: boolean;
}

const KEYS = ['name', 'vendor', 'baseUrl', 'privateNetwork'] as const;

function valuesOf(provider: Provider) {
  const { name, vendor, baseUrl, privateNetwork } = provider;
  return { name, vendor, baseUrl, privateNetwork };
}
type Values = ReturnType<typeof valuesOf>;

export function ProviderForm({ provider, canWrite }: ProviderFormProps) {
  const { t } = useTranslation(['providers', 'common']);
  const client = useApolloClient();
  const [base, setBase] = useState(provider);
  const { form, applyProblem, submit } = useAppForm({
    initial: valuesOf(provider),
    check: (values: Values) => ({
      name: checkText(values.name, { max: 100 }),
      vendor: checkText(values.vendor, { max: 100 }),
      baseUrl: checkUrl(values.baseUrl),
    }),
  });
  const update = useAction(UPDATE_PROVIDER, (data) => data.updateProvider, {
    refetch: ['Providers'],
  });
  const conflict = useConflict<Provider>();
  const take = (saved: Provider): void => {
    setBase(saved);
    form.setInitialValues(valuesOf(saved));
    form.setValues(valuesOf(saved));
    conflict.close();
  };
  const start = valuesOf(base);
  const save = async (values: Values, version: number): Promise<void> => {
    const changed = Object.fromEntries(
      KEYS.filter((key) => values[key] !== start[key]).map((key) => [key, values[key]]),
    );
    const outcome = await update.run({
      input: { id: base.id, expectedVersion: version, ...changed },
    });
    if (outcome.ok) {
      take(outcome.value);
      showNotice(t('edit.done', { name: outcome.value.name }));
      return;
    }
    const query = { query: PROVIDER, variables: { id: base.id } };
    const read = async () =>
      (await client.query({ ...query, fetchPolicy: 'network-only' })).data?.provider;
    if (!(await conflict.meet(outcome.problem, read))) {
      applyProblem(outcome.problem);
    }
  };
  // The switch at the foot raises the version too; only the form's own fields are edited here.
  const version = sameFacts(base, provider) ? provider.version : base.version;
  const mine = form.getValues();
  const isChanged = KEYS.some((key) => mine[key] !== start[key]);
  const { theirs } = conflict;
  const print = (values: Values, key: (typeof KEYS)[number]): string =>
    key === 'privateNetwork' ? t(values[key] ? 'form.allowed' : 'form.refused') : values[key];
  return (
    <Section title={t('form.title')}>
      <form className={styles.form} noValidate onSubmit={submit((values) => save(values, version))}>
        <TextInput label={t('form.name')} disabled={!canWrite} {...form.getInputProps('name')} />
        <TextInput
          label={t('form.vendor')}
          disabled={!canWrite}
          {...form.getInputProps('vendor')}
        />
        <TextInput
          label={t('column.baseUrl')}
          description={t('form.baseUrlHelp')}
          disabled={!canWrite}
          {...form.getInputProps('baseUrl')}
        />
        <Checkbox
          label={t('form.privateNetwork')}
          disabled={!canWrite}
          {...form.getInputProps('privateNetwork', { type: 'checkbox' })}
        />
        <ProblemNote problem={theirs === undefined ? update.problem : undefined} />
        {canWrite && isChanged ? (
          <div className={styles.buttons}>
            <Button onClick={() => take(base)}>{t('common:action.discard')}</Button>
            <Button type="submit" variant="filled" loading={update.busy}>
              {t('common:action.save')}
            </Button>
          </div>
        ) : null}
      </form>
      {theirs === undefined ? null : (
        <ConflictDialog
          opened
          name={theirs.name}
          fields={KEYS.map((key) => ({
            label: t(key === 'baseUrl' ? 'column.baseUrl' : `form.${key}`),
            base: print(start, key),
            mine: print(mine, key),
            theirs: print(valuesOf(theirs), key),
          }))}
          busy={update.busy}
          onTakeTheirs={() => take(theirs)}
          onClose={conflict.close}
          onKeepMine={() => {
            conflict.close();
            void save(mine, theirs.version);
          }}
        />
      )}
    </Section>
  );
}

function sameFacts(a: Provider, b: Provider): boolean {
  return KEYS.every((key) => a[key] === b[key]);
}
