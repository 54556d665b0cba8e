// The bench: starts the upstream, the yardsticks and the product, rotates measured windows over
// them, and prints what the product costs beside a bare relay. Ends with 1 when a limit is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from './children.ts';
import { type Figure, judgeSuite } from './judge.ts';
import { findMissing, pinToLoadCore } from './machine.ts';
import { startUpstream } from './nginx.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { checkTarget } from './preflight.ts';
import { startProduct, stopProduct } from './product.ts';
import { formatFigure, formatSummary } from './report.ts';
import { makeSuites, type Suite } from './suites.ts';
import type { Target } from './target.ts';
import { rotateWindows } from './window.ts';
import { describeDirect, startProxy, startRelay } from './yardsticks.ts';

const RIG_LOW = 0.95;
const RIG_HIGH = 1.05;

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function runBench(options: BenchOptions): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const clean = async () => {
    await stopProduct();
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void clean().finally(() => process.exit(130)));
  }
  try {
    const targets = await startTargets(options, folder);
    for (const target of targets) await checkTarget(target);
    const label = options.checkRig ? 'relay 2' : 'product';
    const figures: Figure[] = [];
    for (const suite of makeSuites(folder)) {
      if (!options.suites.includes(suite.name)) continue;
      const figure = await runSuite(suite, targets, options.windows);
      figures.push(figure);
      tell(formatFigure(figure, label));
    }
    tell(formatSummary(figures));
    return options.checkRig ? judgeRig(figures) : judgeAll(figures);
  } finally {
    await clean();
  }
}

async function startTargets(options: BenchOptions, folder: string): Promise<Target[]> {
  const upstream = await startUpstream(folder);
  const relay = await startRelay('relay', upstream.port);
  const nginx = await startProxy(folder, upstream.port);
  const others = [relay, nginx, describeDirect(upstream.port)];
  if (options.checkRig) return [await startRelay('product', upstream.port), ...others];
  if (options.withoutProduct) return others;
  const { profileFolder, controlRuns } = options;
  const wiring = { upstreamPort: upstream.port, profileFolder, controlRuns };
  return [await startProduct(wiring), ...others];
}

async function runSuite(suite: Suite, all: readonly Target[], windows: number): Promise<Figure> {
  const rounds = await rotateWindows({
    targets: all.filter(({ name }) => suite.targets.includes(name)),
    windows,
    warmUp: suite.warmUp,
    measure: suite.measure,
    onRound: (done) => process.stderr.write(`\r${suite.name} ${done}/${windows}`),
  });
  process.stderr.write('\r\x1b[K');
  return judgeSuite(suite, suite.adjust?.(rounds) ?? rounds, windows);
}

function judgeAll(figures: readonly Figure[]): number {
  return figures.some(({ verdict }) => verdict === 'missed' || verdict === 'void') ? 1 : 0;
}

function judgeRig(figures: readonly Figure[]): number {
  const off = figures.filter(({ targets }) => {
    const ratio = targets.find(({ target }) => target === 'product')?.medianRatio ?? Number.NaN;
    return !(ratio >= RIG_LOW && ratio <= RIG_HIGH);
  });
  for (const { suite } of off) tell(`The rig tells two equal relays apart: ${suite.title}.`);
  return off.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}\n`);
    return 2;
  }
  const missing = findMissing();
  if (missing.length > 0) {
    process.stderr.write(
      `The bench cannot run here:\n${missing.map((line) => `  ${line}\n`).join('')}`,
    );
    return 2;
  }
  pinToLoadCore();
  return await runBench(options);
}

process.exitCode = await main();
