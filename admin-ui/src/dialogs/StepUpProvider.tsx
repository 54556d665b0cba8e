// Lets any mutation below ask for the password again. The caller says how the password is
// verified.
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import type { Problem } from '../data/problem.ts';
import { StepUpContext } from './step-up-context.ts';

const StepUpDialog = lazy(async () => ({
  default: (await import('./StepUpDialog.tsx')).StepUpDialog,
}));

interface StepUpProviderProps {
  readonly children: ReactNode;
  readonly verify: (password: string) => Promise<Problem | undefined>;
}

export function StepUpProvider({ children, verify }: StepUpProviderProps) {
  const [opened, setOpened] = useState(false);
  const settle = useRef<((confirmed: boolean) => void) | undefined>(undefined);

  const finish = (confirmed: boolean): void => {
    setOpened(false);
    settle.current?.(confirmed);
    settle.current = undefined;
  };
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        settle.current?.(false);
        settle.current = resolve;
        setOpened(true);
      }),
    [],
  );
  return (
    <StepUpContext value={ask}>
      {children}
      {opened ? (
        <Suspense fallback={null}>
          <StepUpDialog verify={verify} onFinish={finish} />
        </Suspense>
      ) : null}
    </StepUpContext>
  );
}
