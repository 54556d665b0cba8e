// A question over the page. Closed or taken away whole, it gives the focus back to what opened it.
import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from '../frame/use-return-focus.ts';

export function Dialog(props: ModalProps) {
  useReturnFocus(props.opened);
  return <Modal {...props} returnFocus={false} />;
}
