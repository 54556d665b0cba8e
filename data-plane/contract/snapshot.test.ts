// The document: it comes back as it was written, and damage is refused or harmless, never a throw.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSnapshot } from './check-snapshot.ts';
import { planRoute } from './plan-route.ts';
import { sampleModel, sampleTable } from './sample-table.test-data.ts';
import { checksumOf, decodeRoutingTable, encodeRoutingTable, SnapshotDecoder } from './snapshot.ts';

const document = encodeRoutingTable(sampleTable());
const lines = document.toString('utf8').trimEnd().split('\n');

/** What a node does with a document: refuse it, or have a table that works. */
function receive(bytes: Buffer): 'refused' | 'served' {
  const decoded = decodeRoutingTable(bytes);
  if (!decoded.ok) {
    expect(decoded.error.message).not.toBe('');
    return 'refused';
  }
  if (checkSnapshot(decoded.value).length > 0) return 'refused';
  for (const route of decoded.value.routes) {
    const plan = planRoute(route, { healthOf: () => 'closed', random: () => 0.5 });
    expect(plan.attempts.length + plan.rejected.length).toBeGreaterThan(0);
  }
  const written = encodeRoutingTable(decoded.value);
  const again = decodeRoutingTable(written);
  expect(again.ok && encodeRoutingTable(again.value).equals(written)).toBe(true);
  return 'served';
}

/** Every place in a value, as the keys that lead to it. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

/** A copy in which one place is replaced, or removed when the replacement is undefined. */
function replaceAt(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((part, index) => (String(index) === key ? replaceAt(part, rest, by) : part));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === key ? replaceAt(part, rest, by) : part,
    ]),
  );
}

const poison = fc.constantFrom<unknown>(
  undefined,
  null,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  '',
  '-1',
  '9'.repeat(30),
  'http://',
  'x'.repeat(5000),
  true,
  [],
  {},
  [null],
  { __proto__: null, toString: 1 },
);

describe('a document', () => {
  test('comes back as it was written, and the same table gives the same bytes', () => {
    expect(decodeRoutingTable(document)).toEqual({ ok: true, value: sampleTable() });
    expect(checksumOf(encodeRoutingTable(sampleTable()))).toBe(checksumOf(document));
  });

  test('keeps names of any letters and every amount', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }),
        fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
        (text, multiplierPpm) => {
          const slug = text.toWellFormed();
          const model = { ...sampleModel('odd'), slug, multiplierPpm };
          const table = { ...sampleTable(), models: [model], routes: [] };
          expect(decodeRoutingTable(encodeRoutingTable(table))).toEqual({ ok: true, value: table });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('is decoded in steps that each end, with the same result', () => {
    const models = Array.from({ length: 300 }, (_, index) => sampleModel(`m${index}`));
    const table = { ...sampleTable(), models, routes: [] };
    const decoder = new SnapshotDecoder(encodeRoutingTable(table));
    let steps = 1;
    for (let step = decoder.step(); step.ok && !step.value; step = decoder.step()) steps++;
    expect(steps).toBeGreaterThan(5);
    expect(decoder.finish()).toEqual({ ok: true, value: table });
  });

  test.each([
    ['without a header', lines.slice(1)],
    ['with two headers', [...lines, lines[0]]],
    ['with an empty line', [...lines, '', ...lines.slice(1)]],
    ['of a later contract', [lines[0]?.replace('"contractVersion":1', '"contractVersion":2')]],
    ['of an unknown kind', [...lines, '{"kind":"surprise"}']],
    ['cut in a line', [...lines.slice(0, -1), lines.at(-1)?.slice(0, -5)]],
  ])('%s is refused', (_fault, broken) => {
    expect(decodeRoutingTable(Buffer.from(broken.join('\n'))).ok).toBe(false);
  });

  test('with a price that is missing names the line and the field', () => {
    const broken = lines.map((line) => line.replace(/"output":"2500000000"/, '"was":"1"'));
    expect(decodeRoutingTable(Buffer.from(broken.join('\n')))).toEqual({
      ok: false,
      error: { path: 'line 3: price.output', message: expect.any(String) },
    });
  });

  test('with nothing in it is refused', () => {
    expect(decodeRoutingTable(Buffer.alloc(0)).ok).toBe(false);
  });
});

describe('a damaged document is refused or serves', () => {
  test('with bytes changed', () => {
    const change = fc.tuple(fc.nat(document.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const broken = Buffer.from(document);
        for (const [at, byte] of changes) broken[at] = byte;
        receive(broken);
      }),
      { numRuns: 2500 },
    );
  });

  test('with lines dropped, doubled and moved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), (chosen) => {
        receive(Buffer.from(chosen.join('\n')));
      }),
      { numRuns: 1000 },
    );
  });

  test('with a field removed or poisoned', () => {
    const spots = lines.flatMap((line, index) =>
      placesIn(JSON.parse(line)).map((path) => ({ index, path })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...spots), poison, ({ index, path }, by) => {
        const broken = lines.map((line, at) =>
          at === index ? JSON.stringify(replaceAt(JSON.parse(line), path, by)) : line,
        );
        receive(Buffer.from(broken.join('\n')));
      }),
      { numRuns: 3000 },
    );
  });

  test('with a number no JSON writer would write', () => {
    const spots = [...document.toString('utf8').matchAll(/:(\d+)/g)].map(
      (match) => match.index + 1,
    );
    const numbers = fc.constantFrom('-1', '-0', '1e999', '-1e999', '1e-400', '0.1', '9'.repeat(40));
    fc.assert(
      fc.property(fc.constantFrom(...spots), numbers, (at, number) => {
        const text = document.toString('utf8');
        receive(Buffer.from(text.slice(0, at) + number + text.slice(at).replace(/^\d+/, '')));
      }),
      { numRuns: 500 },
    );
  });

  test('never with a negative weight', () => {
    const text = document.toString('utf8').replace('"weight":3', '"weight":-3');
    expect(receive(Buffer.from(text))).toBe('refused');
  });
});
