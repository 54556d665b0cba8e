// The drawer of a task on a row until the row is there: loading, failed, or no such row, as an old
// link may have it.
import type { ReactNode } from 'react';
import { QueryView } from '../states/QueryView.tsx';
import { TaskDrawer } from './TaskDrawer.tsx';

interface WaitingDrawerProps {
  readonly title: string;
  /** The row is known not to exist. */
  readonly isGone: boolean;
  /** What is said then. */
  readonly gone: ReactNode;
  readonly error?: unknown;
  readonly refetch?: () => unknown;
  readonly onClose: () => void;
}

export function WaitingDrawer(props: WaitingDrawerProps) {
  const { title, isGone, gone, onClose, error, ...query } = props;
  return (
    <TaskDrawer opened title={title} onClose={onClose}>
      {isGone ? (
        gone
      ) : (
        <QueryView data={undefined} error={error} {...query}>
          {() => null}
        </QueryView>
      )}
    </TaskDrawer>
  );
}
