// A form whose errors are codes: checks name the code, the page's language says it, and
// the server's per-field problems land on the same fields.
import { useForm } from '@mantine/form';
import type { FormEvent } from 'react';
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
  return {
    form,
    /** Puts the server's field messages on their fields. */
    applyProblem: (problem: Problem): void => {
      const fields = problem.fields ?? [];
      form.setErrors(Object.fromEntries(fields.map((field) => [field.path, forField(field)])));
      focusFirst(fields.map(({ path }) => path));
    },
    /** The handler of the form element; focuses the first wrong field. */
    submit: (send: (values: V) => Promise<void> | void) => (event?: FormEvent<HTMLFormElement>) =>
      form.onSubmit(
        (values) => void send(values),
        (errors) => focusFirst(Object.keys(errors)),
      )(event),
  };
}
