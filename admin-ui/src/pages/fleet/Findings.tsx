// The findings of a check: the field that is wrong, then what is wrong with it. The words are
// the compiler's own, which name fields, so they stay in its language.
import styles from './fleet.module.css';

interface FindingsProps {
  readonly findings: readonly { readonly path: string; readonly message: string }[];
}

export function Findings({ findings }: FindingsProps) {
  return (
    <ul className={styles.findings} lang="en">
      {findings.map(({ path, message }) => (
        <li key={`${path} ${message}`} className={styles.finding}>
          {path === '' ? null : <div className={styles.path}>{path}</div>}
          <div className={styles.message}>{message}</div>
        </li>
      ))}
    </ul>
  );
}
