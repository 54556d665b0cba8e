// One query's three states in one place: loading, failed, there. Data that is there
// stays while it is fetched anew.
import type { ReactNode } from 'react';
import { FailureState } from './FailureState.tsx';
import { RowsSkeleton } from './Skeleton.tsx';

interface QueryViewProps<D> {
  readonly data: D | undefined;
  readonly error: unknown;
  readonly refetch?: () => unknown;
  readonly skeleton?: ReactNode;
  readonly children: (data: D) => ReactNode;
}

export function QueryView<D>({ data, error, refetch, skeleton, children }: QueryViewProps<D>) {
  if (data !== undefined) {
    return children(data);
  }
  if (error !== undefined && error !== null) {
    return (
      <FailureState
        error={error}
        {...(refetch === undefined ? {} : { onRetry: () => void refetch() })}
      />
    );
  }
  return skeleton ?? <RowsSkeleton />;
}
