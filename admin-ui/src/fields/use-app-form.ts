// A form whose errors are codes: checks name the code, the page's language says it, and
// the server's per-field problems land on the same fields. While one is being sent it is not sent
// again.
import { useForm } from '@mantine/form';
import { type FormEvent, useRef } from 'react';
import type { Problem } from '../data/problem.ts';
import { useProblemText } from '../data/use-problem-text.ts';
import type { FieldCode } from './read-fields.ts';

export type FieldCodes = Readonly<Record<string, FieldCode | undefined>>;

export function useAppForm<V extends Record<string, unknown>>(options: {
  readonly initial: V;
  readonly check: (values: V) => FieldCodes;
}) {
  const { forField } = useProblemText();
  const form = useForm({
    initialValues: options.initial,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(options.check(values)).flatMap(([path, code]) =>
          code === undefined ? [] : [[path, forField({ code, message: code })]],
        ),
      ),
  });
  const focusFirst = (paths: readonly string[]): void => {
    const [first] = paths;
    if (first !== undefined) {
      form.getInputNode(first)?.focus();
    }
  };
  // What is shown as busy comes one render late, and a sender may ask something before it is busy.
  const sending = useRef(false);
  const sendAlone = async (send: () => Promise<void> | void): Promise<void> => {
    sending.current = true;
    try {
      await send();
    } finally {
      sending.current = false;
    }
  };
  return {
    /** `form.submitting` lasts until what the form sends has ended. */
    form,
    /** Puts the server's field messages on their fields. */
    applyProblem: (problem: Problem): void => {
      const fields = problem.fields ?? [];
      form.setErrors(Object.fromEntries(fields.map((field) => [field.path, forField(field)])));
      focusFirst(fields.map(({ path }) => path));
    },
    /** The handler of the form element; focuses the first wrong field. */
    submit: (send: (values: V) => Promise<void> | void) => (event?: FormEvent<HTMLFormElement>) => {
      event?.preventDefault();
      if (!sending.current) {
        form.onSubmit(
          (values) => sendAlone(() => send(values)),
          (errors) => focusFirst(Object.keys(errors)),
        )(event);
      }
    },
  };
}
