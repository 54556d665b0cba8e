// Why the server refused, in the form or dialog that asked.
import type { Problem } from '../data/problem.ts';
import { useProblemText } from '../data/use-problem-text.ts';
import { Mark } from '../marks/StatusMark.tsx';
import styles from './states.module.css';

export function ProblemNote({ problem }: { readonly problem: Problem | undefined }) {
  const { forProblem } = useProblemText();
  return problem === undefined ? null : (
    <div className={styles.problem} role="alert">
      <Mark tone="bad" />
      <span>{forProblem(problem)}</span>
    </div>
  );
}
