import { describe, expect, test } from '@jest/globals';
import type { CriteriaList, Criterion } from '../trust-lists/trusted-list.js';
import type { CertificateTraits } from './certificate-traits.js';
import { identifies } from './criteria.js';

const CERTIFICATE: CertificateTraits = {
  issuerCountry: 'LT',
  issuerOrganisation: 'QTSP',
  issuerCommonName: 'QTSP CA',
  notBefore: new Date('2026-01-01T00:00:00Z'),
  compliant: true,
  types: ['web'],
  keyUsage: ['digitalSignature', 'cRLSign'],
  policies: ['1.2.3', '1.2.4'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'],
  subjectAttributes: ['2.5.4.6', '2.5.4.97'],
  subject: new Uint8Array(),
  issuer: new Uint8Array(),
  publicKey: new Uint8Array(),
};
const list = (assert: CriteriaList['assert'], ...criteria: Criterion[]): CriteriaList => ({
  assert,
  criteria,
});
const answer = (criteria: CriteriaList, over: Partial<CertificateTraits> = {}) =>
  identifies(criteria, { ...CERTIFICATE, ...over });

const policies = (...oids: string[]): Criterion => ({ kind: 'policy-set', policies: oids });
const usage = (...bits: [string, boolean][]): Criterion => ({
  kind: 'key-usage',
  bits: bits.map(([name, value]) => ({ name, value })),
});
const TRUE = policies('1.2.3');
const FALSE = policies('9.9.9');
const UNKNOWN: Criterion = { kind: 'unknown', name: 'Horoscope' };

describe('assertions', () => {
  test('all: every criterion holds', () => {
    expect(answer(list('all', TRUE, TRUE))).toBe(true);
    expect(answer(list('all', TRUE, FALSE))).toBe(false);
  });
  test('atLeastOne: one holds', () => {
    expect(answer(list('atLeastOne', FALSE, TRUE))).toBe(true);
    expect(answer(list('atLeastOne', FALSE, FALSE))).toBe(false);
  });
  test('none: none holds', () => {
    expect(answer(list('none', FALSE, FALSE))).toBe(true);
    expect(answer(list('none', FALSE, TRUE))).toBe(false);
  });
  test('lists inside lists', () => {
    const inner: Criterion = { kind: 'list', list: list('none', FALSE) };
    expect(answer(list('all', TRUE, inner))).toBe(true);
    expect(answer(list('all', { kind: 'list', list: list('atLeastOne', inner, FALSE) }))).toBe(true);
  });
});

describe('it stays open', () => {
  test.each<[string, CriteriaList]>([
    ['an empty list', list('all')],
    ['an empty list of none', list('none')],
    ['no assertion', list(null, TRUE)],
    ['an unknown criterion', list('all', UNKNOWN)],
    ['an unknown criterion that none of which holds', list('none', UNKNOWN)],
    ['an empty list inside', list('all', TRUE, { kind: 'list', list: list('all') })],
    ['a policy that is no OID', list('all', policies('http://policies.example/'))],
    ['a policy set without policies', list('all', policies())],
    ['a key usage bit nobody knows', list('all', usage(['timeTravel', true]))],
  ])('%s', (_, criteria) => {
    expect(answer(criteria)).toBeUndefined();
  });

  test('unless the other criteria decide alone', () => {
    expect(answer(list('all', UNKNOWN, FALSE))).toBe(false);
    expect(answer(list('atLeastOne', UNKNOWN, TRUE))).toBe(true);
    expect(answer(list('none', UNKNOWN, TRUE))).toBe(false);
    expect(answer(list('atLeastOne', UNKNOWN, FALSE))).toBeUndefined();
  });
});

describe('criteria', () => {
  test('key usage: every listed bit is as listed; others do not matter', () => {
    expect(answer(list('all', usage(['digitalSignature', true], ['nonRepudiation', false])))).toBe(true);
    expect(answer(list('all', usage(['digitalSignature', true], ['nonRepudiation', true])))).toBe(false);
    expect(answer(list('all', usage(['digitalSignature', false])))).toBe(false);
  });
  test('key usage: the list spells cRLSign its own way', () => {
    expect(answer(list('all', usage(['crlSign', true])))).toBe(true);
  });
  test('key usage: without the extension nothing holds', () => {
    expect(answer(list('all', usage(['nonRepudiation', false])), { keyUsage: undefined })).toBe(false);
  });
  test('policies: all of the set', () => {
    expect(answer(list('all', policies('1.2.3', '1.2.4')))).toBe(true);
    expect(answer(list('all', policies('1.2.3', '1.2.5')))).toBe(false);
    expect(answer(list('all', TRUE), { policies: undefined })).toBe(false);
  });
  test('extended key usage: all of the list', () => {
    const purposes = (...oids: string[]): CriteriaList =>
      list('all', { kind: 'extended-key-usage', purposes: oids });
    expect(answer(purposes('1.3.6.1.5.5.7.3.1'))).toBe(true);
    expect(answer(purposes('1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'))).toBe(false);
    expect(answer(purposes('1.3.6.1.5.5.7.3.1'), { extendedKeyUsage: undefined })).toBe(false);
  });
  test('subject attributes: all of them are there', () => {
    const present = (...oids: string[]): CriteriaList =>
      list('all', { kind: 'subject-attributes', attributes: oids });
    expect(answer(present('2.5.4.97'))).toBe(true);
    expect(answer(present('2.5.4.97', '2.5.4.5'))).toBe(false);
  });
});
