// Makes an automation token within one's own rights; its secret is shown once.
import { Checkbox, Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { SecretDialog } from '../../dialogs/SecretDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { MoneyField } from '../../fields/MoneyField.tsx';
import { checkAmount, checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { moneyFromField } from '../../format/money.ts';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { DrawerFoot } from './DrawerFoot.tsx';
import { CREATE_TOKEN } from './list-documents.ts';
import styles from './settings.module.css';
import { ADJUSTING_SCOPE, TOKEN_SCOPES } from './token-scopes.ts';

const FORM_ID = 'token-form';
const LIVES = ['30', '90', '365', 'never'] as const;
const DAY_MS = 86_400_000;

interface TokenValues extends Record<string, unknown> {
  name: string;
  life: string;
  adjustLimit: string;
  scopes: string[];
}

const EMPTY: TokenValues = { name: '', life: '90', adjustLimit: '', scopes: [] };

export function TokenDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const create = useAction(CREATE_TOKEN, (data) => data.createAutomationToken, {
    refetch: ['Tokens'],
  });
  const [made, setMade] = useState<{ readonly name: string; readonly secret: string }>();
  const { form, applyProblem, submit } = useAppForm<TokenValues>({
    initial: EMPTY,
    check: ({ name, scopes, adjustLimit }) => ({
      name: checkText(name, { max: 100 }),
      scopes: scopes.length === 0 ? 'required' : undefined,
      adjustLimit: checkAmount(adjustLimit, { optional: true, allowZero: true }),
    }),
  });
  const { scopes } = form.values;
  const canAdjust = scopes.includes(ADJUSTING_SCOPE);
  const save = submit(async (values) => {
    const limit = canAdjust ? moneyFromField(values.adjustLimit) : undefined;
    const days = Number(values.life);
    const outcome = await create.run({
      input: {
        name: values.name.trim(),
        scopes: values.scopes,
        ...(limit === undefined ? {} : { adjustLimit: limit }),
        ...(Number.isNaN(days)
          ? {}
          : { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() }),
      },
    });
    if (outcome.ok) {
      setMade({ name: outcome.value.automationToken.name, secret: outcome.value.secret });
    } else {
      applyProblem(outcome.problem);
    }
  });
  return (
    <>
      <TaskDrawer
        opened={made === undefined}
        title={t('token.new')}
        onClose={onClose}
        foot={<DrawerFoot formId={FORM_ID} isNew busy={create.busy} onClose={onClose} />}
      >
        <Form id={FORM_ID} onSubmit={save}>
          <TextInput
            label={t('token.name')}
            description={t('token.nameHelp')}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Select
            label={t('token.life')}
            data={LIVES.map((value) => ({ value, label: t(`token.lives.${value}`) }))}
            {...form.getInputProps('life')}
          />
          <Scopes
            chosen={scopes}
            error={form.errors['scopes']}
            onChange={(next) => form.setFieldValue('scopes', [...next])}
          />
          {canAdjust ? (
            <MoneyField
              label={t('token.adjustLimit')}
              description={t('token.adjustLimitHelp')}
              {...form.getInputProps('adjustLimit')}
            />
          ) : null}
          <ProblemNote problem={create.problem} />
        </Form>
      </TaskDrawer>
      <SecretDialog
        secret={made?.secret}
        title={t('token.secret', { name: made?.name ?? '' })}
        onSaved={onClose}
      >
        <p className="secondary">{t('token.secretHelp')}</p>
      </SecretDialog>
    </>
  );
}

interface ScopesProps {
  readonly chosen: readonly string[];
  readonly error: ReactNode;
  readonly onChange: (scopes: readonly string[]) => void;
}

function Scopes({ chosen, error, onChange }: ScopesProps) {
  const { t } = useTranslation('settings');
  const { rights } = useSession();
  return (
    <fieldset className={styles.scopes}>
      <legend className={styles.legend}>{t('token.scopes')}</legend>
      {TOKEN_SCOPES.filter(({ right }) => rights.has(right)).map(({ scope }) => (
        <Checkbox
          key={scope}
          label={<span className="mono">{scope}</span>}
          checked={chosen.includes(scope)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked
                ? [...chosen, scope]
                : chosen.filter((one) => one !== scope),
            )
          }
        />
      ))}
      {error === undefined ? null : (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  );
}
