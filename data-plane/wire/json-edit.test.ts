// Edits are judged by their effect: parse before, parse after, compare; and untouched bytes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchAnswer } from './json-answer.ts';
import type { ObjectChanges } from './json-edit.ts';
import { applyEdits, memberInsertion, planEdits, removeMember } from './json-edit.ts';
import { KeyWatch } from './json-key-watch.ts';
import { readMember, scanJsonObject } from './json-scan.ts';

const none = new KeyWatch([]);

function scanned(bytes: Buffer) {
  const scan = scanJsonObject(bytes, none);
  if (!scan.ok) throw new Error(scan.error.message);
  return scan.value;
}

function edited(text: string, changes: ObjectChanges): string {
  const bytes = Buffer.from(text);
  return applyEdits(bytes, planEdits(scanned(bytes), changes)).toString();
}

const names = ['model', 'stream', 'usage', 'é', 'a"b', '__proto__', 'n'];
const value = fc.jsonValue({ maxDepth: 3 });
const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value), {
  selector: ([name]) => name,
});
const space = fc.constantFrom('', ' ', '\n\t');

describe('edits', () => {
  it('change only what they should', () => {
    const subsets = fc.record({ set: entries, remove: fc.subarray(names) });
    fc.assert(
      fc.property(entries, subsets, space, (before, { set, remove }, gap) => {
        const kept = set.filter(([name]) => !remove.includes(name));
        const json = (list: [string, unknown][]) =>
          list
            .map(
              ([name, item]) =>
                `${gap}${JSON.stringify(name)}${gap}:${gap}${JSON.stringify(item)}${gap}`,
            )
            .join();
        const after = edited(`${gap}{${gap}${json(before)}}${gap}`, {
          set: kept.map(([name, item]) => ({ name, json: JSON.stringify(item) })),
          remove,
        });
        const expected = new Map<string, unknown>(before);
        for (const name of remove) expected.delete(name);
        for (const [name, item] of kept) expected.set(name, item);
        const members = scanned(Buffer.from(after)).members;
        expect(new Set(members.map(({ name }) => name))).toEqual(new Set(expected.keys()));
        const result = JSON.parse(after);
        for (const [name, item] of expected)
          expect(result[name]).toEqual(JSON.parse(JSON.stringify(item)));
      }),
      { numRuns: 1000 },
    );
  });

  it('leave every other byte as it came', () => {
    const text =
      '{"z":1.0e+2,"b":{"x":1,"x":2}, "model" : "m\\u0041" ,"big":9007199254740993 ,"s":"\\ud800"}';
    expect(edited(text, { set: [{ name: 'model', json: '"up"' }] })).toBe(
      text.replace('"m\\u0041"', '"up"'),
    );
    expect(edited(text, { set: [{ name: 'new', json: '{"a":1}' }] })).toBe(
      text.replace('{', '{"new":{"a":1},'),
    );
    expect(edited(text, { remove: ['model'] })).toBe(text.replace(', "model" : "m\\u0041"', ''));
    expect(edited(text, {})).toBe(text);
  });

  it('insert without a comma into an empty object', () => {
    const set = [{ name: 'a', json: '1' }];
    expect(edited('{}', { set })).toBe('{"a":1}');
    expect(edited(' { } ', { set })).toBe(' {"a":1 } ');
    expect(edited('{"b":2}', { set, remove: ['b'] })).toBe('{"a":1}');
  });

  it('remove the first, the last and the only member with the right comma', () => {
    expect(edited('{"a":1,"b":2,"c":3}', { remove: ['a'] })).toBe('{"b":2,"c":3}');
    expect(edited('{"a":1,"b":2,"c":3}', { remove: ['c'] })).toBe('{"a":1,"b":2}');
    expect(edited('{"a":1,"b":2,"c":3}', { remove: ['a', 'b'] })).toBe('{"c":3}');
    expect(edited('{"a":1,"b":2,"c":3}', { remove: ['c', 'b'] })).toBe('{"a":1}');
    expect(edited('{"a":1}', { remove: ['a'] })).toBe('{}');
  });

  it('work one at a time for callers that need a single one', () => {
    const bytes = Buffer.from('{"a":1,"b":2}');
    const scan = scanned(bytes);
    const member = readMember(scan, 'b');
    if (member === undefined) throw new Error('b is missing');
    expect(
      applyEdits(bytes, [removeMember(scan, member), memberInsertion(scan, 'c', '3')]).toString(),
    ).toBe('{"c":3,"a":1}');
  });

  it('that overlap are a bug', () => {
    const overlapping = [
      { start: 1, end: 5, text: '' },
      { start: 4, end: 6, text: '' },
    ];
    expect(() => applyEdits(Buffer.from('{"a":1}'), overlapping)).toThrow('overlap');
  });
});

describe('patchAnswer', () => {
  const patch = (text: string) => {
    const result = patchAnswer(Buffer.from(text), { model: 'asked/é"' });
    return result.ok ? result.value.toString() : result.error.kind;
  };

  it('replaces the top-level model and nothing deeper', () => {
    expect(patch('{"choices":[{"model":"x"}],"model":"up","usage":{"model":"y"}}')).toBe(
      '{"choices":[{"model":"x"}],"model":"asked/é\\"","usage":{"model":"y"}}',
    );
    expect(patch('{"mod\\u0065l":"up"}')).toBe('{"mod\\u0065l":"asked/é\\""}');
  });

  it('inserts nothing and leaves what is not a string', () => {
    expect(patch('{"id":"1"}')).toBe('{"id":"1"}');
    expect(patch('{"model":null}')).toBe('{"model":null}');
  });

  it('refuses what is not one valid object', () => {
    expect(patch('<html>')).toBe('syntax');
    expect(patch('')).toBe('empty');
    expect(patch('{"model":"a","model":"b"}')).toBe('duplicate_key');
  });
});
