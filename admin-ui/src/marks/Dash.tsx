// The empty cell: an en dash that says nothing is known. A known zero is printed as zero.
import styles from './marks.module.css';

export function Dash() {
  return <span className={styles.dash}>–</span>;
}
