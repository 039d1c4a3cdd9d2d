import { describe, expect, test } from '@jest/globals';
import { oid } from '../../../../../test/support/der.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsEkuClientauthBrowserTrusted } from './eku-clientauth-browser-trusted.js';

const BROWSER = { policies: ['0.4.0.194112.1.5'] };
const issued = (notBefore: string) =>
  violationsOf(tlsEkuClientauthBrowserTrusted, { ...BROWSER, notBefore, notAfter: '280101000000Z' })?.map(
    ({ message, severity }) => [message, severity],
  );

describe('tls.eku-clientauth-browser-trusted', () => {
  test('passes with serverAuth alone', () => {
    expect(
      messagesOf(tlsEkuClientauthBrowserTrusted, { ...BROWSER, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }),
    ).toEqual([]);
  });

  test('informs until 14 March 2027 and warns from then on', () => {
    expect(issued('270314235959Z')).toEqual([
      [
        'extKeyUsage has clientAuth, which certificates for browsers issued from 2027-03-15 on cannot have.',
        'info',
      ],
    ]);
    expect(issued('270315000000Z')).toEqual([
      [
        'extKeyUsage has clientAuth, which certificates for browsers cannot have since 2027-03-15.',
        undefined,
      ],
    ]);
  });

  test('points at the purpose', () => {
    for (const notBefore of ['260101000000Z', '270401000000Z']) {
      expect(
        pointedAt(tlsEkuClientauthBrowserTrusted, { ...BROWSER, notBefore, notAfter: '280101000000Z' }),
      ).toEqual([['extKeyUsage[1]', oid('1.3.6.1.5.5.7.3.2')]]);
    }
  });

  test('does not apply outside the stores of browsers, or without extKeyUsage', () => {
    expect(messagesOf(tlsEkuClientauthBrowserTrusted)).toBeUndefined();
    expect(
      messagesOf(tlsEkuClientauthBrowserTrusted, { ...BROWSER, extendedKeyUsage: null }),
    ).toBeUndefined();
  });
});
