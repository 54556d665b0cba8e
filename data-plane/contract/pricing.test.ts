// Prices and charges against the published lists and against exact rational arithmetic.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nanoUsd } from './money.ts';
import {
  affordableOutput,
  billableMicroUsd,
  catalogueMicroUsd,
  chargeFor,
  compileCostRates,
  compileRates,
  dearestCharge,
  type Multipliers,
  NO_MULTIPLIERS,
  PPM,
  reduceRates,
  type TokenPrice,
} from './pricing.ts';
import { NO_USAGE, type Usage } from './usage.ts';

/** Model, catalogue input and output, published billable input and output; USD per million tokens. */
const PUBLISHED = [
  ['deepseek-chat', '0.50', '1.50', '0.6', '1.8'],
  ['kimi-k2', '0.60', '2.50', '0.72', '3'],
  ['qwen-plus', '1.20', '4.80', '1.44', '5.76'],
  ['glm-4-flash', '0.80', '3.20', '0.96', '3.84'],
  ['doubao-seed', '0.70', '2.80', '0.84', '3.36'],
  ['ernie-4-turbo', '0.90', '3.60', '1.08', '4.32'],
  ['hunyuan-turbos', '0.80', '3.20', '0.96', '3.84'],
  ['minimax-m2', '0.30', '1.20', '0.36', '1.44'],
  ['step-3', '0.50', '2.00', '0.6', '2.4'],
  ['baichuan4-turbo', '1.50', '1.50', '1.8', '1.8'],
  ['spark-x1', '0.70', '2.80', '0.84', '3.36'],
  ['sensenova-v6', '0.80', '3.20', '0.96', '3.84'],
  ['pangu-nlp', '1.00', '4.00', '1.2', '4.8'],
  ['360zhinao2-o1', '0.40', '1.00', '0.48', '1.2'],
  ['yi-large', '0.90', '0.90', '1.08', '1.08'],
  ['internlm3', '0.20', '0.80', '0.24', '0.96'],
  ['longcat-flash', '0.40', '1.60', '0.48', '1.92'],
] as const;

const FEE: Multipliers = { feePpm: 200_000n, modelPpm: PPM, groupPpm: PPM };

/** Exact digits of USD text as a whole number of 10^-9 USD. */
function nanoOf(usd: string): bigint {
  const [whole = '0', part = ''] = usd.split('.');
  return BigInt(whole + part.padEnd(9, '0'));
}

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
const price: fc.Arbitrary<TokenPrice> = fc.record(
  {
    input: amount.map(nanoUsd),
    output: amount.map(nanoUsd),
    cacheRead: amount.map(nanoUsd),
    cacheWrite: amount.map(nanoUsd),
  },
  { requiredKeys: ['input', 'output'] },
);
const ppm = fc.bigInt({ min: 0n, max: 10n ** 8n });
const multipliers = fc.record({ feePpm: ppm, modelPpm: ppm, groupPpm: ppm });
const tokens = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 2_000_000 }));

const usage: fc.Arbitrary<Usage> = fc
  .tuple(tokens, tokens, tokens, tokens)
  .map(([fresh, cacheRead, cacheWrite, outputTotal]) => ({
    ...NO_USAGE,
    inputTotal: fresh + cacheRead + cacheWrite,
    cacheRead,
    cacheWrite,
    outputTotal,
  }));

/** The exact price of usage as a fraction: catalogue price / 10^6 times each factor / 10^6. */
function exactCharge(of: TokenPrice, by: Multipliers, used: Usage): readonly [bigint, bigint] {
  const fresh = BigInt(used.inputTotal - used.cacheRead - used.cacheWrite);
  const catalogue =
    fresh * of.input +
    BigInt(used.cacheRead) * (of.cacheRead ?? of.input) +
    BigInt(used.cacheWrite) * (of.cacheWrite ?? of.input) +
    BigInt(used.outputTotal) * of.output;
  const factor = (PPM + by.feePpm) * by.modelPpm * by.groupPpm;
  return [catalogue * factor, PPM * PPM * PPM * PPM];
}

describe('published prices', () => {
  test.each(PUBLISHED)('%s follows from its catalogue price and the fee', (_slug, ...row) => {
    const [input, output, billableInput, billableOutput] = row;
    const micro = (usd: string) => (nanoOf(usd) / 1000n).toString();
    expect(billableMicroUsd(nanoUsd(nanoOf(input)), FEE)).toBe(micro(billableInput));
    expect(billableMicroUsd(nanoUsd(nanoOf(output)), FEE)).toBe(micro(billableOutput));
    const rates = compileRates(
      { input: nanoUsd(nanoOf(input)), output: nanoUsd(nanoOf(output)) },
      FEE,
    );
    const million = { ...NO_USAGE, inputTotal: 1_000_000, outputTotal: 1_000_000 };
    expect(chargeFor(rates, million)).toBe(nanoOf(billableInput) + nanoOf(billableOutput));
  });

  test('eight tokens at 0.20 USD a million are 1,600 nano-USD', () => {
    const rates = compileRates(
      { input: nanoUsd(200_000_000n), output: nanoUsd(0n) },
      NO_MULTIPLIERS,
    );
    expect(chargeFor(rates, { ...NO_USAGE, inputTotal: 8 })).toBe(1600n);
  });

  test('a price that is not whole in micro-USD is written out exactly', () => {
    expect(catalogueMicroUsd(nanoUsd(1n))).toBe('0.001');
    expect(billableMicroUsd(nanoUsd(12_345n), FEE)).toBe('14.814');
    expect(billableMicroUsd(nanoUsd(1n), { feePpm: 1n, modelPpm: 1n, groupPpm: 1n })).toBe(
      '0.000000000000001000001',
    );
  });
});

