// Credits or debits a wallet: amount, origin, reason, then a confirmation that names the
// effect. One idempotency key stands for the opened form, so a repeated send books once.
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { Form } from '../../fields/Form.tsx';
import { MoneyField } from '../../fields/MoneyField.tsx';
import { checkAmount, checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { moneyFromField, printBalance, printUsd } from '../../format/money.ts';
import { Segments } from '../../frame/Segments.tsx';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { CustomerDetail } from './CustomerPage.tsx';
import { ADJUST_BALANCE } from './customer-mutations.ts';

interface AdjustWalletProps {
  readonly customer: CustomerDetail;
  readonly onClose: () => void;
}

const FORM_ID = 'adjust-wallet';
const ORIGINS = ['payment', 'grant', 'adjustment'] as const;
const MAX_REASON = 500;

export function AdjustWallet({ customer, onClose }: AdjustWalletProps) {
  const { t } = useTranslation(['customers', 'common']);
  const adjust = useAction(ADJUST_BALANCE, (data) => data.adjustBalance, {
    refetch: ['Customer', 'CustomerLedger'],
  });
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const [isDebit, setDebit] = useState(false);
  const [asking, setAsking] = useState(false);
  const { form, applyProblem, submit } = useAppForm({
    initial: { amountNanoUsd: '', origin: 'payment', reason: '' },
    check: ({ amountNanoUsd, reason }) => ({
      amountNanoUsd: checkAmount(amountNanoUsd),
      reason: checkText(reason, { max: MAX_REASON }),
    }),
  });
  const { wallet, name } = customer.account;
  const amount = moneyFromField(form.values.amountNanoUsd) ?? '0';

  const confirm = async (): Promise<void> => {
    const outcome = await adjust.run({
      input: {
        walletId: wallet?.id ?? '',
        amountNanoUsd: isDebit ? `-${amount}` : amount,
        origin: isDebit
          ? 'adjustment'
          : (ORIGINS.find((one) => one === form.values.origin) ?? 'adjustment'),
        reason: form.values.reason.trim(),
        idempotencyKey,
      },
    });
    if (outcome.ok) {
      showNotice(
        t(isDebit ? 'adjust.debited' : 'adjust.credited', { name, amount: printUsd(amount) }),
      );
      onClose();
      return;
    }
    // Only after a refusal is it sure that nothing was booked: until then the key is kept, and a
    // second try is the first one again.
    if (outcome.refused) {
      setKey(crypto.randomUUID());
      setAsking(false);
    }
    applyProblem(outcome.problem);
  };
  return (
    <>
      <TaskDrawer
        opened
        title={t('adjust.title')}
        note={name}
        onClose={onClose}
        foot={
          <>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" form={FORM_ID} variant="filled">
              {t('adjust.review')}
            </Button>
          </>
        }
      >
        <Form id={FORM_ID} onSubmit={submit(() => setAsking(true))}>
          <div>
            <Segments
              label={t('adjust.direction')}
              options={[
                { key: 'credit', label: t('adjust.credit') },
                { key: 'debit', label: t('adjust.debit') },
              ]}
              value={isDebit ? 'debit' : 'credit'}
              onChange={(value) => setDebit(value === 'debit')}
            />
          </div>
          <MoneyField
            label={t('adjust.amount')}
            description={t('adjust.free', {
              amount: printBalance(wallet?.availableNanoUsd ?? '0'),
            })}
            data-autofocus
            {...form.getInputProps('amountNanoUsd')}
          />
          {isDebit ? null : (
            <Select
              label={t('adjust.origin')}
              description={t('adjust.originHelp')}
              data={ORIGINS.map((value) => ({ value, label: t(`origin.${value}`) }))}
              {...form.getInputProps('origin')}
            />
          )}
          <TextInput
            label={t('adjust.reason')}
            description={t('adjust.reasonHelp')}
            maxLength={MAX_REASON}
            {...form.getInputProps('reason')}
          />
          <ProblemNote problem={asking ? undefined : adjust.problem} />
        </Form>
      </TaskDrawer>
      <ConfirmDialog
        opened={asking}
        title={t(isDebit ? 'adjust.confirmDebit' : 'adjust.confirmCredit', {
          name,
          amount: printUsd(amount),
        })}
        effect={t(isDebit ? 'adjust.debitEffect' : 'adjust.creditEffect')}
        confirmLabel={t(isDebit ? 'adjust.debit' : 'adjust.credit')}
        danger={isDebit}
        busy={adjust.busy}
        problem={adjust.problem}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
