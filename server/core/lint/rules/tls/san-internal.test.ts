import { describe, expect, test } from '@jest/globals';
import { implicit } from '../../../../../test/support/der.js';
import { email, ip, ip6 } from '../../../../../test/support/general-names.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsSanInternal } from './san-internal.js';

const judged = (dnsName: string, policies = ['0.4.0.194112.1.6']) =>
  violationsOf(tlsSanInternal, { dnsNames: [dnsName], policies })?.map(({ message, severity }) => [
    message,
    severity,
  ]);

describe('tls.san-internal', () => {
  test('public names and addresses pass', () => {
    expect(messagesOf(tlsSanInternal, { alternativeNames: [ip(8, 8, 8, 8), email('a@b.local')] })).toEqual(
      [],
    );
  });

  test.each([
    ['intranet', 'is a name without a top-level domain'],
    ['bank.local', 'ends in a domain that is not in the public DNS'],
    ['1.0.0.10.in-addr.arpa', 'is a name of the reverse zone of addresses'],
  ])('%s fails', (name, reason) => {
    expect(judged(name)).toEqual([[`The name "${name}" ${reason}.`, 'error']]);
  });

  test('a name for examples only informs, unless the certificate is for browsers', () => {
    const message = 'The name "psd2.example" ends in a domain that is reserved for examples and tests.';
    expect(judged('psd2.example')).toEqual([[message, 'info']]);
    expect(judged('psd2.example', ['0.4.0.194112.1.5'])).toEqual([[message, 'error']]);
  });

  test.each([
    [ip(192, 168, 0, 1), '192.168.0.1'],
    [ip6(0xfd00, 0, 0, 0, 0, 0, 0, 1), 'fd00::1'],
  ])('a reserved address fails: %#', (name, text) => {
    expect(violationsOf(tlsSanInternal, { alternativeNames: [name] })).toEqual([
      {
        message: `The address ${text} is private or reserved.`,
        at: expect.objectContaining({ path: 'subjectAltName[1]' }),
      },
    ]);
    expect(pointedAt(tlsSanInternal, { alternativeNames: [name] })).toEqual([['subjectAltName[1]', name]]);
  });

  test('what is no address is left to tls.san-type', () => {
    expect(messagesOf(tlsSanInternal, { alternativeNames: [ip(10), ip(10, 0, 0, 0, 0)] })).toEqual([]);
  });

  test('points at the name', () => {
    expect(pointedAt(tlsSanInternal, { dnsNames: ['a.eu', 'a.lan'] })).toEqual([
      ['subjectAltName[1]', implicit(2, new TextEncoder().encode('a.lan'))],
    ]);
  });

  test('does not apply without subjectAltName', () => {
    expect(messagesOf(tlsSanInternal, { dnsNames: null })).toBeUndefined();
  });
});
