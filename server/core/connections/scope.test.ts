import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coversScope, scopeOf, SCOPE_WORDS } from './scope.js';

test('a consent and a payment go into a scope under their documented names', () => {
  expect(scopeOf({ kind: 'consent', id: '9b1c-44' })).toBe('AIS:9b1c-44');
  expect(scopeOf({ kind: 'payment', id: 'p~1' })).toBe('PIS:p~1');
});

test('words are said once each', () => {
  expect(scopeOf({ kind: 'words', words: ['accounts', 'payments', 'accounts'] })).toBe('accounts payments');
  expect(scopeOf({ kind: 'words', words: [] })).toBeUndefined();
});

test.each(['', 'a b', 'a\tb', 'a"b', 'a\\b', 'ą', 'a\u0000', 'a'.repeat(201)])(
  'the id %j goes into none',
  (id) => {
    expect(scopeOf({ kind: 'consent', id })).toBeUndefined();
    expect(scopeOf({ kind: 'payment', id })).toBeUndefined();
  },
);

test('an id never asks for more than itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (id) => {
      const scope = scopeOf({ kind: 'consent', id });
      if (scope !== undefined) expect(scope.split(' ')).toEqual([`AIS:${id}`]);
    }),
  );
});

test('a granted scope covers what was asked in whatever order, and left out it covers all (RFC 6749 §5.1)', () => {
  const lists = fc.subarray([...SCOPE_WORDS, 'AIS:1', 'PIS:1', 'openid']);
  fc.assert(
    fc.property(lists, lists, (asked, granted) => {
      fc.pre(asked.length > 0);
      const expected = asked.every((word) => granted.includes(word));
      expect(coversScope(asked.join(' '), [...granted].reverse().join(' '))).toBe(expected);
    }),
  );
  expect(coversScope('AIS:1', undefined)).toBe(true);
});

test('a scope for another consent covers nothing, though it begins alike', () => {
  expect(coversScope('AIS:1', 'AIS:12')).toBe(false);
  expect(coversScope('AIS:1', 'ais:1')).toBe(false);
  expect(coversScope('AIS:1', '')).toBe(false);
});
