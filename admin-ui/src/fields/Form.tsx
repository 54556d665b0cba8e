// The column that fields stand in, inside panels and pages; Enter submits it.
import type { FormEvent, ReactNode } from 'react';
import styles from './fields.module.css';

interface FormProps {
  readonly id?: string;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly children: ReactNode;
}

export function Form({ id, onSubmit, children }: FormProps) {
  return (
    <form
      id={id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event);
      }}
    >
      {children}
    </form>
  );
}
