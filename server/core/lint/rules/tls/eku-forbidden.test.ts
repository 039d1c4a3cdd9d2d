import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsEkuForbidden } from './eku-forbidden.js';

const SERVER = '1.3.6.1.5.5.7.3.1';
const judged = (purpose: string, policies = ['0.4.0.194112.1.5']) =>
  violationsOf(tlsEkuForbidden, { extendedKeyUsage: [SERVER, purpose], policies })?.map(
    ({ message, severity }) => [message, severity],
  );

describe('tls.eku-forbidden', () => {
  test.each(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '0.4.0.194115.1.0'])('%s passes', (purpose) => {
    expect(judged(purpose)).toEqual([]);
  });

  test.each([
    ['2.5.29.37.0', 'anyExtendedKeyUsage'],
    ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
    ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
    ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
    ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
    ['1.3.6.1.4.1.11129.2.4.4', 'the signing of pre-certificates'],
  ])('%s (%s) fails', (purpose, name) => {
    const message = `extKeyUsage has ${name} (${purpose}), which the certificate of a website must not have.`;
    expect(judged(purpose)).toEqual([[message, 'error']]);
    expect(judged(purpose, ['0.4.0.194112.1.6'])).toEqual([[message, 'error']]);
    expect(judged(purpose, ['0.4.0.19495.3.1'])).toEqual([[message, 'warning']]);
  });

  test('what nobody forbids is not recommended for browsers, and free elsewhere', () => {
    expect(judged('1.2.3.4')).toEqual([
      ['extKeyUsage has 1.2.3.4; beside serverAuth and clientAuth nothing is recommended.', 'warning'],
    ]);
    expect(judged('1.2.3.4', ['0.4.0.194112.1.6'])).toEqual([]);
  });

  test('points at the purpose', () => {
    expect(
      pointedAt(tlsEkuForbidden, {
        extendedKeyUsage: ['1.3.6.1.5.5.7.3.4', SERVER, '1.2.3.4'],
        policies: ['2.23.140.1.1'],
      }),
    ).toEqual([
      ['extKeyUsage[0]', oid('1.3.6.1.5.5.7.3.4')],
      ['extKeyUsage[2]', oid('1.2.3.4')],
    ]);
  });

  test('does not apply without extKeyUsage', () => {
    expect(messagesOf(tlsEkuForbidden, { extendedKeyUsage: null })).toBeUndefined();
  });
});
