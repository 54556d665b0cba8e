// The lease protocol in simulated worlds, a short run: npm run test:simulate does the long one.
import { describe, expect, test } from 'vitest';
import { runSeed } from './drive.ts';
import { catchMutant, MUTANTS } from './mutants.ts';
import { REAL_RULES } from './rules.ts';

const SEEDS = 60;
const STEPS = 1000;

function violationOf(seed: number): string | undefined {
  const { violation } = runSeed({ seed, steps: STEPS, rules: REAL_RULES });
  return violation && `seed ${seed}, step ${violation.step}: ${violation.text}`;
}

describe('the lease protocol', () => {
  test(`holds its properties in ${SEEDS} worlds`, () => {
    const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
    expect(seeds.map(violationOf).filter((found) => found !== undefined)).toEqual([]);
  });

  test('is replayed alike from the same seed', () => {
    const lines: string[][] = [[], []];
    for (const into of lines) {
      runSeed({ seed: 3, steps: 200, rules: REAL_RULES, trace: (line) => into.push(line) });
    }
    expect(lines[0]?.length).toBeGreaterThan(1000);
    expect(lines[1]).toEqual(lines[0]);
  });
});

describe('a rule taken away is noticed, in a world where the whole protocol holds', () => {
  test.each(MUTANTS.map((mutant) => [mutant.rule, mutant] as const))('%s', (_rule, mutant) => {
    const caught = catchMutant(mutant, STEPS);
    expect(caught).toBeDefined();
    expect(caught && violationOf(caught.seed)).toBeUndefined();
  });
});
