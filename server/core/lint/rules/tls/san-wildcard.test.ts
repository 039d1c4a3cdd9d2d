import { describe, expect, test } from '@jest/globals';
import { QEVCP_W } from '../../../../../test/support/cabf.js';
import { implicit } from '../../../../../test/support/der.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { tlsSanWildcardEv } from './san-wildcard-ev.js';
import { tlsSanWildcard } from './san-wildcard.js';

const WILDCARD = { dnsNames: ['a.eu', '*.a.eu'] };
const POINTED = [['subjectAltName[1]', implicit(2, new TextEncoder().encode('*.a.eu'))]];

describe('tls.san-wildcard', () => {
  test('names of hosts pass', () => {
    expect(messagesOf(tlsSanWildcard)).toEqual([]);
    expect(messagesOf(tlsSanWildcard, { dnsNames: ['a.*.eu'] })).toEqual([]);
  });

  test('informs about a wildcard', () => {
    expect(messagesOf(tlsSanWildcard, WILDCARD)).toEqual([
      '"*.a.eu" stands for every host of that domain, so it identifies none of them closely.',
    ]);
    expect(pointedAt(tlsSanWildcard, WILDCARD)).toEqual(POINTED);
  });

  test('does not apply with extended validation or without names', () => {
    expect(messagesOf(tlsSanWildcard, { ...WILDCARD, policies: QEVCP_W })).toBeUndefined();
    expect(messagesOf(tlsSanWildcard, { dnsNames: null })).toBeUndefined();
  });
});

describe('tls.san-wildcard-ev', () => {
  const judged = (...dnsNames: string[]) => messagesOf(tlsSanWildcardEv, { dnsNames, policies: QEVCP_W });

  test('names of hosts pass, and wildcards of onion services', () => {
    expect(judged('a.eu', '*.abc.onion', '*.ABC.ONION')).toEqual([]);
  });

  test('a wildcard fails', () => {
    expect(judged('*.a.eu')).toEqual(['"*.a.eu" is a wildcard, which extended validation does not allow.']);
    expect(pointedAt(tlsSanWildcardEv, { ...WILDCARD, policies: QEVCP_W })).toEqual(POINTED);
  });

  test('does not apply without extended validation or without names', () => {
    expect(messagesOf(tlsSanWildcardEv, WILDCARD)).toBeUndefined();
    expect(messagesOf(tlsSanWildcardEv, { dnsNames: null, policies: QEVCP_W })).toBeUndefined();
  });
});
