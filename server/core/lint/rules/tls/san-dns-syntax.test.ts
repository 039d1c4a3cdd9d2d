import { describe, expect, test } from '@jest/globals';
import { implicit } from '../../../../../test/support/der.js';
import { ip } from '../../../../../test/support/general-names.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsSanDnsSyntax } from './san-dns-syntax.js';

describe('tls.san-dns-syntax', () => {
  test('domain names pass', () => {
    expect(messagesOf(tlsSanDnsSyntax, { dnsNames: ['a.eu', '*.a.eu'] })).toEqual([]);
  });

  test('every other value fails and is pointed at', () => {
    const dnsNames = ['a.eu', '_a.eu', 'a..eu'];
    expect(messagesOf(tlsSanDnsSyntax, { dnsNames })).toEqual([
      'The dNSName "_a.eu" has a label that is not letters, digits and inner hyphens.',
      'The dNSName "a..eu" has an empty label.',
    ]);
    expect(pointedAt(tlsSanDnsSyntax, { dnsNames })).toEqual([
      ['subjectAltName[1]', implicit(2, new TextEncoder().encode('_a.eu'))],
      ['subjectAltName[2]', implicit(2, new TextEncoder().encode('a..eu'))],
    ]);
  });

  test('does not apply without dNSName', () => {
    expect(messagesOf(tlsSanDnsSyntax, { dnsNames: null })).toBeUndefined();
    expect(messagesOf(tlsSanDnsSyntax, { dnsNames: [], alternativeNames: [ip(1, 1, 1, 1)] })).toBeUndefined();
  });
});
