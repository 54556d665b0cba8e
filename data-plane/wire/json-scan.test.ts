// The scanner's verdict against JSONTestSuite, against JSON.parse and against its own limits.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyWatch } from './json-key-watch.ts';
import { parseMember, readMember, scanJsonObject } from './json-scan.ts';

const suite = new URL('../../test/fixtures/json-test-suite/test_parsing/', import.meta.url);
const files = readdirSync(suite).map((name) => ({
  name,
  value: readFileSync(new URL(encodeURIComponent(name), suite)),
}));
const none = new KeyWatch([]);
const PAD = `"pad":"${'lorem ipsum \\n'.repeat(2600)}"`;

/** The file as a member's value at the front, in the middle and at the end; small and padded. */
function embed(value: Buffer): { small: Buffer[]; padded: Buffer[] } {
  const wrap = (before: string, after: string) =>
    Buffer.concat([Buffer.from(`{${before}"probe":`), value, Buffer.from(`${after}}`)]);
  const model = '"model":"m"';
  return {
    small: [wrap('', `,${model}`), wrap(`${model},`, ',"last":[1]'), wrap(`${model},`, '')],
    padded: [
      wrap('', `,${model},${PAD}`),
      wrap(`${PAD},${model},`, ',"last":[1]'),
      wrap(`${model},${PAD},`, ''),
    ],
  };
}

function accepts(bytes: Buffer): boolean {
  return scanJsonObject(bytes, none).ok;
}

function parses(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function faultOf(text: string | Buffer) {
  const scan = scanJsonObject(Buffer.from(text), none);
  return scan.ok ? undefined : scan.error;
}

describe('JSONTestSuite as the value of a member', () => {
  it('has all of its files', () => {
    expect(files.filter(({ name }) => name.startsWith('y_')).length).toBe(95);
    expect(files.filter(({ name }) => name.startsWith('n_')).length).toBe(188);
    expect(files.filter(({ name }) => name.startsWith('i_')).length).toBe(35);
  });

  for (const { name, value } of files) {
    const { small, padded } = embed(value);
    it(`${name} has one verdict at every place and size`, () => {
      const verdicts = [...small, ...padded].map(accepts);
      expect(new Set(verdicts).size).toBe(1);
      if (name.startsWith('y_')) expect(verdicts[0]).toBe(true);
      if (name.startsWith('n_')) expect(verdicts[0]).toBe(false);
    });
    if (!name.startsWith('y_')) continue;
    it(`${name} keeps its bytes`, () => {
      for (const bytes of [...small, ...padded]) {
        const scan = scanJsonObject(bytes, none);
        const member = scan.ok ? readMember(scan.value, 'probe') : undefined;
        if (member === undefined) throw new Error('refused');
        expect(bytes.subarray(member.valueStart, member.valueEnd).toString()).toBe(
          value.toString().replace(/^[ \n\r\t]+|[ \n\r\t]+$/g, ''),
        );
      }
    });
  }

  it('has one verdict as a whole body and behind padding white space', () => {
    const spaces = Buffer.from(' '.repeat(40_000));
    for (const { name, value } of files) {
      const bare = accepts(value);
      expect([name, accepts(Buffer.concat([value, spaces]))]).toEqual([name, bare]);
      expect([name, bare && !parses(value)]).toEqual([name, false]);
    }
  });
});

describe('agreement with JSON.parse', () => {
  const distinct = (bytes: Buffer) => faultOf(bytes)?.kind;

  it('accepts every generated object and finds its members', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 6 })),
        (value) => {
          const bytes = Buffer.from(JSON.stringify(value, null, 1));
          const scan = scanJsonObject(bytes, none);
          if (!scan.ok) throw new Error(scan.error.message);
          expect(scan.value.members.map((member) => member.name)).toEqual(
            Object.keys(JSON.parse(bytes.toString())),
          );
          for (const member of scan.value.members) {
            expect(parseMember(bytes, member)).toEqual(JSON.parse(bytes.toString())[member.name]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the verdict of JSON.parse on mutated bytes, at every alignment', () => {
    const seeds = files.filter(({ name, value }) => name.startsWith('y_') && value.length < 200);
    const seed = fc.constantFrom(...seeds.map(({ value }) => embed(value).small[1] ?? value));
    const byte = fc.oneof(
      fc.constantFrom(...Buffer.from('{}[],:"\\u0e+-. tn\0\n\x1f\x80\xc3', 'latin1')),
      fc.nat(255),
    );
    const mutation = fc.record({
      at: fc.nat(120),
      drop: fc.nat(3),
      add: fc.array(byte, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        seed,
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        fc.nat(7),
        (start, mutations, shift) => {
          let bytes = start;
          for (const { at, drop, add } of mutations) {
            const place = at % bytes.length;
            bytes = Buffer.concat([
              bytes.subarray(0, place),
              Buffer.from(add),
              bytes.subarray(place + drop),
            ]);
          }
          const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift);
          const kind = distinct(shifted);
          if (kind !== 'duplicate_key') expect(kind === undefined).toBe(parses(bytes));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('stops at each special byte at every position and alignment of a long string', () => {
    for (const special of ['"', '\\', '\n', '\0', '\x1f']) {
      for (let length = 0; length < 24; length += 1) {
        for (let shift = 0; shift < 4; shift += 1) {
          const text = `{"${'é~\x7f '.repeat(8).slice(0, length)}${special}${'x'.repeat(9)}":1}`;
          const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).subarray(shift);
          expect(accepts(bytes)).toBe(false);
        }
      }
    }
  });
});

describe('limits and faults', () => {
  const nested = (levels: number) => `{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  const keys = (count: number) =>
    `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join()}}`;

  it('accepts 64 levels and refuses 65 and 100,000', () => {
    expect(faultOf(nested(64))).toBeUndefined();
    expect(faultOf(nested(65))).toMatchObject({ kind: 'too_deep', offset: 68 });
    expect(faultOf(nested(100_000))?.kind).toBe('too_deep');
    expect(faultOf('{"a":'.repeat(100_000))?.kind).toBe('too_deep');
  });

  it('accepts 10,000 keys in an object and refuses one more, outside and inside', () => {
    expect(faultOf(keys(10_000))).toBeUndefined();
    expect(faultOf(keys(10_001))?.kind).toBe('too_many_keys');
    expect(faultOf(`{"a":[${keys(10_000)},${keys(10_000)}]}`)).toBeUndefined();
    expect(faultOf(`{"a":[${keys(10_001)}]}`)?.kind).toBe('too_many_keys');
  });

  it.each([
    ['', 'empty', 0],
    [' \r\n\t', 'empty', 0],
    ['[1]', 'not_an_object', 0],
    [' "a"', 'not_an_object', 1],
    ['\ufeff{}', 'syntax', 0],
    ['{"a":1} x', 'syntax', 8],
    ['{"a":1}{"a":1}', 'syntax', 7],
    ['{"a":1', 'syntax', 6],
    ['{"a":"x', 'syntax', 7],
    ['{"a":NaN}', 'syntax', 5],
    ['{"a":1,}', 'syntax', 7],
    ['{"a":"x\ny"}', 'syntax', 7],
    ['{"a":"x\0y"}', 'syntax', 7],
    ['{\0"a":1}', 'syntax', 1],
    ['{"a":1,"b":2,"a":3}', 'duplicate_key', 13],
    ['{"model":1,"mod\\u0065l":2}', 'duplicate_key', 11],
  ])('refuses %j as %s at byte %i', (text, kind, offset) => {
    const fault = faultOf(text);
    expect(fault).toMatchObject({ kind, offset });
    expect(fault?.message).toMatch(/[;:] .*\.$|must be/);
  });

  it('finds a late duplicate among many members', () => {
    const many = Array.from({ length: 50 }, (_, i) => `"k${i}":0`).join();
    expect(faultOf(`{${many},"k3":1}`)?.kind).toBe('duplicate_key');
  });

  it('refuses UTF-16 and says where UTF-8 breaks', () => {
    expect(faultOf(Buffer.from('\ufeff{"a":1}', 'utf16le'))?.kind).toBe('not_utf8');
    expect(faultOf(Buffer.from('{"a":1}', 'utf16le'))).toMatchObject({ kind: 'syntax', offset: 1 });
    for (const bad of [
      [0xff],
      [0xc0, 0xaf],
      [0xe6, 0x97],
      [0xed, 0xa0, 0x80],
      [0x80, 0x80, 0x80, 0x80],
    ]) {
      for (const before of ['', 'abc', '漢字'.repeat(1000)]) {
        const head = Buffer.from(`{"a":"${before}`);
        const bytes = Buffer.concat([head, Buffer.from(bad), Buffer.from('漢 and more"}')]);
        expect(faultOf(bytes)).toMatchObject({ kind: 'not_utf8', offset: head.length });
      }
    }
  });

  it('shows no more than the beginning of a long duplicate name', () => {
    const name = 'n'.repeat(100_000);
    expect(faultOf(`{"${name}":1,"${name}":2}`)?.message.length).toBeLessThan(200);
  });
});

