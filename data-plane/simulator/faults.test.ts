// The language of faults and options, as a test or a model suffix writes it.

import { describe, expect, it } from 'vitest';
import { faultNames, layBehaviour, parseBehaviour } from './faults.ts';

describe('parseBehaviour', () => {
  it('reads every fault by its name, with hyphens too', () => {
    for (const name of faultNames) {
      for (const written of [name, name.replaceAll('_', '-'), `fault=${name}`]) {
        const parsed = parseBehaviour(written);
        expect(parsed.ok && [...parsed.value.faults]).toEqual([name]);
      }
    }
  });

  it('reads several faults and options', () => {
    const parsed = parseBehaviour('fault=crlf+split,tokens=50,sim_interval_ms=2,kind=odd');
    expect(parsed.ok && [...parsed.value.faults]).toEqual(['crlf', 'split']);
    expect(parsed.ok && parsed.value.options).toEqual({ tokens: 50, interval_ms: 2, kind: 'odd' });
  });

  it.each(['no_such_fault', 'tokens=-1', 'tokens=many', 'tokens=', 'colour=3', 'crlf+nothing'])(
    'refuses %s',
    (written) => {
      expect(parseBehaviour(written).ok).toBe(false);
    },
  );
});

describe('layBehaviour', () => {
  it('replaces faults and merges options', () => {
    const laid = layBehaviour(
      { faults: new Set(['crlf']), options: { tokens: 3, after: 1 } },
      { faults: new Set(['split']), options: { tokens: 9 } },
    );
    expect([...laid.faults]).toEqual(['split']);
    expect(laid.options).toEqual({ tokens: 9, after: 1 });
  });
});
