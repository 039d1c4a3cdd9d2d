import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { psd2Statement, qcCompliance, role } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsEkuClientauthMissing } from './eku-clientauth-missing.js';

const SERVER = '1.3.6.1.5.5.7.3.1';
const SERVER_ONLY = { extendedKeyUsage: [SERVER] };
const REFUSED =
  'extKeyUsage lacks clientAuth (1.3.6.1.5.5.7.3.2): banks refuse the certificate for mutual TLS.';
const NOT_ALLOWED =
  'extKeyUsage lacks clientAuth (1.3.6.1.5.5.7.3.2), which certificates for browsers cannot have since 2027-03-15: for mutual TLS another one is needed.';
const judged = (minted: object) =>
  violationsOf(tlsEkuClientauthMissing, { ...SERVER_ONLY, ...minted })?.map(({ message, severity }) => [
    message,
    severity,
  ]);

describe('tls.eku-clientauth-missing', () => {
  test('passes with clientAuth', () => {
    expect(messagesOf(tlsEkuClientauthMissing)).toEqual([]);
  });

  test('fails without', () => {
    expect(messagesOf(tlsEkuClientauthMissing, SERVER_ONLY)).toEqual([REFUSED]);
    expect(pointedAt(tlsEkuClientauthMissing, SERVER_ONLY)).toEqual([['extKeyUsage', sequence(oid(SERVER))]]);
  });

  test.each([
    ['270314235959Z', '0.4.0.194112.1.5', REFUSED, undefined],
    ['270315000000Z', '0.4.0.194112.1.5', NOT_ALLOWED, 'info'],
    ['270315000000Z', '0.4.0.194112.1.6', REFUSED, undefined],
  ])('issued %s under %s', (notBefore, policy, message, severity) => {
    expect(judged({ notBefore, notAfter: '280101000000Z', policies: [policy] })).toEqual([
      [message, severity],
    ]);
  });

  test.each([
    [[role(1, 'PSP_AS')], undefined],
    [[], undefined],
    [[role(1, 'PSP_AS'), role(3, 'PSP_AI')], 1],
    [[role(2, 'PSP_PI')], 1],
  ])('is about those who call: roles %#', (roles, found) => {
    expect(judged({ qcStatements: [psd2Statement({ roles })] })?.length).toBe(found);
  });

  test.each([
    { qcStatements: [qcCompliance()] },
    { extendedKeyUsage: null },
    { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] },
    { extendedKeyUsage: [SERVER, '0.4.0.194115.1.0'] },
  ])('does not apply to %j', (minted) => {
    expect(judged(minted)).toBeUndefined();
  });
});
