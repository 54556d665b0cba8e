// The printed result: one block for each figure, then the verdicts.
import type { Figure, TargetFigure, Verdict } from './judge.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  aim: 'aim reached',
  limit: 'within the limit',
  missed: 'LIMIT MISSED',
  void: 'VOID: too few windows kept the measured core busy',
  'not measured': 'not judged',
};

export function formatFigure(figure: Figure, productLabel: string): string {
  const { suite } = figure;
  const bound = suite.judged === 'ratio' ? 'x the bare relay' : suite.unit;
  const head = [
    '',
    `${suite.title} (limit ${suite.limit}, aim ${suite.aim} ${bound}): ${WORDS[figure.verdict]}`,
    row([
      '',
      `${suite.unit} best`,
      'median',
      'x relay best',
      'median',
      'per s',
      'core busy',
      'by others',
      'windows',
    ]),
  ];
  return [...head, ...figure.targets.map((target) => formatTarget(target, productLabel))].join(
    '\n',
  );
}

export function formatSummary(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const product = figure.targets.find(({ target }) => target === 'product');
    const isRatio = figure.suite.judged === 'ratio';
    const best = isRatio ? product?.bestRatio : product?.best;
    const middle = isRatio ? product?.medianRatio : product?.median;
    const title = figure.suite.title.padEnd(44);
    const values = [best, middle, figure.suite.limit, figure.suite.aim].map((value) =>
      (value === undefined ? '-' : String(round(value))).padStart(8),
    );
    return `${title}${values.join('')}  ${WORDS[figure.verdict]}`;
  });
  const columns = ['best', 'median', 'limit', 'aim'].map((name) => name.padStart(8)).join('');
  return ['', `${'ratio to the bare relay (memory in KB)'.padEnd(44)}${columns}`, ...lines].join(
    '\n',
  );
}

function formatTarget(figure: TargetFigure, productLabel: string): string {
  const name = figure.target === 'product' ? productLabel : figure.target;
  const isDirect = figure.target === 'direct';
  return row([
    name,
    show(figure.best),
    show(figure.median),
    isDirect ? '-' : show(figure.bestRatio),
    isDirect ? '-' : show(figure.medianRatio),
    String(Math.round(figure.perSecond)),
    isDirect ? '-' : percent(figure.busy),
    isDirect ? '-' : percent(figure.others),
    String(figure.windows),
  ]);
}

function row(cells: readonly string[]): string {
  const [name = '', ...rest] = cells;
  return `  ${name.padEnd(10)}${rest.map((cell) => cell.padStart(13)).join('')}`;
}

function percent(share: number): string {
  return Number.isNaN(share) ? '-' : `${Math.round(share * 100)} %`;
}

function show(value: number): string {
  return Number.isFinite(value) ? String(round(value)) : '-';
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
