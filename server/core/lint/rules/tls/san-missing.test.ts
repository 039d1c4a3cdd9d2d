import { describe, expect, test } from '@jest/globals';
import { sequence, utf8 } from '../../../../../test/support/der.js';
import { email, ip } from '../../../../../test/support/general-names.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { extension } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsSanMissing } from './san-missing.js';

const EMAIL_ONLY = { dnsNames: [], alternativeNames: [email('a@b.eu')] };

describe('tls.san-missing', () => {
  test('passes with a domain or an address', () => {
    expect(messagesOf(tlsSanMissing)).toEqual([]);
    expect(messagesOf(tlsSanMissing, { dnsNames: [], alternativeNames: [ip(8, 8, 8, 8)] })).toEqual([]);
  });

  test('fails without the extension', () => {
    expect(messagesOf(tlsSanMissing, { dnsNames: null })).toEqual([
      'The certificate has no subjectAltName extension.',
    ]);
    expect(pointedAt(tlsSanMissing, { dnsNames: null })).toEqual([[undefined, undefined]]);
  });

  test('fails when it names neither', () => {
    expect(messagesOf(tlsSanMissing, EMAIL_ONLY)).toEqual([
      'subjectAltName names neither a domain nor an address.',
    ]);
    expect(pointedAt(tlsSanMissing, EMAIL_ONLY)).toEqual([['subjectAltName', sequence(email('a@b.eu'))]]);
    expect(messagesOf(tlsSanMissing, { dnsNames: [] })).toHaveLength(1);
  });

  test('leaves what cannot be read to another rule', () => {
    const unreadable = { dnsNames: null, extensions: [extension('2.5.29.17', utf8('example.eu'))] };
    expect(messagesOf(tlsSanMissing, unreadable)).toBeUndefined();
  });
});
