// The simulator's command: `--seeds N` worlds of `--steps S` steps and every mutant, or one
// `--seed K` with a trace (`--mutant I` replays a mutant).
import { parseArgs } from 'node:util';
import { type RunResult, runSeed } from './drive.ts';
import { catchMutant, MUTANTS } from './mutants.ts';
import { REAL_RULES } from './rules.ts';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function runReal(seeds: number, steps: number): boolean {
  const totals = new Map<string, number>();
  let violated = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation, counts }: RunResult = runSeed({ seed, steps, rules: REAL_RULES });
    for (const [kind, count] of Object.entries(counts)) {
      totals.set(kind, (totals.get(kind) ?? 0) + count);
    }
    if (!violation) continue;
    violated++;
    print(`seed ${seed}, step ${violation.step}: ${violation.property}, ${violation.text}`);
  }
  const counted = [...totals].map(([kind, count]) => `${count} ${kind}`).join(', ');
  print(`${seeds} worlds of ${steps} steps: ${violated} violate a property (holds: ${counted})`);
  return violated === 0;
}

function runMutants(steps: number): boolean {
  let missed = 0;
  print(`${'rule removed'.padEnd(62)} ${'caught by'.padEnd(10)} seed step`);
  for (const mutant of MUTANTS) {
    const caught = catchMutant(mutant, steps);
    if (!caught) missed++;
    const where = caught
      ? `${caught.property.padEnd(10)} ${String(caught.seed).padStart(4)} ${String(caught.step).padStart(4)}  ${caught.text}`
      : 'NOT CAUGHT';
    print(`${mutant.rule.padEnd(62)} ${where}`);
  }
  return missed === 0;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '100' },
      steps: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      mutant: { type: 'string' },
    },
  });
  const steps = Number(values.steps);
  if (values.seed !== undefined) {
    const rules = MUTANTS[Number(values.mutant ?? -1)]?.rules ?? REAL_RULES;
    const { violation } = runSeed({ seed: Number(values.seed), steps, rules, trace: print });
    print(violation ? `${violation.property}: ${violation.text}` : 'no violation');
    process.exitCode = violation ? 1 : 0;
    return;
  }
  const startedMs = performance.now();
  const sound = runReal(Number(values.seeds), steps);
  const complete = runMutants(steps);
  print(`${Math.round((performance.now() - startedMs) / 1000)} s`);
  process.exitCode = sound && complete ? 0 : 1;
}

main();
