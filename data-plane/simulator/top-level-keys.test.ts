// The scanner must agree with JSON.parse on what is a top-level key, whatever hides inside strings.

import { describe, expect, it } from 'vitest';
import { findRepeatedKey } from './top-level-keys.ts';

describe('findRepeatedKey', () => {
  it('finds nothing in an object of distinct keys', () => {
    expect(findRepeatedKey('{"a":1,"b":{"a":2,"a":3},"c":[{"a":1},"a"]}')).toBeNull();
  });

  it('finds a repeated key', () => {
    expect(findRepeatedKey('{"model":"x","n":1 , "model" :"y"}')).toBe('model');
  });

  it('finds a key that is repeated in another spelling', () => {
    expect(findRepeatedKey('{"model":"x","\\u006dodel":"y"}')).toBe('model');
  });

  it('is not misled by braces, commas and quotes inside strings', () => {
    expect(findRepeatedKey('{"a":"},\\"a\\":1,{","b":"\\\\","c":"\\\\\\""}')).toBeNull();
  });

  it('does not take a string value for a key', () => {
    expect(findRepeatedKey('{"a":"b","b":"a","c":["a","b"]}')).toBeNull();
  });

  it('counts __proto__ as a key like any other', () => {
    expect(findRepeatedKey('{"__proto__":1,"__proto__":2}')).toBe('__proto__');
  });
});
