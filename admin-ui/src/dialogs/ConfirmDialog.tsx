// Asks before what cannot be taken back: it names the object and says the effect. The dialog
// itself is fetched when it is first opened, and stays for its way out.
import { lazy, Suspense, useState } from 'react';
import type { ConfirmDialogProps } from './ConfirmModal.tsx';

const ConfirmModal = lazy(async () => ({
  default: (await import('./ConfirmModal.tsx')).ConfirmModal,
}));

export function ConfirmDialog(props: ConfirmDialogProps) {
  const [used, setUsed] = useState(props.opened);
  if (props.opened && !used) {
    setUsed(true);
  }
  return used ? (
    <Suspense fallback={null}>
      <ConfirmModal {...props} />
    </Suspense>
  ) : null;
}
