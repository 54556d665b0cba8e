// Axis arithmetic of the charts: round ticks and which labels have room.

const MOST_STEPS = 4;

/** Round values from zero to at least the maximum, in four steps at most; zero alone has one. */
export function niceTicks(max: number): number[] {
  if (!(max > 0)) {
    return [0];
  }
  const power = 10 ** Math.floor(Math.log10(max / MOST_STEPS));
  const countOf = (step: number): number => Math.ceil(max / step - 1e-9);
  const steps = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  const step = steps.find((size) => countOf(size) <= MOST_STEPS) ?? max;
  return Array.from({ length: countOf(step) + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** The indexes that carry a label, evenly spaced, at most one per the given pixels. */
export function labelledIndexes(count: number, width: number, perLabel = 84): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / perLabel))));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}
