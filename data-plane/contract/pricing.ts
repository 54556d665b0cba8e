// Catalogue prices, multipliers and the charge. Exact integers throughout; one rounding, up, per request.
import { divideRoundingUp, type NanoUsd, nanoUsd } from './money.ts';
import { freshInput, type Usage } from './usage.ts';

/** Catalogue price in nano-USD per million tokens. A missing cache price means the input price. */
export interface TokenPrice {
  readonly input: NanoUsd;
  readonly output: NanoUsd;
  readonly cacheRead?: NanoUsd | undefined;
  readonly cacheWrite?: NanoUsd | undefined;
}

/** Factors in parts per million. `fee` is added to one: 200,000 is 20 %. */
export interface Multipliers {
  readonly feePpm: bigint;
  readonly modelPpm: bigint;
  readonly groupPpm: bigint;
}

/** Exact price of one token in each bucket, in nano-USD times `scale`. */
export interface Rates {
  readonly scale: bigint;
  readonly input: bigint;
  readonly output: bigint;
  readonly cacheRead: bigint;
  readonly cacheWrite: bigint;
}

export const PPM = 1_000_000n;

export const NO_MULTIPLIERS: Multipliers = { feePpm: 0n, modelPpm: PPM, groupPpm: PPM };

/** The scale of compiled rates: one million tokens times three factors in parts per million. */
export const RATE_SCALE = PPM * PPM * PPM * PPM;

/** Multiplies a catalogue price out once, so that a charge is four products and one division. */
export function compileRates(price: TokenPrice, multipliers: Multipliers): Rates {
  const factor = (PPM + multipliers.feePpm) * multipliers.modelPpm * multipliers.groupPpm;
  return {
    scale: RATE_SCALE,
    input: price.input * factor,
    output: price.output * factor,
    cacheRead: (price.cacheRead ?? price.input) * factor,
    cacheWrite: (price.cacheWrite ?? price.input) * factor,
  };
}

/** The same rates without their common factor: small enough to be multiplied in one machine word. */
export function reduceRates(rates: Rates): Rates {
  const { scale, input, output, cacheRead, cacheWrite } = rates;
  const common = [input, output, cacheRead, cacheWrite].reduce(commonFactor, scale);
  return {
    scale: scale / common,
    input: input / common,
    output: output / common,
    cacheRead: cacheRead / common,
    cacheWrite: cacheWrite / common,
  };
}

function commonFactor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonFactor(b, a % b);
}

/** Rates of what a channel costs its operator: catalogue price times the channel's factor. */
export function compileCostRates(price: TokenPrice, costMultiplierPpm: bigint): Rates {
  return compileRates(price, { feePpm: 0n, modelPpm: costMultiplierPpm, groupPpm: PPM });
}

/** The price of measured usage in nano-USD, rounded up once. */
export function chargeFor(rates: Rates, usage: Usage): NanoUsd {
  const exact =
    BigInt(freshInput(usage)) * rates.input +
    BigInt(usage.cacheRead) * rates.cacheRead +
    BigInt(usage.cacheWrite) * rates.cacheWrite +
    BigInt(usage.outputTotal) * rates.output;
  return nanoUsd(divideRoundingUp(exact, rates.scale));
}

/** The most that `inputTokens` and `outputTokens` can cost, whatever buckets they fall in. */
export function dearestCharge(rates: Rates, inputTokens: number, outputTokens: number): NanoUsd {
  const exact = BigInt(inputTokens) * dearestInput(rates) + BigInt(outputTokens) * rates.output;
  return nanoUsd(divideRoundingUp(exact, rates.scale));
}

/** How many output tokens `budget` pays for after `inputTokens`; negative when not even these. */
export function affordableOutput(rates: Rates, inputTokens: number, budget: NanoUsd): number {
  const left = budget * rates.scale - BigInt(inputTokens) * dearestInput(rates);
  if (left < 0n) return -1;
  if (rates.output === 0n) return Number.MAX_SAFE_INTEGER;
  const tokens = left / rates.output;
  return tokens > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(tokens);
}

function dearestInput(rates: Rates): bigint {
  const cache = rates.cacheRead > rates.cacheWrite ? rates.cacheRead : rates.cacheWrite;
  return cache > rates.input ? cache : rates.input;
}

/** A billable price per million tokens as an exact decimal string of micro-USD. */
export function billableMicroUsd(catalogue: NanoUsd, multipliers: Multipliers): string {
  const factor = (PPM + multipliers.feePpm) * multipliers.modelPpm * multipliers.groupPpm;
  return exactDecimal(catalogue * factor, PPM * PPM * PPM * 1000n);
}

/** A catalogue price as an exact decimal string of micro-USD. */
export function catalogueMicroUsd(catalogue: NanoUsd): string {
  return exactDecimal(catalogue, 1000n);
}

/** A fraction whose denominator divides a power of ten, written out without rounding. */
function exactDecimal(numerator: bigint, denominator: bigint): string {
  const whole = numerator / denominator;
  let rest = numerator % denominator;
  if (rest === 0n) return whole.toString();
  let digits = '';
  while (rest !== 0n) {
    rest *= 10n;
    digits += (rest / denominator).toString();
    rest %= denominator;
  }
  return `${whole}.${digits}`;
}
