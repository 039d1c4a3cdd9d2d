import { describe, expect, test } from '@jest/globals';
import { sequence, utf8 } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { extension } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsEkuMissing } from './eku-missing.js';

describe('tls.eku-missing', () => {
  test('passes with a purpose', () => {
    expect(messagesOf(tlsEkuMissing)).toEqual([]);
  });

  test('fails without the extension', () => {
    expect(messagesOf(tlsEkuMissing, { extendedKeyUsage: null })).toEqual([
      'The certificate has no extKeyUsage extension.',
    ]);
    expect(pointedAt(tlsEkuMissing, { extendedKeyUsage: null })).toEqual([[undefined, undefined]]);
  });

  test('fails with an empty list', () => {
    expect(messagesOf(tlsEkuMissing, { extendedKeyUsage: [] })).toEqual(['extKeyUsage names no purpose.']);
    expect(pointedAt(tlsEkuMissing, { extendedKeyUsage: [] })).toEqual([['extKeyUsage', sequence()]]);
  });

  test('leaves what cannot be read to another rule', () => {
    const unreadable = { extendedKeyUsage: null, extensions: [extension('2.5.29.37', utf8('serverAuth'))] };
    expect(messagesOf(tlsEkuMissing, unreadable)).toBeUndefined();
  });
});
