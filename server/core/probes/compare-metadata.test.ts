import { expect, test } from '@jest/globals';
import { compareMetadata } from './compare-metadata.js';

test('names what was added, removed and changed, in the order of the names', () => {
  const before = {
    issuer: 'https://a.example',
    scopes_supported: ['a'],
    token_endpoint: 'https://a.example/t',
  };
  const after = {
    token_endpoint: 'https://a.example/t',
    issuer: 'https://b.example',
    jwks_uri: 'https://a.example/j',
  };
  expect(compareMetadata(before, after)).toEqual([
    { member: 'issuer', kind: 'changed', before: '"https://a.example"', after: '"https://b.example"' },
    { member: 'jwks_uri', kind: 'added', before: '', after: '"https://a.example/j"' },
    { member: 'scopes_supported', kind: 'removed', before: '["a"]', after: '' },
  ]);
});

test('takes another order of members for no difference, and of a list for one', () => {
  expect(compareMetadata({ a: { x: 1, y: 2 }, b: 1 }, { b: 1, a: { y: 2, x: 1 } })).toEqual([]);
  expect(compareMetadata({ a: [1, 2] }, { a: [2, 1] })).toHaveLength(1);
});

test('a member called as one of every object is a member', () => {
  expect(
    compareMetadata({}, JSON.parse('{"__proto__": 1, "toString": 2}')).map(({ member }) => member),
  ).toEqual([...['__proto__', 'toString']]);
});
