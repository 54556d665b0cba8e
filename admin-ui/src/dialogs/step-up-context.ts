// How a mutation asks for the password again without knowing the dialog.
import { createContext, useContext } from 'react';

/** Resolves to true once the password was confirmed, to false when the person gave up. */
export type AskPassword = () => Promise<boolean>;

export const StepUpContext = createContext<AskPassword>(async () => false);

export function useStepUp(): AskPassword {
  return useContext(StepUpContext);
}
