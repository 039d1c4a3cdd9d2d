import { describe, expect, test } from '@jest/globals';
import { nothing, utf8 } from '../../../../../test/support/der.js';
import { ip, ip6, uri } from '../../../../../test/support/general-names.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { SUBJECT } from '../../../../../test/support/mint.js';
import { pointedAt } from '../../../../../test/support/pointed-at.js';
import { having, subjectAnd } from '../../../../../test/support/subject-of.js';
import { tlsCnNotInSan } from './cn-not-in-san.js';

const NAMES = {
  dnsNames: ['API.bank.eu', '*.bank.eu'],
  alternativeNames: [ip(8, 8, 8, 8), ip6(0x2001, 0x4860, 0, 0, 0, 0, 0, 0x8888), uri('https://a.eu')],
};
const judged = (cn: string | Uint8Array | null, policies = ['0.4.0.194112.1.6']) =>
  messagesOf(tlsCnNotInSan, { ...NAMES, policies, subject: having(SUBJECT.CN, cn) });

describe('tls.cn-not-in-san', () => {
  test.each([
    'API.bank.eu',
    'api.BANK.eu',
    '*.bank.eu',
    '8.8.8.8',
    '2001:4860::8888',
    '2001:4860:0:0:0:0:0:8888',
  ])('%s is one of the names', (cn) => {
    expect(judged(cn)).toEqual([]);
  });

  test.each(['www.bank.eu', '8.8.8.9', '2001:4860::8889', 'UAB Bandymas', 'https://a.eu'])(
    '%s is none of them',
    (cn) => {
      expect(judged(cn)).toEqual([`The commonName "${cn}" is none of the names in subjectAltName.`]);
    },
  );

  test('every commonName is judged and pointed at', () => {
    expect(pointedAt(tlsCnNotInSan, { subject: subjectAnd([SUBJECT.CN, 'x'], [SUBJECT.CN, 'y']) })).toEqual([
      ['subject.CN', utf8('x')],
      ['subject.CN', utf8('y')],
    ]);
  });

  test.each(['0.4.0.194112.1.4', '0.4.0.194112.1.5', '2.23.140.1.2.1'])('binds under %s', (policy) => {
    expect(judged('x', [policy])).toHaveLength(1);
  });

  test('does not apply under other policies, without commonName or without names', () => {
    expect(judged('x', ['0.4.0.19495.3.1'])).toBeUndefined();
    for (const cn of [null, '', ' ', nothing()]) expect(judged(cn)).toBeUndefined();
    expect(messagesOf(tlsCnNotInSan, { dnsNames: null })).toBeUndefined();
    expect(messagesOf(tlsCnNotInSan, { dnsNames: [], alternativeNames: [uri('a:b')] })).toBeUndefined();
  });
});
