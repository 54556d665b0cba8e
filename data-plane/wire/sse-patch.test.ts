// The patched text is compared with what parsing and changing the object would give.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedEvent } from './sse-patch.ts';
import { ChunkPatch, removeTopLevelMember, replaceTopLevelModel } from './sse-patch.ts';

const parse = (text: string): ParsedEvent => JSON.parse(text);
const model = (text: string, to = 'asked') => {
  const result = replaceTopLevelModel(text, parse(text), to);
  return result.ok ? result.value : result.error.kind;
};
const withoutUsage = (text: string) => {
  const result = removeTopLevelMember(text, parse(text), 'usage');
  return result.ok ? result.value : result.error.kind;
};

describe('replaceTopLevelModel', () => {
  it.each([
    ['{"id":"1","model":"up","choices":[]}', '{"id":"1","model":"asked","choices":[]}'],
    ['{"id":"1", "model" : "up" }', '{"id":"1", "model" : "asked" }'],
    ['{"a":{"model":"x"},"model":"up"}', '{"a":{"model":"x"},"model":"asked"}'],
    ['{"a":{"model":"x"},"mod\\u0065l":"up"}', '{"a":{"model":"x"},"mod\\u0065l":"asked"}'],
    ['{"a\\"model":"x","mod\\u0065l":"up"}', '{"a\\"model":"x","mod\\u0065l":"asked"}'],
    ['{"x":"model","model":"up"}', '{"x":"model","model":"asked"}'],
    ['{"model":"u\\"p\\\\"}', '{"model":"asked"}'],
    ['{"d":"\\"model\\": \\"x\\"","model":"up"}', '{"d":"\\"model\\": \\"x\\"","model":"asked"}'],
    ['{"a":{"model":"up"}}', '{"a":{"model":"up"}}'],
    ['{"model":null}', '{"model":null}'],
    ['{"__proto__":{"model":"x"}}', '{"__proto__":{"model":"x"}}'],
  ])('turns %s into %s', (before, after) => {
    expect(model(before)).toBe(after);
  });

  it('writes any name as valid JSON', () => {
    expect(model('{"model":"up"}', '"\n$& é')).toBe('{"model":"\\"\\n$& é"}');
  });

  it('refuses what the scanner refuses', () => {
    expect(model('{"model":"a","model":"b"}')).toBe('duplicate_key');
  });
});

describe('removeTopLevelMember', () => {
  it.each([
    ['{"id":"1","usage":null,"x":1}', '{"id":"1","x":1}'],
    ['{"id":"1","usage":null}', '{"id":"1"}'],
    ['{"usage":null,"x":1}', '{"x":1}'],
    ['{"usage" : null , "x":1}', '{ "x":1}'],
    ['{"usage":null}', '{}'],
    ['{"x":1, "usage":null}', '{"x":1}'],
    ['{"x":1,"usage":{"total_tokens":3},"y":2}', '{"x":1,"y":2}'],
    ['{"c":[{"usage":null}],"usage":null}', '{"c":[{"usage":null}]}'],
    ['{"c":[{"usage":null}],"us\\u0061ge":null}', '{"c":[{"usage":null}]}'],
    ['{"c":[{"usage":null}]}', '{"c":[{"usage":null}]}'],
  ])('turns %s into %s', (before, after) => {
    expect(withoutUsage(before)).toBe(after);
  });
});

describe('both', () => {
  it('agree with parsing, changing and writing', () => {
    const name = fc.constantFrom('model', 'usage', 'id', 'choices', 'a"model');
    const leaf = fc.oneof(
      fc.constant(null),
      fc.constantFrom('up', 'mo\\del', 'é', '"model":"x"', 'model'),
      fc.nat(),
    );
    const inner = fc.oneof(leaf, fc.dictionary(name, leaf), fc.array(fc.dictionary(name, leaf)));
    const style = fc.constantFrom<[number, boolean]>([0, false], [1, false], [0, true]);
    fc.assert(
      fc.property(fc.dictionary(name, inner), style, (value, [indent, escaped]) => {
        let text = JSON.stringify(value, null, indent);
        if (escaped)
          text = text
            .replaceAll('"model":', '"mod\\u0065l":')
            .replaceAll('"usage":', '"u\\u0073age":');
        const expected: Record<string, unknown> = { ...value };
        if (typeof value.model === 'string') expected.model = 'asked';
        expect(JSON.parse(model(text))).toEqual(expected);
        const { usage: _, ...rest } = value;
        expect(JSON.parse(withoutUsage(text))).toEqual(rest);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the chunks of one stream', () => {
  const awkward = fc.constantFrom(
    'plain',
    '"model":"up"',
    '\\',
    ',"usage":null}',
    '"usage":null}',
    'u00e9 é 你',
    'line\nbreak',
  );
  const opening = fc.constantFrom(
    { id: '1', object: 'chunk', model: 'up' },
    { id: '2', object: 'chunk', model: 'up' },
    { model: 'up', id: '1' },
    { id: '1', object: 'chunk', model: 'asked' },
    { id: '1', object: 'chunk' },
    { id: '1', model: 'u"p' },
    { id: '1', model: null },
  );
  const delta = fc.oneof(
    fc.record({ content: awkward }),
    fc.record({ model: awkward, usage: fc.constant(null) }),
    fc.constant({ mod: { model: 'up' } }),
  );
  const ending = fc.constantFrom<Record<string, unknown>>(
    {},
    { usage: null },
    { usage: null, x: 1 },
    { x: { usage: null } },
    { usage: { total_tokens: 1 } },
    { x: 'a', usage: null },
  );

  it('come out as if each were parsed and changed', () => {
    const chunk = fc.record({ opening, delta, ending });
    fc.assert(
      fc.property(fc.array(chunk, { minLength: 1, maxLength: 30 }), (chunks) => {
        const patch = new ChunkPatch('asked');
        for (const parts of chunks) {
          const whole = { ...parts.opening, choices: [{ delta: parts.delta }], ...parts.ending };
          const text = JSON.stringify(whole);
          const result = patch.apply(text, parse(text));
          const { usage: _usage, ...expected }: Record<string, unknown> = whole;
          if (typeof expected.model === 'string') expected.model = 'asked';
          // Key order and bytes stay too, so texts are compared.
          expect(result).toEqual({ ok: true, value: JSON.stringify(expected) });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are refused where a name stands twice, also after an opening that is known', () => {
    const patch = new ChunkPatch('asked');
    const sound = '{"id":"1","model":"up","x":1}';
    expect(patch.apply(sound, parse(sound)).ok).toBe(true);
    for (const twice of [
      '{"id":"1","model":"up","x":1,"model":"up"}',
      '{"id":"1","model":"up","x":1,"mod\\u0065l":"up"}',
      '{"id":"1","model":"up","us\\u0061ge":null,"usage":null}',
    ]) {
      expect(patch.apply(twice, parse(twice)).ok).toBe(false);
    }
  });
});
