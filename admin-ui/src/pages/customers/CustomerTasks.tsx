// The drawer that the address opens on a customer. It is a module of its own so that the
// forms load when the first of them opens.
import { AdjustWallet } from './AdjustWallet.tsx';
import type { CustomerDetail } from './CustomerPage.tsx';
import { EditCustomer } from './EditCustomer.tsx';
import { KeyDrawer } from './KeyDrawer.tsx';

interface CustomerTasksProps {
  readonly customer: CustomerDetail;
  readonly task: 'adjust' | 'edit' | 'new-key' | 'edit-key';
  readonly keyId: string | undefined;
  readonly onClose: () => void;
}

export function CustomerTasks({ customer, task, keyId, onClose }: CustomerTasksProps) {
  switch (task) {
    case 'adjust':
      return <AdjustWallet customer={customer} onClose={onClose} />;
    case 'edit':
      return <EditCustomer account={customer.account} onClose={onClose} />;
    case 'new-key':
      return <KeyDrawer accountId={customer.account.id} keyId={undefined} onClose={onClose} />;
    case 'edit-key':
      // Without a key the drawer would make a new one.
      return keyId === undefined ? null : (
        <KeyDrawer accountId={customer.account.id} keyId={keyId} onClose={onClose} />
      );
  }
}
