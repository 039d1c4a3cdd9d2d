import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsEku2qwac } from './eku-2qwac.js';

const BINDING = '0.4.0.194115.1.0';

describe('tls.eku-2qwac', () => {
  test('passes with id-kp-tls-binding alone', () => {
    expect(messagesOf(tlsEku2qwac, { extendedKeyUsage: [BINDING] })).toEqual([]);
  });

  test('every other purpose fails', () => {
    const extendedKeyUsage = ['1.3.6.1.5.5.7.3.1', BINDING, '1.2.3'];
    expect(messagesOf(tlsEku2qwac, { extendedKeyUsage })).toEqual([
      'extKeyUsage has serverAuth (1.3.6.1.5.5.7.3.1) beside id-kp-tls-binding, which stands alone in a 2-QWAC.',
      'extKeyUsage has 1.2.3 beside id-kp-tls-binding, which stands alone in a 2-QWAC.',
    ]);
    expect(pointedAt(tlsEku2qwac, { extendedKeyUsage })).toEqual([
      ['extKeyUsage[0]', oid('1.3.6.1.5.5.7.3.1')],
      ['extKeyUsage[2]', oid('1.2.3')],
    ]);
  });

  test('does not apply to other certificates', () => {
    expect(messagesOf(tlsEku2qwac)).toBeUndefined();
    expect(messagesOf(tlsEku2qwac, { extendedKeyUsage: null })).toBeUndefined();
  });
});
