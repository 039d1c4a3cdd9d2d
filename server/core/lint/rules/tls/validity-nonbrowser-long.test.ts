import { describe, expect, test } from '@jest/globals';
import { utcTime } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsValidityNonbrowserLong } from './validity-nonbrowser-long.js';

const valid = (notBefore: string, notAfter: string, policies = ['0.4.0.194112.1.6']) => ({
  notBefore,
  notAfter,
  policies,
});

describe('tls.validity-nonbrowser-long', () => {
  test.each([
    ['260131000000Z', '290131000000Z'],
    ['240229120000Z', '270301120000Z'],
    ['260131000000Z', '250131000000Z'],
  ])('%s to %s passes', (from, to) => {
    expect(messagesOf(tlsValidityNonbrowserLong, valid(from, to))).toEqual([]);
  });

  test('a second more than three years fails', () => {
    const long = valid('260131000000Z', '290131000001Z');
    expect(messagesOf(tlsValidityNonbrowserLong, long)).toEqual([
      'The certificate is valid until 2029-01-31; three years end on 2029-01-31.',
    ]);
    expect(pointedAt(tlsValidityNonbrowserLong, long)).toEqual([
      ['validity.notAfter', utcTime('290131000001Z')],
    ]);
  });

  test('a seal is judged as well', () => {
    expect(
      messagesOf(tlsValidityNonbrowserLong, valid('260131000000Z', '360101000000Z', ['0.4.0.194112.1.1'])),
    ).toEqual(['The certificate is valid until 2036-01-01; three years end on 2029-01-31.']);
  });

  test('does not apply to certificates for browsers', () => {
    expect(
      messagesOf(tlsValidityNonbrowserLong, valid('260131000000Z', '360101000000Z', ['2.23.140.1.2.2'])),
    ).toBeUndefined();
  });
});
