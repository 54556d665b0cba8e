// A region of a page or panel, divided from the next by a hairline; and its facts.
import type { ReactNode } from 'react';
import styles from './frame.module.css';

interface SectionProps {
  readonly title?: ReactNode;
  readonly note?: ReactNode;
  /** Right end of the heading line: a legend, a link. */
  readonly aside?: ReactNode;
  /** Puts the heading at the left of the content where there is room, as long forms do. */
  readonly beside?: boolean;
  readonly children: ReactNode;
}

export function Section({ title, note, aside, beside = false, children }: SectionProps) {
  return (
    <section className={styles.section} data-beside={beside || undefined}>
      {title === undefined ? null : (
        <div className={styles.sectionHead}>
          <h2 className={styles.sectionTitle}>{title}</h2>
          {note === undefined ? null : <span className={styles.sectionNote}>{note}</span>}
          <span className={styles.space} />
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

interface FactsProps {
  readonly children: ReactNode;
  /** Two side by side where there is room. */
  readonly paired?: boolean;
}

/** Label left, value right. */
export function Facts({ children, paired = false }: FactsProps) {
  return (
    <dl className={styles.factList} data-paired={paired || undefined}>
      {children}
    </dl>
  );
}

export function Fact({
  label,
  children,
}: {
  readonly label: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Two columns that meet at a hairline and stack where there is no room. */
export function Columns({
  children,
  wide,
}: {
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <div className={styles.columns} data-wide={wide || undefined}>
      {children}
    </div>
  );
}

/** The head of a detail page: name, state, facts, actions at the right. */
export function DetailHead({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.detailHead}>
      <div className={styles.detailTitle}>{title}</div>
      {children}
      <span className={styles.space} />
      {actions === undefined ? null : <div className={styles.detailActions}>{actions}</div>}
    </div>
  );
}
