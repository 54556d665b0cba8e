// The cells that every table shares: a name with its second line, a phone's two lines.
import type { ReactNode } from 'react';
import styles from './table.module.css';

/** The name cell: the name in full, the second line may be cut. */
export function NameCell({ name, note }: { readonly name: ReactNode; readonly note?: ReactNode }) {
  return (
    <>
      <span className={styles.name}>{name}</span>
      {note === undefined ? null : <span className={styles.second}>{note}</span>}
    </>
  );
}

/** A row on a phone: first name, badge and state; then a measure and figures. */
export function PhoneCell({
  first,
  second,
}: {
  readonly first: ReactNode;
  readonly second?: ReactNode;
}) {
  return (
    <>
      <div className={styles.phoneLine}>{first}</div>
      {second === undefined ? null : <div className={styles.phoneLine}>{second}</div>}
    </>
  );
}