describe('what a scan tells', () => {
  const watch = new KeyWatch(['image_url', 'file', 'é', '']);
  const scanned = (text: string) => {
    const scan = scanJsonObject(Buffer.from(text), watch);
    if (!scan.ok) throw new Error(scan.error.message);
    return scan.value;
  };

  it('gives kinds, counts and offsets of the members', () => {
    const text =
      '{ "s" : "x\\"" ,"n":-1.5e+3,"t":true,"f":false,"z":null,"a":[1,[2,3],{}],"o":{"p":{"q":1}},"e":[ ]}';
    const { members } = scanned(text);
    expect(members.map(({ name, kind, elementCount }) => [name, kind, elementCount])).toEqual([
      ['s', 'string', 0],
      ['n', 'number', 0],
      ['t', 'true', 0],
      ['f', 'false', 0],
      ['z', 'null', 0],
      ['a', 'array', 3],
      ['o', 'object', 1],
      ['e', 'array', 0],
    ]);
    expect(members.map((m) => text.slice(m.valueStart, m.valueEnd))).toEqual([
      '"x\\""',
      '-1.5e+3',
      'true',
      'false',
      'null',
      '[1,[2,3],{}]',
      '{"p":{"q":1}}',
      '[ ]',
    ]);
    expect(text.slice(members[0]?.nameStart).startsWith('"s"')).toBe(true);
  });

  it('counts watched keys at any depth, escaped or not, and nothing else', () => {
    const { keyCounts } = scanned(
      '{"file":"file","a":[{"image_url":1},{"image\\u005furl":{"image_url":"file"}},{"files":1,"fil":2}],"é":0,"\\u00e9x":1,"":{}}',
    );
    expect(Object.fromEntries(keyCounts)).toEqual({ file: 1, image_url: 3, é: 1, '': 1 });
  });

  it('treats __proto__ and its like as ordinary names', () => {
    const { members } = scanned('{"__proto__":1,"constructor":2,"toString":3,"hasOwnProperty":4}');
    expect(members.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
    ]);
  });

  it('allows nested duplicates', () => {
    expect(scanned('{"a":{"b":1,"b":2}}').members).toHaveLength(1);
  });
});
