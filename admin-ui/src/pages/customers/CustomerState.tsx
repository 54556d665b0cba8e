// Whether a customer may sign in and call, as one mark with its reason.
import { useTranslation } from 'react-i18next';
import type { CustomerRowFragment } from '../../generated/customers/graphql.ts';
import { StatusMark } from '../../marks/StatusMark.tsx';

export type Customer = CustomerRowFragment;

interface CustomerStateProps {
  readonly customer: Customer;
  /** Off where the reason stands elsewhere. */
  readonly withNote?: boolean;
}

export function CustomerState({ customer, withNote = true }: CustomerStateProps) {
  const { t } = useTranslation('customers');
  const note = (text: string) => (withNote ? { note: text } : {});
  if (customer.state === 'disabled') {
    return (
      <StatusMark tone="off" {...note(t('state.disabledNote'))}>
        {t('state.disabled')}
      </StatusMark>
    );
  }
  if (customer.account.state === 'frozen') {
    return (
      <StatusMark tone="bad" {...note(t('state.frozenNote'))}>
        {t('state.frozen')}
      </StatusMark>
    );
  }
  return (
    <StatusMark tone="ok" {...(customer.mustReplacePassword ? note(t('state.invited')) : {})}>
      {t('state.active')}
    </StatusMark>
  );
}
