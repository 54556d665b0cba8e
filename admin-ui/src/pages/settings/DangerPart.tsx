// Taking all test money away again: it says how much there is, and asks twice.
import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { printBalance, printUsd } from '../../format/money.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type { TestMoneyQuery } from '../../generated/settings/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { Money } from '../../marks/Money.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { showNotice } from '../../states/show-notice.ts';
import styles from './settings.module.css';
import { REMOVE_TEST_MONEY, TEST_MONEY } from './settings-documents.ts';

export function DangerPart() {
  const { data, error, refetch } = useQuery(TEST_MONEY);
  return (
    <QueryView data={data} error={error} refetch={refetch}>
      {({ testMoneyEffect }) => <TestMoney effect={testMoneyEffect} />}
    </QueryView>
  );
}

interface TestMoneyProps {
  readonly effect: TestMoneyQuery['testMoneyEffect'];
}

function TestMoney({ effect }: TestMoneyProps) {
  const { t } = useTranslation('settings');
  const [asking, setAsking] = useState(false);
  const isNothing = effect.availableNanoUsd === '0' && effect.inUseNanoUsd === '0';
  return (
    <Section beside title={t('danger.title')}>
      <div className={styles.fields}>
        <p className="secondary">{t('danger.text')}</p>
        <Facts>
          <Fact label={t('danger.wallets')}>
            <Count value={effect.wallets} />
          </Fact>
          <Fact label={t('danger.free')}>
            <Money amount={effect.availableNanoUsd} balance />
          </Fact>
          <Fact label={t('danger.inUse')}>
            <Money amount={effect.inUseNanoUsd} balance />
          </Fact>
        </Facts>
        {isNothing ? (
          <p className="muted">{t('danger.nothing')}</p>
        ) : (
          <div className={styles.buttons}>
            <Button color="bad" variant="filled" onClick={() => setAsking(true)}>
              {t('danger.button')}
            </Button>
          </div>
        )}
      </div>
      {asking ? <RemoveTestMoney effect={effect} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function RemoveTestMoney({ effect, onClose }: TestMoneyProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const remove = useAction(REMOVE_TEST_MONEY, (data) => data.removeTestMoney, {
    refetch: ['TestMoney'],
  });
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const { form, applyProblem, submit } = useAppForm({
    initial: { reason: '' },
    check: ({ reason }) => ({ reason: checkText(reason, { max: 500 }) }),
  });
  const confirm = submit(async ({ reason }) => {
    const outcome = await remove.run({ input: { reason: reason.trim(), idempotencyKey } });
    if (outcome.ok) {
      showNotice(t('danger.done', { amount: printUsd(outcome.value.removedNanoUsd) }));
      onClose();
      return;
    }
    if (outcome.refused) {
      setKey(crypto.randomUUID());
    }
    applyProblem(outcome.problem);
  });
  return (
    <ConfirmDialog
      opened
      title={t('danger.confirm')}
      effect={t('danger.effect', {
        amount: printBalance(effect.availableNanoUsd),
        count: effect.wallets,
      })}
      confirmLabel={t('danger.button')}
      danger
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => confirm()}
      onClose={onClose}
    >
      <TextInput label={t('danger.reason')} {...form.getInputProps('reason')} />
    </ConfirmDialog>
  );
}
