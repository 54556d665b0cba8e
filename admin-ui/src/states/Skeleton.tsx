// Grey bars in the place of what is loading. They come after 150 ms, so that what is
// fast never flashes.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

const DELAY_MS = 150;

function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

/** One bar; give it the width of what it stands for. */
export function Bone({
  width,
  height = 10,
}: {
  readonly width: number | string;
  readonly height?: number;
}) {
  const late = useLate();
  return (
    <span className={late ? styles.bone : undefined} style={{ width, height, display: 'block' }} />
  );
}

/** Rows of a table or list. */
export function RowsSkeleton({
  rows = 8,
  columns = 5,
}: {
  readonly rows?: number;
  readonly columns?: number;
}) {
  const { t } = useTranslation();
  const late = useLate();
  return (
    <div role="status" aria-label={t('state.loading')}>
      {late
        ? Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bars stand for nothing yet
            <div key={row} className={styles.row}>
              {Array.from({ length: columns }, (_unused, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: bars stand for nothing yet
                <span key={column} className={styles.bone} />
              ))}
            </div>
          ))
        : null}
    </div>
  );
}
