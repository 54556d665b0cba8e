// Runs a mutation and sorts its answer: the thing, or a problem. A problem that asks for
// the password again opens the dialog and the mutation runs once more.
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { useStepUp } from '../dialogs/step-up-context.ts';
import { describeFailure, type Failure } from './describe-failure.ts';
import {
  isSuccess,
  makeProblem,
  type Problem,
  readProblem,
  type Success,
  type Tagged,
  UNREADABLE_ANSWER,
} from './problem.ts';

export type ActionOutcome<R extends Tagged> =
  | { readonly ok: true; readonly value: Success<R> }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** The server refused it, so nothing was done; otherwise it may have been done. */
      readonly refused: boolean;
    };

interface ActionOptions {
  /** Names of the queries to fetch anew after success. */
  readonly refetch?: readonly string[];
}

const CODE_BY_FAILURE = {
  'not-allowed': 'FORBIDDEN',
  'signed-out': 'UNAUTHENTICATED',
  'step-up': 'STEP_UP_REQUIRED',
  'replace-password': 'UNAUTHENTICATED',
  busy: 'BUSY',
  offline: 'UNREACHABLE',
  failed: 'FAULT',
} as const satisfies Record<Failure['kind'], string>;

/** The problem of a mutation that has no answer of its own. */
export function problemOfFailure(error: unknown): Problem {
  return makeProblem(CODE_BY_FAILURE[describeFailure(error).kind]);
}

export function useAction<D, V extends OperationVariables, R extends Tagged>(
  document: TypedDocumentNode<D, V>,
  pick: (data: D) => R,
  options: ActionOptions = {},
) {
  const client = useApolloClient();
  const askPassword = useStepUp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  // The caller writes pick and options in place; they are read when the action runs.
  const latest = useRef({ pick, options });
  latest.current = { pick, options };

  const run = useCallback(
    async (variables: V): Promise<ActionOutcome<R>> => {
      const send = async (): Promise<ActionOutcome<R>> => {
        try {
          const answer = await client.mutate<D, OperationVariables>({
            mutation: document,
            variables,
          });
          const { data } = answer;
          if (data === undefined || data === null) {
            return { ok: false, problem: makeProblem(UNREADABLE_ANSWER), refused: false };
          }
          const result = latest.current.pick(data);
          if (isSuccess(result)) {
            return { ok: true, value: result };
          }
          const refusal = readProblem(result);
          return { ok: false, problem: refusal, refused: refusal.code !== UNREADABLE_ANSWER };
        } catch (error) {
          return { ok: false, problem: problemOfFailure(error), refused: false };
        }
      };
      setBusy(true);
      setProblem(undefined);
      let outcome = await send();
      if (!outcome.ok && outcome.problem.code === 'STEP_UP_REQUIRED' && (await askPassword())) {
        outcome = await send();
      }
      // Until the caller hears of it the form still stands, so it stays busy for the reading, too.
      try {
        if (outcome.ok) {
          await client.refetchQueries({ include: [...(latest.current.options.refetch ?? [])] });
        } else {
          setProblem(outcome.problem);
        }
      } finally {
        setBusy(false);
      }
      return outcome;
    },
    [client, document, askPassword],
  );
  const clear = useCallback(() => setProblem(undefined), []);
  return { run, busy, problem, clear };
}
