import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Json, canonicalJson } from './canonical-json.js';

test('sorts members at every depth', () => {
  expect(canonicalJson({ b: 1, a: { d: [{ z: 1, y: 2 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[{"y":2,"z":1}]},"b":1}',
  );
});

test('leaves out members that are undefined', () => {
  expect(canonicalJson({ a: 1, b: undefined } as unknown as Json)).toBe('{"a":1}');
});

test('means the same as what it was made of', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
