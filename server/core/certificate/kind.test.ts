import { describe, expect, test } from '@jest/globals';
import { oid, sequence } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { qcStatement, qcType } from '../../../test/support/mint.js';
import { profileOf } from '../lint/profiles.js';
import { kindOf } from './kind.js';

const unknownType = qcStatement('0.4.0.1862.1.6', sequence(oid('1.2.3')));

describe('what a certificate says it is', () => {
  test.each([
    ['web', [qcType('web')], 'qwac'],
    ['eseal', [qcType('eseal')], 'qsealc'],
    ['esign', [qcType('esign')], 'esign'],
    ['two types in one statement (quirk 18)', [qcType('web', 'esign')], 'other'],
    ['two statements of one type each', [qcType('web'), qcType('eseal')], 'other'],
    ['an unknown type', [unknownType], 'other'],
  ])('by QcType: %s', (_, qcStatements, kind) => {
    expect(kindOf(certificateOf({ qcStatements }))).toBe(kind);
  });

  test.each([
    ['0.4.0.194112.1.0', 'esign'],
    ['0.4.0.194112.1.1', 'qsealc'],
    ['0.4.0.194112.1.2', 'esign'],
    ['0.4.0.194112.1.3', 'qsealc'],
    ['0.4.0.194112.1.4', 'qwac'],
    ['0.4.0.194112.1.5', 'qwac'],
    ['0.4.0.194112.1.6', 'qwac'],
    ['0.4.0.19495.3.1', 'qwac'],
    ['2.23.140.1.1', 'other'],
  ])('without QcType by policy %s', (policy, kind) => {
    expect(kindOf(certificateOf({ qcStatements: null, policies: ['1.2.3', policy] }))).toBe(kind);
  });

  test('QcType wins over the policy', () => {
    expect(kindOf(certificateOf({ qcStatements: [qcType('eseal')], policies: ['0.4.0.194112.1.4'] }))).toBe(
      'qsealc',
    );
  });

  test('a CA is a CA, whatever it issues under', () => {
    expect(kindOf(certificateOf({ qcStatements: null, policies: ['0.4.0.194112.1.4'], ca: true }))).toBe(
      'ca',
    );
    expect(kindOf(certificateOf({ qcStatements: null, policies: null, ca: true }))).toBe('ca');
    expect(kindOf(certificateOf({ qcStatements: [qcType('web')], ca: true }))).toBe('qwac');
  });

  test('else it is other', () => {
    expect(kindOf(certificateOf({ qcStatements: null, policies: null }))).toBe('other');
  });
});

describe('the profile it is judged by', () => {
  const bare = { qcStatements: null, policies: null, extendedKeyUsage: null, keyUsage: null };
  test.each([
    ['its own claim: QWAC', { qcStatements: [qcType('web')] }, 'qwac'],
    ['its own claim: QSealC', { qcStatements: [qcType('eseal')] }, 'qsealc'],
    ['a CA has none', { ...bare, ca: true }, undefined],
    ['an e-signature certificate has none', { ...bare, qcStatements: [qcType('esign')] }, undefined],
    ['an e-signature certificate made for TLS', { qcStatements: [qcType('esign')] }, 'qwac'],
    ['serverAuth', { ...bare, keyUsage: 0x40, extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }, 'qwac'],
    ['clientAuth', { ...bare, keyUsage: 0x40, extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }, 'qwac'],
    ['tls-binding', { ...bare, keyUsage: 0x40, extendedKeyUsage: ['0.4.0.194115.1.0'] }, 'qwac'],
    ['nonRepudiation alone', { ...bare, keyUsage: 0x40 }, 'qsealc'],
    [
      'nonRepudiation for mail',
      { ...bare, keyUsage: 0x40, extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] },
      'qsealc',
    ],
    ['nonRepudiation and keyEncipherment', { ...bare, keyUsage: 0x60 }, 'qwac'],
    ['digitalSignature alone', { ...bare, keyUsage: 0x80 }, 'qwac'],
    ['nothing at all', bare, 'qwac'],
    ['several types', { ...bare, qcStatements: [qcType('web', 'esign')] }, 'qwac'],
    ['several types in a CA', { ...bare, qcStatements: [qcType('web', 'esign')], ca: true }, undefined],
  ])('%s', (_, minted, profile) => {
    expect(profileOf(certificateOf(minted))).toBe(profile);
  });
});
