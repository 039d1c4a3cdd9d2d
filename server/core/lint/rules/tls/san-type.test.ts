import { describe, expect, test } from '@jest/globals';
import { QEVCP_W } from '../../../../../test/support/cabf.js';
import { explicit, implicit, oid, sequence } from '../../../../../test/support/der.js';
import { email, ip, otherName, uri } from '../../../../../test/support/general-names.js';
import { messagesOf, violationsOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsSanType } from './san-type.js';

const judged = (name: Uint8Array, policies: readonly string[] = ['0.4.0.194112.1.5']) =>
  violationsOf(tlsSanType, { alternativeNames: [name], policies })?.map(({ message, severity }) => [
    message,
    severity,
  ]);

describe('tls.san-type', () => {
  test('domains pass, and addresses without extended validation', () => {
    expect(messagesOf(tlsSanType)).toEqual([]);
    expect(judged(ip(8, 8, 8, 8))).toEqual([]);
    expect(judged(ip(0x20, 1, 0x48, 0x60, 0x48, 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0x88, 0x88))).toEqual([]);
    expect(messagesOf(tlsSanType, { policies: QEVCP_W })).toEqual([]);
  });

  test.each([
    [email('a@b.eu'), '"a@b.eu" as rfc822Name'],
    [uri('https://a.eu'), '"https://a.eu" as uniformResourceIdentifier'],
    [explicit(4, sequence()), '"" as directoryName'],
    [implicit(8, oid('1.2.3').subarray(2)), '"1.2.3" as registeredID'],
    [explicit(3), '"" as x400Address'],
    [explicit(5), '"" as ediPartyName'],
  ])('%# fails', (name, text) => {
    expect(judged(name)).toEqual([[`subjectAltName has ${text}; dNSName is for a website.`, 'error']]);
  });

  test('an otherName is shown as hex', () => {
    expect(judged(otherName('1.2.3', 'x'))?.[0]?.[0]).toBe(
      'subjectAltName has "06022a03a0030c0178" as otherName; dNSName is for a website.',
    );
  });

  test.each([
    ['0.4.0.194112.1.6', 'error'],
    ['0.4.0.19495.3.1', 'warning'],
  ])('under %s it is an %s', (policy, severity) => {
    expect(judged(uri('https://a.eu'), [policy])?.map(([, found]) => found)).toEqual([severity]);
  });

  test('an address of a strange length fails', () => {
    expect(judged(ip(1, 2, 3))).toEqual([
      ['subjectAltName has "010203" as iPAddress, which has 4 or 16 octets.', undefined],
    ]);
  });

  test('with extended validation an address fails', () => {
    expect(judged(ip(8, 8, 4, 4), QEVCP_W)).toEqual([
      [
        'subjectAltName has the address 8.8.4.4; with extended validation only domain names are allowed.',
        undefined,
      ],
    ]);
  });

  test('points at the name', () => {
    const names = [email('a@b.eu'), ip(1), ip(8, 8, 8, 8)];
    expect(pointedAt(tlsSanType, { alternativeNames: names, policies: QEVCP_W })).toEqual(
      names.map((name, i) => [`subjectAltName[${i + 1}]`, name]),
    );
  });

  test('does not apply without subjectAltName', () => {
    expect(messagesOf(tlsSanType, { dnsNames: null })).toBeUndefined();
  });
});