describe('a charge', () => {
  test('is the exact price rounded up once', () => {
    fc.assert(
      fc.property(price, multipliers, usage, (of, by, used) => {
        const [numerator, denominator] = exactCharge(of, by, used);
        const charge = chargeFor(compileRates(of, by), used);
        expect(charge * denominator >= numerator).toBe(true);
        expect((charge - 1n) * denominator < numerator).toBe(true);
      }),
    );
  });

  test('counts cached tokens at the input price when no cache price is set', () => {
    fc.assert(
      fc.property(price, multipliers, usage, ({ input, output }, by, used) => {
        const rates = compileRates({ input, output }, by);
        const uncached = { ...used, cacheRead: 0, cacheWrite: 0 };
        expect(chargeFor(rates, used)).toBe(chargeFor(rates, uncached));
      }),
    );
  });

  test('is the sum of its buckets, but for the one rounding', () => {
    fc.assert(
      fc.property(price, multipliers, usage, (of, by, used) => {
        const rates = compileRates(of, by);
        const fresh = used.inputTotal - used.cacheRead - used.cacheWrite;
        const parts = [
          { ...NO_USAGE, inputTotal: fresh },
          { ...NO_USAGE, inputTotal: used.cacheRead, cacheRead: used.cacheRead },
          { ...NO_USAGE, inputTotal: used.cacheWrite, cacheWrite: used.cacheWrite },
          { ...NO_USAGE, outputTotal: used.outputTotal },
        ].map((part) => chargeFor(rates, part));
        const sum = parts.reduce((total, part) => total + part, 0n);
        const over = sum - chargeFor(rates, used);
        expect(over >= 0n && over < 4n).toBe(true);
      }),
    );
  });

  test('never falls below zero where an upstream reports more cached than sent', () => {
    const rates = compileRates({ input: nanoUsd(5n), output: nanoUsd(0n) }, NO_MULTIPLIERS);
    const odd = { ...NO_USAGE, inputTotal: 1, cacheRead: 1_000_000 };
    expect(chargeFor(rates, odd)).toBe(5n);
  });

  test("a channel's cost is the catalogue price times its factor, without the fee", () => {
    const of = { input: nanoUsd(1_000_000n), output: nanoUsd(0n) };
    const used = { ...NO_USAGE, inputTotal: 1000 };
    expect(chargeFor(compileCostRates(of, 800_000n), used)).toBe(800n);
  });
});

describe('a bound', () => {
  test('is not exceeded by any split of the same tokens', () => {
    fc.assert(
      fc.property(price, multipliers, usage, tokens, (of, by, used, fewer) => {
        const rates = compileRates(of, by);
        const bound = dearestCharge(rates, used.inputTotal, used.outputTotal + fewer);
        expect(chargeFor(rates, used) <= bound).toBe(true);
      }),
    );
  });

  test('is reached by putting all input into the dearest bucket', () => {
    fc.assert(
      fc.property(price, multipliers, tokens, tokens, (of, by, input, outputTotal) => {
        const rates = compileRates(of, by);
        const base = { ...NO_USAGE, inputTotal: input, outputTotal };
        const splits = [base, { ...base, cacheRead: input }, { ...base, cacheWrite: input }];
        const charges = splits.map((split) => chargeFor(rates, split));
        expect(charges).toContain(dearestCharge(rates, input, outputTotal));
      }),
    );
  });

  test('affordable output fits the budget and one token more does not', () => {
    fc.assert(
      fc.property(price, multipliers, tokens, amount, (of, by, input, money) => {
        const rates = compileRates(of, by);
        const budget = nanoUsd(money);
        const most = affordableOutput(rates, input, budget);
        if (most === -1) {
          expect(dearestCharge(rates, input, 0) > budget).toBe(true);
          return;
        }
        expect(dearestCharge(rates, input, most) <= budget).toBe(true);
        if (most === Number.MAX_SAFE_INTEGER) return;
        expect(dearestCharge(rates, input, most + 1) > budget).toBe(true);
      }),
    );
  });
});

test('rates without their common factor charge, hold and afford the same', () => {
  const tokens = fc.nat(3_000_000);
  fc.assert(
    fc.property(price, multipliers, tokens, tokens, (one, factors, input, output) => {
      const rates = compileRates(one, factors);
      const reduced = reduceRates(rates);
      const usage: Usage = { ...NO_USAGE, inputTotal: input, outputTotal: output };
      expect(chargeFor(reduced, usage)).toBe(chargeFor(rates, usage));
      expect(dearestCharge(reduced, input, output)).toBe(dearestCharge(rates, input, output));
      const budget = nanoUsd(BigInt(output) * 1000n);
      expect(affordableOutput(reduced, input, budget)).toBe(affordableOutput(rates, input, budget));
    }),
  );
});

test('published rates are small numbers without their common factor', () => {
  for (const [, input, output] of PUBLISHED) {
    const list = { input: nanoUsd(nanoOf(input)), output: nanoUsd(nanoOf(output)) };
    const { scale, ...rates } = reduceRates(compileRates(list, FEE));
    for (const rate of [scale, ...Object.values(rates)]) expect(rate < 2n ** 32n).toBe(true);
  }
});
