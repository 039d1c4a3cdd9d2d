import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsEkuServerauthMissing } from './eku-serverauth-missing.js';

const CLIENT = '1.3.6.1.5.5.7.3.2';
const CLIENT_ONLY = { extendedKeyUsage: [CLIENT] };

describe('tls.eku-serverauth-missing', () => {
  test('passes with serverAuth, alone or not', () => {
    expect(messagesOf(tlsEkuServerauthMissing)).toEqual([]);
    expect(messagesOf(tlsEkuServerauthMissing, { extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] })).toEqual([]);
  });

  test('fails with other purposes', () => {
    expect(messagesOf(tlsEkuServerauthMissing, CLIENT_ONLY)).toEqual([
      'extKeyUsage lacks serverAuth (1.3.6.1.5.5.7.3.1).',
    ]);
    expect(pointedAt(tlsEkuServerauthMissing, CLIENT_ONLY)).toEqual([['extKeyUsage', sequence(oid(CLIENT))]]);
  });

  test.each([
    ['0.4.0.194112.1.4', 'error'],
    ['0.4.0.194112.1.5', 'error'],
    ['0.4.0.194112.1.6', 'error'],
    ['2.23.140.1.2.2', 'error'],
    ['0.4.0.19495.3.1', 'warning'],
  ])('under %s it is an %s', (policy, severity) => {
    const found = violationsOf(tlsEkuServerauthMissing, { ...CLIENT_ONLY, policies: [policy] });
    expect(found?.map((violation) => violation.severity)).toEqual([severity]);
  });

  test.each([[null], [[]], [['0.4.0.194115.1.0']], [[CLIENT, '0.4.0.194115.1.0']]])(
    'does not apply to %j',
    (extendedKeyUsage) => {
      expect(messagesOf(tlsEkuServerauthMissing, { extendedKeyUsage })).toBeUndefined();
    },
  );
});
