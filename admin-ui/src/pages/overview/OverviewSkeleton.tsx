// Bars in the overview's own layout: the strip and two rows of charts.
import { Figure, Figures } from '../../frame/Figures.tsx';
import { Section } from '../../frame/Section.tsx';
import { Bone } from '../../states/Skeleton.tsx';
import styles from './overview.module.css';

const FIGURES = ['requests', 'errors', 'ttft', 'tokens', 'revenue', 'cost', 'margin'] as const;
const CHARTS = ['models', 'money', 'first', 'causes'] as const;

export function OverviewSkeleton() {
  return (
    <>
      <Figures>
        {FIGURES.map((key) => (
          <Figure key={key} label={'\u00a0'} note={'\u00a0'}>
            <Bone width={84} height={18} />
          </Figure>
        ))}
      </Figures>
      <div className={styles.grid}>
        {CHARTS.map((key) => (
          <div key={key} className={styles.cell}>
            <Section title={<Bone width={140} />}>
              <Bone width="100%" height={150} />
            </Section>
          </div>
        ))}
      </div>
    </>
  );
}
