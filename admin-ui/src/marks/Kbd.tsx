// The name of a key, as menus and bars show it.
import styles from './marks.module.css';

export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
